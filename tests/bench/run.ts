// `npm run bench` runs every benchmark; `npm run bench -- matching --data <folder>` one, with its own options.
import { discord } from './discord.ts'
import { discordMemory } from './discord-memory.ts'
import { knowledge } from './knowledge.ts'
import { matching } from './matching.ts'
import { page } from './page.ts'
import { runtime } from './runtime.ts'
import { slack } from './slack.ts'
import { speed } from './speed.ts'
import { walkthrough } from './walkthrough.ts'

type Bench = (args: readonly string[]) => Promise<void>

const BENCHES: Readonly<Record<string, Bench>> = {
  matching,
  knowledge,
  runtime,
  speed,
  walkthrough,
  slack,
  discord,
  page,
  'discord-memory': discordMemory,
}
/** Those that need nothing but the repository. */
const ALONE: readonly string[] = [
  'knowledge',
  'speed',
  'runtime',
  'walkthrough',
  'slack',
  'discord',
  'discord-memory',
  'page',
]

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
