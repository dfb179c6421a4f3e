import type { Config } from '#config.ts'
import type { World } from '#core/world.ts'
import type { ChatAdapter } from '#model/adapter.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Log, Metrics } from '#model/ports.ts'
import type { Request } from '#model/request.ts'
import type { Store } from '#model/store.ts'
import { createRuntime, type Runtime } from '#runtime/create-runtime.ts'
import { systemClock, systemRandomness } from '#runtime/system.ts'
import { openStore } from '#storage/open-store.ts'

/** Long enough for a reply on its way; short enough for whoever waits for the process to end. */
const DRAIN_MS = 10_000

export interface Bot {
  readonly runtime: Runtime
  readonly store: Store
  /** Finishes what is in hand, then closes the store. */
  close(): Promise<void>
}

interface BotParts {
  readonly config: Pick<Config, 'database' | 'secret'>
  readonly world: () => World
  readonly adapters: readonly ChatAdapter[]
  readonly log: Log
  readonly metrics: Metrics
  readonly watch?: (request: Request, outcome: Outcome) => void
}

/** Store and runtime, joined. Not started yet. Rejects with a VersusError when the store cannot be opened. */
export async function openBot({ config, world, adapters, log, metrics, watch }: BotParts): Promise<Bot> {
  const store = await openStore({
    database: config.database,
    ...(config.secret === undefined ? {} : { secret: config.secret }),
    onLost: () => log.warn('database connection lost'),
  })
  const runtime = createRuntime({
    store,
    adapters,
    world,
    clock: systemClock,
    randomness: systemRandomness,
    log,
    metrics,
    ...(watch ? { watch } : {}),
  })
  return {
    runtime,
    store,
    async close() {
      await runtime.drain(DRAIN_MS)
      await store.close()
    },
  }
}
