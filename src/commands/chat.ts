import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createTerminal, type Terminal } from '#adapters/terminal/adapter.ts'
import { capabilitiesOf } from '#adapters/terminal/capabilities.ts'
import { createFileHistory } from '#adapters/terminal/history.ts'
import { createScreen, type Input, type Output } from '#adapters/terminal/screen.ts'
import type { Config } from '#config.ts'
import { describeFault } from '#knowledge/fault.ts'
import type { ChatAdapter } from '#model/adapter.ts'
import type { Finding } from '#model/finding.ts'
import { explain } from './explain.ts'
import { openLiveWorld } from './live-world.ts'
import { createLog } from './log.ts'
import { type Bot, openBot } from './open-bot.ts'
import { noMetrics } from './no-metrics.ts'

export interface Streams {
  readonly input?: Input
  readonly output?: Output
  readonly errors?: NodeJS.WritableStream
  /** What the terminal says of itself; without it, nothing is taken for granted. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Whether the pages for machines are served beside the conversation. */
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
  const live = await openLiveWorld(config, {
    onTraining: () => tell('Learning the questions (first start only) …'),
    onRenewed: () => tell('(The knowledge was edited; answers come from the new version.)'),
    onFaults: (faults) =>
      tell(
        `(The edited knowledge has faults; the last good version goes on.)\n${faults.map(describeFault).join('\n')}`,
      ),
    onError: (error) => tell(`(The edited knowledge could not be learnt: ${reasonOf(error)})`),
  })
  const log = createLog({
    level: config.logLevel ?? 'warn',
    isPretty: errors === process.stderr && process.stderr.isTTY,
    color: config.color,
    write: (line) => void errors.write(line),
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

  // The pages are for machines; a conversation alone does not load what they need.
  const pages = streams.isServing === true ? (await import('./pages.ts')).createPages(live, log) : undefined
  let bot: Bot | undefined
  const whenAnswered = (): Promise<void> => bot?.runtime.idle() ?? Promise.resolve()
  const interrupt = (): void => terminal.interrupt()
  const leave = (): void => void terminal.stop()
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', leave)
  try {
    bot = await openBot({
      config,
      world: () => live.current(),
      adapters: [answeringInTurn(terminal, whenAnswered)],
      log,
      metrics: pages?.metrics ?? noMetrics,
      watch: (_, outcome) => {
        if (outcome.findings.length > 0) lastRead = outcome.findings
      },
    })
    await bot.runtime.start()
    const serving = await pages?.serve(bot.runtime, config).catch((error: unknown) => {
      // The conversation is what the person wants: a port that is taken costs the pages, and no more.
      tell(`(No pages for machines: ${reasonOf(error)})`)
    })
    const how = await terminal.ended
    await serving?.close()
    return how === 'interrupted' && !screen.isInteractive ? INTERRUPTED : 0
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', leave)
    live.close()
    await bot?.close()
  }
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
