import type { Accepted, Log, LogFields, Metrics } from '#model/ports.ts'
import type { Request } from '#model/request.ts'
import type { Store } from '#model/store.ts'
import { createRuntime, type Runtime } from '#runtime/create-runtime.ts'
import type { RuntimeParts, World } from '#runtime/parts.ts'
import { createMemoryStore } from '#storage/memory.ts'
import { createFakeClock, type FakeClock, settle } from './fake-clock.ts'
import { createFakePlatform, type FakePlatform } from './fake-platform.ts'

/** It compares nothing, so that every question gets the same answer: what can be asked. */
export const smallWorld: World = { knowledge: { comparisons: [], background: [], version: 'small' }, minds: [] }

export interface LogLine extends LogFields {
  readonly level: keyof Log
  readonly event: string
}

export interface Life {
  readonly runtime: Runtime
  readonly store: Store
  readonly clock: FakeClock
  readonly chat: FakePlatform
  readonly lines: readonly LogLine[]
  /** How often each metric was told each outcome: "accepted duplicate". */
  readonly counts: ReadonlyMap<string, number>
  /** Delivers an event and lets everything happen that waits for no time. */
  readonly tell: (request: Request) => Promise<Accepted>
}

export type LifeOptions = Partial<RuntimeParts> & { readonly chat?: FakePlatform; readonly clock?: FakeClock }

/** A runtime on the memory store, with a clock that stands still and a platform that does as it is told. */
export async function startLife(options: LifeOptions = {}): Promise<Life> {
  const life = createLife(options)
  await life.runtime.start()
  await settle()
  return life
}

export function createLife(options: LifeOptions = {}): Life {
  const clock = options.clock ?? createFakeClock()
  const chat = options.chat ?? createFakePlatform()
  const store = options.store ?? createMemoryStore()
  const lines: LogLine[] = []
  const counts = new Map<string, number>()
  let ids = 0
  const runtime = createRuntime({
    store,
    adapters: [chat],
    world: () => smallWorld,
    randomness: { fraction: () => 0.5, id: () => `holder-${++ids}` },
    log: recordingLog(lines),
    metrics: countingMetrics(counts),
    ...options,
    clock,
  })
  return {
    runtime,
    store,
    clock,
    chat,
    lines,
    counts,
    async tell(request) {
      const accepted = runtime.accept(request)
      await settle()
      return accepted
    },
  }
}

function recordingLog(lines: LogLine[]): Log {
  const line =
    (level: keyof Log) =>
    (event: string, fields: LogFields = {}): void =>
      void lines.push({ level, event, ...fields })
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }
}

function countingMetrics(counts: Map<string, number>): Metrics {
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1)
  return {
    accepted: (_, outcome) => count(`accepted ${outcome}`),
    responded: () => count('responded'),
    handled: (_, outcome) => count(`handled ${outcome}`),
    shown: (kind) => count(`shown ${kind}`),
    delivered: (_, outcome) => count(`delivered ${outcome}`),
    retried: (_, reason) => count(`retried ${reason}`),
    gap: (kind) => count(`gap ${kind}`),
    queueDepth: () => {},
  }
}
