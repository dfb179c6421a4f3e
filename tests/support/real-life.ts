import type { ChatAdapter } from '#model/adapter.ts'
import type { Log } from '#model/ports.ts'
import type { Store } from '#model/store.ts'
import { createRuntime, type Runtime } from '#runtime/create-runtime.ts'
import type { Limits } from '#runtime/limits.ts'
import { systemClock, systemRandomness } from '#runtime/system.ts'
import { noMetrics } from '#commands/no-metrics.ts'
import { smallWorld } from './life.ts'

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

interface RealLife {
  readonly store: Store
  readonly adapters: readonly ChatAdapter[]
  readonly limits?: Partial<Limits>
  readonly log?: Log
}

/** A runtime as the program has it: with the clocks of this machine. */
export function createRealLife({ store, adapters, limits = {}, log = silentLog }: RealLife): Runtime {
  return createRuntime({
    store,
    adapters,
    limits,
    log,
    world: () => smallWorld,
    clock: systemClock,
    randomness: systemRandomness,
    metrics: noMetrics,
  })
}

/** Waits until something is so; fails with what it waited for. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, limit = 30_000): Promise<void> {
  const end = performance.now() + limit
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited ${limit} ms in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
