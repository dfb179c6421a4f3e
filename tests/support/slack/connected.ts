// The adapter alone, connected to a local Slack: what it takes is kept, and what it shows is the test's.
import { onTestFinished } from 'vitest'
import { createSlack, type Slack, type SlackParts } from '#adapters/slack/adapter.ts'
import type { Shown } from '#model/adapter.ts'
import type { Query, Request } from '#model/request.ts'
import { type SlackServer, startSlack } from './server.ts'
import { listen, type LogLine, type Mode, recordingLog, settings } from './slack-life.ts'

interface Connected extends Slack {
  readonly server: SlackServer
  readonly requests: readonly Request[]
  readonly queries: readonly Query[]
  readonly lines: readonly LogLine[]
}

interface ConnectedOptions {
  readonly mode?: Mode
  readonly show?: (query: Query) => Shown | Promise<Shown>
  readonly accept?: (request: Request) => Promise<void>
  readonly server?: SlackServer
  readonly parts?: Partial<SlackParts>
}

/** Started; everything is closed when the test ends. */
export async function connect(options: ConnectedOptions = {}): Promise<Connected> {
  const { mode = 'HTTP', show = () => ({ kind: 'no form', text: 'There is none.' }) } = options
  const server = options.server ?? (await startSlack())
  const requests: Request[] = []
  const queries: Query[] = []
  const lines: LogLine[] = []
  const parts = { ...settings(server, mode), log: recordingLog(lines), now: Date.now, ...options.parts }
  const slack = createSlack(parts)
  onTestFinished(async () => {
    await slack.adapter.stop()
    if (!options.server) await server.close()
  })
  if (slack.listener) server.postEventsTo(await listen(slack.listener))
  await slack.adapter.start(
    async (request) => {
      await options.accept?.(request)
      requests.push(request)
    },
    async (query) => {
      queries.push(query)
      return show(query)
    },
  )
  return { ...slack, server, requests, queries, lines }
}
