// The program: picks the sub-command, hands it the settings, turns what goes wrong into one calm line and an exit code.
import { config as loadEnvFile } from 'dotenv'
import { ask } from './commands/ask.ts'
import { chat } from './commands/chat.ts'
import { check } from './commands/check.ts'
import { doctor } from './commands/doctor.ts'
import { evaluate } from './commands/eval.ts'
import { schema } from './commands/schema.ts'
import { type Config, loadConfig } from './config.ts'
import { VersusError } from './model/errors.ts'

const USAGE = `versus [command]

  start                    a conversation in this terminal, and the pages for machines (also what no command gives)
  chat                     the conversation alone
  ask -- "question"        one answer
  ask -- --json            one answer for each JSON line {"id","text","prev"?} of standard input
  check                    looks for faults in the knowledge
  doctor                   looks at settings, knowledge, store and port, and says what to fix
  eval [-- --errors]       measures the matching with the questions of tests/eval
  schema [-- --check]      writes the JSON Schemas for editors`

async function main(args: readonly string[]): Promise<number> {
  loadEnvFile({ quiet: true })
  const configured = loadConfig(process.env)
  const [command = 'start', ...rest] = args
  if (command === 'doctor') return doctor(configured, Date.now())
  if ('faults' in configured)
    throw new VersusError(
      'settings-faulty',
      `Some settings are wrong (see .env.example):\n${configured.faults.join('\n')}`,
    )
  return run(command, rest, configured.config)
}

async function run(command: string, args: readonly string[], config: Config): Promise<number> {
  switch (command) {
    case 'start':
      return chat(config, { environment: process.env, isServing: true })
    case 'chat':
      return chat(config, { environment: process.env })
    case 'ask':
      return ask(args, config)
    case 'check':
      return check(config)
    case 'eval':
      return evaluate(args, config)
    case 'schema':
      return schema(args)
    case 'help':
    case '--help':
    case '-h':
      console.log(USAGE)
      return 0
    default:
      console.error(`There is no command "${command}".\n\n${USAGE}`)
      return 2
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof VersusError ? error.message : error)
  process.exitCode = 1
}
