// The program: picks the sub-command, hands it the settings, turns what goes wrong into one calm line and an exit code.
import { config as loadEnvFile } from 'dotenv'
import { loadConfig } from './config.ts'
import { ask } from './commands/ask.ts'
import { chat } from './commands/chat.ts'
import { check } from './commands/check.ts'
import { evaluate } from './commands/eval.ts'
import { schema } from './commands/schema.ts'
import { VersusError } from './model/errors.ts'

const USAGE = `versus [command]

  chat                     a conversation in this terminal (also what no command gives)
  ask -- "question"        one answer
  ask -- --json            one answer for each JSON line {"id","text","prev"?} of standard input
  check                    looks for faults in the knowledge
  eval [-- --errors]       measures the matching with the questions of tests/eval
  schema [-- --check]      writes the JSON Schemas for editors`

async function main(args: readonly string[]): Promise<number> {
  loadEnvFile({ quiet: true })
  const config = loadConfig(process.env)
  const [command = 'chat', ...rest] = args
  switch (command) {
    case 'start':
    case 'chat':
      return chat(config, { environment: process.env })
    case 'ask':
      return ask(rest, config)
    case 'check':
      return check(config)
    case 'eval':
      return evaluate(rest, config)
    case 'schema':
      return schema(rest)
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
