import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createTerminal, type Terminal } from '#adapters/terminal/adapter.ts'
import { capabilitiesOf } from '#adapters/terminal/capabilities.ts'
import { createFileHistory } from '#adapters/terminal/history.ts'
import { createScreen, type Input, type Output } from '#adapters/terminal/screen.ts'
import type { Config } from '#config.ts'
import { describeFault } from '#knowledge/fault.ts'
import type { ChatAdapter } from '#model/adapter.ts'
import { VersusError } from '#model/errors.ts'
import type { Finding } from '#model/finding.ts'
import type { Status } from '#runtime/create-runtime.ts'
import type { Serving } from '#server/serve.ts'
import { explain } from './explain.ts'
import { type LiveWorld, openLiveWorld } from './live-world.ts'
import { createLog } from './log.ts'
import { type Bot, openBot } from './open-bot.ts'
import { noMetrics } from './no-metrics.ts'

export interface Streams {
  readonly input?: Input
  readonly output?: Output
  readonly errors?: NodeJS.WritableStream
  /** What the terminal says of itself; without it, nothing is taken for granted. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Whether the pages, for machines and the playground, are served beside the conversation. */
  readonly isServing?: boolean
}

/** As a shell reports a program that SIGINT ended. */
const INTERRUPTED = 130

/**
 * A conversation in this terminal, or with a pipe: each line is answered in order. Gives the exit code: 0 once the person
 * left or the input ended, 130 where a pipe was interrupted.
 */
export async function chat(config: Config, streams: Streams = {}): Promise<number> {
  const { input = process.stdin, output = process.stdout, errors = process.stderr, environment = {} } = streams
  const tell = (text: string): void => void errors.write(`${text}\n`)
  const log = createLog({
    level: config.logLevel ?? 'warn',
    isPretty: errors === process.stderr && process.stderr.isTTY,
    color: config.color,
    write: (line) => void errors.write(line),
  })
  // A conversation alone does not load what the pages need.
  const isServing = streams.isServing === true
  const page = isServing
    ? (await import('./open-page.ts')).openPage({ config, world: () => live.current(), store: () => storeOf(bot), log })
    : undefined
  const live = await openLiveWorld(config, {
    onReading: () => tell('Reading the knowledge (first start only) …'),
    onTraining: () => tell('Learning the questions (first start only) …'),
    onRenewed({ version }) {
      tell('(The knowledge was edited; answers come from the new version.)')
      page?.tellKnowledge({ kind: 'renewed', version })
    },
    onFaults(faults) {
      tell(`(The edited knowledge has faults; the last good version goes on.)\n${faults.map(describeFault).join('\n')}`)
      page?.tellKnowledge({ kind: 'faulty', faults })
    },
    onError: (error) => tell(`(The edited knowledge could not be learnt: ${reasonOf(error)})`),
  })
  let lastRead: readonly Finding[] = []
  const screen = createScreen({
    input,
    output,
    errors,
    color: config.color,
    capabilities: capabilitiesOf(environment),
    history: createFileHistory(join(config.data, 'history')),
  })
  const terminal = createTerminal({
    screen,
    explain: () => explain(lastRead),
    now: () => Date.now(),
    session: randomUUID().slice(0, 8),
    report: (reference, error) => log.error('terminal failed', { reference, error }),
  })

  const pages = isServing ? (await import('./pages.ts')).createPages(live, log) : undefined
  let bot: Bot | undefined
  const status = (): Promise<Status> => bot?.runtime.status() ?? Promise.resolve(startingWith(live))
  const whenAnswered = (): Promise<void> => bot?.runtime.idle() ?? Promise.resolve()
  const interrupt = (): void => terminal.interrupt()
  const leave = (): void => void terminal.stop()
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', leave)
  let serving: Serving | undefined
  try {
    serving = await pages?.serve(status, config, page ? { page } : {}).catch((error: unknown) => {
      // The conversation is what the person wants: a port that is taken costs the pages, and no more.
      tell(`(No page in the browser: ${reasonOf(error)})`)
      return undefined
    })
    if (serving && page) tell(`Open ${serving.url} in a browser, or go on here.`)
    // Where nobody can open the page, its unsent answers are left to the program that has the port.
    const served = serving ? page : undefined
    bot = await openBot({
      config,
      world: () => live.current(),
      adapters: [answeringInTurn(terminal, whenAnswered), ...(served ? [served.adapter] : [])],
      log,
      metrics: pages?.metrics ?? noMetrics,
      watch: (request, outcome) => {
        served?.watch(request, outcome)
        if (request.place.platform === terminal.platform && outcome.findings.length > 0) lastRead = outcome.findings
      },
    })
    await bot.runtime.start()
    const how = await terminal.ended
    return how === 'interrupted' && !screen.isInteractive ? INTERRUPTED : 0
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', leave)
    await serving?.close()
    live.close()
    await bot?.close()
  }
}

/** While store and runtime are opened: nothing is wrong, and nothing can be asked yet. */
function startingWith(live: LiveWorld): Status {
  const knowledge = live.current().knowledge.version
  return { store: { isWell: true }, platforms: { terminal: 'starting' }, knowledge, isStopping: false }
}

/** In a terminal the next line is read once the last one is answered: what "1" means depends on the reply before it. */
function answeringInTurn(terminal: Terminal, whenAnswered: () => Promise<void>): ChatAdapter {
  return {
    ...terminal,
    start: (accept, show) =>
      terminal.start(async (request) => {
        await accept(request)
        await whenAnswered()
      }, show),
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The page lets nobody in before the bot has started. */
function storeOf(bot: Bot | undefined): Bot['store'] {
  if (!bot) throw new VersusError('starting', 'The bot is starting. Try again in a moment.')
  return bot.store
}
