import type { Clock, Log, Metrics } from '#model/ports.ts'
import type { Store } from '#model/store.ts'
import type { Holders } from './holders.ts'
import type { Limits } from './limits.ts'
import { within } from './within.ts'

interface HousekeepingParts {
  readonly store: Store
  readonly holders: Holders
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly limits: Limits
  /** Looks for work that nobody announced. */
  readonly onSweep: () => void
  readonly onCounted: (unfinished: number) => void
}

/** Addresses are erased within a minute of their expiry. */
const PURGE = 60_000

/** What is done every few seconds: leases are prolonged, work is looked for, queues are counted, what is over is erased. */
export function createHousekeeping(parts: HousekeepingParts): { start(): void; stop(): void } {
  const { store, holders, clock, log, metrics, limits, onSweep, onCounted } = parts
  const chores = [
    { every: limits.lease / 3, what: 'renew', chore: () => holders.renew() },
    { every: limits.sweep, what: 'count', chore: sweep },
    { every: PURGE, what: 'purge', chore: purge },
  ]
  let callOffs: readonly (() => void)[] = []
  let isStopped = false

  async function sweep(): Promise<void> {
    onSweep()
    const unfinished = await within(clock, limits.storeCall, 'The store (count)', () => store.inbox.count())
    onCounted(unfinished)
    metrics.queueDepth('inbox', unfinished)
    metrics.queueDepth('outbox', await within(clock, limits.storeCall, 'The store (count)', () => store.outbox.count()))
  }

  async function purge(): Promise<void> {
    const purged = await store.purge(clock.now())
    if (purged.requests + purged.replies + purged.addresses > 0) log.debug('purged', { ...purged })
  }

  // The next turn begins when this one is over: a slow store is not asked twice at once.
  const repeat = (at: number, every: number, what: string, chore: () => Promise<void>): void => {
    const turn = async (): Promise<void> => {
      try {
        await chore()
      } catch (error) {
        log.warn('chore failed', { what, error })
      }
      if (!isStopped) repeat(at, every, what, chore)
    }
    callOffs = callOffs.with(
      at,
      clock.after(every, () => void turn()),
    )
  }

  return {
    start() {
      callOffs = chores.map(() => () => {})
      for (const [at, { every, what, chore }] of chores.entries()) repeat(at, every, what, chore)
    },
    stop() {
      isStopped = true
      for (const callOff of callOffs) callOff()
    },
  }
}
