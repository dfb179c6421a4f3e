// The adapter with a runtime, connected to a local Slack.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createSlack, type Slack } from '#adapters/slack/adapter.ts'
import type { SlackParts } from '#adapters/slack/connect.ts'
import type { Store } from '#model/store.ts'
import { noMetrics } from '#commands/no-metrics.ts'
import type { World } from '#core/world.ts'
import type { Log } from '#model/ports.ts'
import { createRuntime, type Runtime } from '#runtime/create-runtime.ts'
import { systemClock, systemRandomness } from '#runtime/system.ts'
import { createMemoryStore } from '#storage/memory.ts'
import { smallWorld } from '../life.ts'
import { EVENTS_PATH } from '#adapters/slack/http.ts'
import { SIGNING_SECRET } from './links.ts'
import { CLIENT_ID, CLIENT_SECRET } from './tenants.ts'
import { APP_TOKEN, BOT_TOKEN, type SlackServer, startSlack } from './server.ts'

export interface LogLine {
  readonly level: keyof Log
  readonly event: string
  readonly fields: Readonly<Record<string, unknown>>
}

export interface SlackLife {
  readonly server: SlackServer
  readonly runtime: Runtime
  readonly slack: Slack
  readonly store: Store
  readonly lines: readonly LogLine[]
  /** Where Slack's requests go, where they come by HTTP. */
  readonly url?: string
}

/** OAuth: by HTTP too, with workspaces that browsers add. */
export type Mode = 'Socket Mode' | 'HTTP' | 'OAuth'

interface LifeOptions {
  readonly mode?: Mode
  readonly world?: World
  readonly store?: Store
  readonly server?: SlackServer
}

/** Started; everything is closed when the test ends. */
export async function startSlackLife(options: LifeOptions = {}): Promise<SlackLife> {
  const { mode = 'Socket Mode', world = smallWorld, store = createMemoryStore() } = options
  const server = options.server ?? (await startSlack())
  const lines: LogLine[] = []
  const log = recordingLog(lines)
  const slack = createSlack({ ...settings(server, mode), installations: store.installations, log, now: Date.now })
  const runtime = createRuntime({
    store,
    adapters: [slack.adapter],
    world: () => world,
    clock: systemClock,
    randomness: systemRandomness,
    log,
    metrics: noMetrics,
  })
  const url = slack.listener ? await listen(slack.listener) : undefined
  if (url !== undefined) server.postEventsTo(url)
  onTestFinished(async () => {
    await runtime.drain(1_000)
    if (!options.server) await server.close()
  })
  await runtime.start()
  return { server, runtime, slack, store, lines, ...(url === undefined ? {} : { url }) }
}

export function settings(
  server: SlackServer,
  mode: Mode,
): Pick<SlackParts, 'token' | 'appToken' | 'signingSecret' | 'apiUrl' | 'oauth'> {
  if (mode === 'OAuth')
    return {
      apiUrl: server.apiUrl,
      signingSecret: SIGNING_SECRET,
      oauth: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, stateSecret: 'a state secret of the tests' },
    }
  return {
    token: BOT_TOKEN,
    apiUrl: server.apiUrl,
    ...(mode === 'Socket Mode' ? { appToken: APP_TOKEN } : { signingSecret: SIGNING_SECRET }),
  }
}

/** The address at which a listener gets Slack's requests, as our own server would mount it. */
export async function listen(listener: NonNullable<Slack['listener']>): Promise<string> {
  const own = createServer(listener)
  await new Promise<void>((resolve) => {
    own.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    own.closeAllConnections()
    own.close()
  })
  const { port } = own.address() as AddressInfo
  return `http://127.0.0.1:${port}${EVENTS_PATH}`
}

export function recordingLog(lines: LogLine[]): Log {
  const line =
    (level: keyof Log) =>
    (event: string, fields: LogLine['fields'] = {}): void =>
      void lines.push({ level, event, fields })
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }
}
