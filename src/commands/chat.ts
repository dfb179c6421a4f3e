import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createTerminal } from '#adapters/terminal/adapter.ts'
import { capabilitiesOf } from '#adapters/terminal/capabilities.ts'
import { createFileHistory } from '#adapters/terminal/history.ts'
import { createScreen, type Input, type Output } from '#adapters/terminal/screen.ts'
import type { Config } from '#config.ts'
import { respond } from '#core/respond.ts'
import { show } from '#core/show.ts'
import { describeFault } from '#knowledge/fault.ts'
import type { Conversation } from '#model/conversation.ts'
import type { Finding } from '#model/finding.ts'
import type { Place, Request } from '#model/request.ts'
import { explain } from './explain.ts'
import { openLiveWorld } from './live-world.ts'

export interface Streams {
  readonly input?: Input
  readonly output?: Output
  readonly errors?: NodeJS.WritableStream
  /** What the terminal says of itself; without it, nothing is taken for granted. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/** As a shell reports a program that SIGINT ended. */
const INTERRUPTED = 130

/**
 * A conversation in this terminal, or with a pipe: each line is answered in order. Gives the exit code: 0 once the person
 * left or the input ended, 130 where a pipe was interrupted.
 */
export async function chat(config: Config, streams: Streams = {}): Promise<number> {
  const { input = process.stdin, output = process.stdout, errors = process.stderr, environment = {} } = streams
  const live = openLiveWorld(config, {
    onTraining: () => errors.write('Learning the questions (first start only) …\n'),
    onRenewed: () => errors.write('(The knowledge was edited; answers come from the new version.)\n'),
    onFaults: (faults) =>
      errors.write(
        `(The edited knowledge has faults; the last good version goes on.)\n${faults.map(describeFault).join('\n')}\n`,
      ),
    onError: (error) =>
      errors.write(
        `(The edited knowledge could not be learnt: ${error instanceof Error ? error.message : String(error)})\n`,
      ),
  })
  const memories = new Map<string, Conversation>()
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
    // A log belongs to the runtime; on this screen the details would only be in the way.
    report: () => {},
  })

  const accept = async (request: Request): Promise<void> => {
    const key = keyOf(request.place)
    const outcome = respond(
      request,
      memories.get(key) ?? { id: key, revision: 0, touchedAt: request.at },
      live.current(),
    )
    memories.set(key, outcome.memory)
    if (outcome.findings.length > 0) lastRead = outcome.findings
    for (const reply of outcome.replies) await terminal.send({ reply, place: request.place })
  }

  const interrupt = (): void => terminal.interrupt()
  process.on('SIGINT', interrupt)
  try {
    await terminal.start(accept, (query) => show(query, live.current()))
    const how = await terminal.ended
    return how === 'interrupted' && !screen.isInteractive ? INTERRUPTED : 0
  } finally {
    process.off('SIGINT', interrupt)
    live.close()
  }
}

function keyOf({ workspace, channel, thread }: Place): string {
  return `${workspace}/${channel}/${thread ?? ''}`
}
