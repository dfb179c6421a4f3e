import { onTestFinished } from 'vitest'
import { createDiscord } from '#adapters/discord/adapter.ts'
import type { Log, LogFields } from '#model/ports.ts'
import type { Place } from '#model/request.ts'
import type { Store } from '#model/store.ts'
import type { Limits } from '#runtime/limits.ts'
import type { Doors } from '#runtime/parts.ts'
import { createRuntime } from '#runtime/create-runtime.ts'
import { systemClock, systemRandomness } from '#runtime/system.ts'
import { noMetrics } from '#commands/no-metrics.ts'
import { createMemoryStore } from '#storage/memory.ts'
import { shippedWorld } from '../world.ts'
import { type DiscordServer, type ServerOptions, startDiscord } from './server.ts'

export interface LogLine extends LogFields {
  readonly level: keyof Log
  readonly event: string
}

interface Options extends ServerOptions {
  readonly store?: Store
  readonly limits?: Partial<Limits>
  readonly asksForContent?: boolean
  /** Others than the core's own, where the adapter alone is looked at. */
  readonly doors?: Doors
  readonly readsForum?: (forum: Place) => Promise<boolean>
}

/** The program as it is started, at a Discord of our own, with the shipped knowledge. Ended with the test. */
export async function startLife(options: Options = {}) {
  const server = await startDiscord(options)
  onTestFinished(() => server.stop())
  const life = await join(server, options)
  return { server, ...life }
}

/** Another process on the same Discord. */
export async function join(server: DiscordServer, options: Options = {}) {
  const { store = createMemoryStore(), limits = {}, asksForContent = options.hasMessageContent ?? true } = options
  const lines: LogLine[] = []
  const log = recording(lines)
  const adapter = createDiscord({
    token: server.token,
    apiUrl: server.apiUrl,
    hasMessageContent: asksForContent,
    clock: systemClock,
    log,
    ...(options.readsForum ? { readsForum: options.readsForum } : {}),
  })
  const world = await shippedWorld()
  const runtime = createRuntime({
    store,
    adapters: [adapter],
    limits,
    log,
    world: () => world,
    clock: systemClock,
    randomness: systemRandomness,
    metrics: noMetrics,
    ...(options.doors ? { doors: options.doors } : {}),
  })
  let isStopped = false
  const stop = async (): Promise<void> => {
    if (isStopped) return
    isStopped = true
    await runtime.drain(2_000)
  }
  onTestFinished(stop)
  await runtime.start()
  return { adapter, runtime, store, lines, stop, events: () => lines.map(({ event }) => event) }
}

function recording(lines: LogLine[]): Log {
  const line =
    (level: keyof Log) =>
    (event: string, fields: LogFields = {}): void =>
      void lines.push({ level, event, ...fields })
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }
}
