// The program: picks the sub-command, hands it the settings, turns what goes wrong into one calm line and an exit code.
// Each command is loaded when it is called: who asks one question does not wait for a database driver.
import { config as loadEnvFile } from 'dotenv'
import { type Config, loadConfig } from './config.ts'
import { VersusError } from './model/errors.ts'

const USAGE = `versus [command]

  start                    Slack and Discord where there are tokens, else a page in the browser and a conversation in this terminal
                           (also what no command gives)
  chat                     the conversation alone
  demo                     half a minute of two people and a decision, through the real bot; nothing is kept
  ask -- "question"        one answer
  ask -- --json            one answer for each JSON line {"id","text","prev"?} of standard input
  flow -- vm-vs-docker/choose  the statistics of a guided decision, and a walk through it
  decisions -- export <folder> [--json] [--overwrite]  writes every decision of the store as a file
  check                    looks for faults in the knowledge
  new -- topic <comparison> <id>  writes a template to fill in; also: comparison <id>, note <comparison>, --in <folder>
  learn                    learns the questions of the knowledge files anew, and keeps that beside them
  corrected                writes into the README what the knowledge says of the statements listed there
  doctor                   looks at settings, knowledge, store and port, and says what to fix
  discord-register [-- --guild <id>]  tells Discord of the commands, and prints the link that invites the bot
  eval [-- --errors]       measures the matching with the questions of tests/eval
  schema [-- --check]      writes the JSON Schemas for editors
  slack-manifest [-- --url https://your.host] [--agent]  prints the description of the app for Slack`

async function main(args: readonly string[]): Promise<number> {
  loadEnvFile({ quiet: true })
  const configured = loadConfig(process.env)
  const [command = 'start', ...rest] = args
  if (command === 'doctor') return (await import('./commands/doctor.ts')).doctor(configured, Date.now())
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
      if (config.slack ?? config.discord) return (await import('./commands/start.ts')).start(config)
      console.error('Slack and Discord are off: SLACK_BOT_TOKEN and DISCORD_TOKEN are not set (see .env.example).')
      // Nobody types here: a service, a container.
      if (config.page && !process.stdin.isTTY) return (await import('./commands/start.ts')).start(config)
      return (await import('./commands/chat.ts')).chat(config, { environment: process.env, isServing: true })
    case 'chat':
      return (await import('./commands/chat.ts')).chat(config, { environment: process.env })
    case 'demo':
      return (await import('./commands/demo.ts')).demo(config, process.env)
    case 'ask':
      return (await import('./commands/ask.ts')).ask(args, config)
    case 'flow':
      return (await import('./commands/flow.ts')).flow(args, config)
    case 'decisions':
      return (await import('./commands/decisions.ts')).decisions(args, config)
    case 'new':
      return (await import('./commands/new.ts')).writeNew(args, config, Date.now())
    case 'learn':
      return (await import('./commands/learn.ts')).learnAll(config)
    case 'corrected':
      return (await import('./commands/corrected.ts')).corrected()
    case 'check':
      return (await import('./commands/check.ts')).check(config)
    case 'discord-register':
      return (await import('./commands/discord-register.ts')).discordRegister(args, config)
    case 'eval':
      return (await import('./commands/eval.ts')).evaluate(args, config)
    case 'schema':
      return (await import('./commands/schema.ts')).schema(args)
    case 'slack-manifest':
      return (await import('./commands/slack-manifest.ts')).slackManifest(args)
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

async function settle(args: readonly string[]): Promise<void> {
  try {
    process.exitCode = await main(args)
  } catch (error) {
    console.error(error instanceof VersusError ? error.message : error)
    process.exitCode = 1
  }
}

void settle(process.argv.slice(2))
