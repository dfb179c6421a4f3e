// `npm run bench` runs every benchmark; `npm run bench -- matching --data <folder>` one, with its own options.
import { matching } from './matching.ts'
import { runtime } from './runtime.ts'
import { speed } from './speed.ts'

type Bench = (args: readonly string[]) => Promise<void>

const BENCHES: Readonly<Record<string, Bench>> = { matching, runtime, speed }
/** Those that need nothing but the repository. */
const ALONE: readonly string[] = ['speed', 'runtime']

const [name, ...args] = process.argv.slice(2)
const chosen = name === undefined ? ALONE : [name]
for (const one of chosen) {
  const bench = BENCHES[one]
  if (!bench) {
    console.error(`There is no benchmark "${one}"; there are: ${Object.keys(BENCHES).join(', ')}.`)
    process.exitCode = 2
    break
  }
  if (name === undefined) console.log(`\n${one}`)
  await bench(args)
}
