import type { Clock, Log, Randomness } from '#model/ports.ts'
import type { Store, Work } from '#model/store.ts'
import type { Ending } from './handle-work.ts'
import type { Holder, Holders } from './holders.ts'
import type { Limits } from './limits.ts'
import { createWakeLoop, type WakeLoop } from './wake-loop.ts'
import { within } from './within.ts'

interface WorkLoopParts {
  readonly store: Store
  readonly holders: Holders
  readonly handle: (work: Work, holder: string) => Promise<Ending>
  readonly clock: Clock
  readonly randomness: Randomness
  readonly log: Log
  readonly limits: Limits
  /** A request came to its end, and something may wait in the outbox. */
  readonly onCommitted: () => void
  readonly onIdle: () => void
}

/**
 * Takes conversations with unfinished requests and handles one request of each at a time, so many conversations at once. The
 * store keeps the order within a conversation: it is held until its request is finished.
 */
export function createWorkLoop(parts: WorkLoopParts): WakeLoop {
  const { store, holders, handle, clock, randomness, log, limits, onCommitted, onIdle } = parts
  /** Requests that are being handled here. */
  const inHand = new Set<string>()

  const giveBack = async ({ key }: Work, holder: Holder): Promise<void> => {
    try {
      await within(clock, limits.storeCall, 'The store (release)', () => store.inbox.release(holder.name, key))
    } catch {
      holders.abandon(holder)
    }
  }

  const begin = async (work: Work, holder: Holder): Promise<void> => {
    const { id } = work.request
    // Our own lease ended while the store was slow: it is still being handled.
    if (inHand.has(id)) return holders.abandon(holder)
    inHand.add(id)
    holder.inHand++
    const ending = await handle(work, holder.name)
    if (ending === 'unfinished') await giveBack(work, holder)
    inHand.delete(id)
    holder.inHand--
    if (ending === 'committed') onCommitted()
    if (inHand.size > limits.handling / 2) loop.wakeSoon()
    else loop.wake()
  }

  const round = async (): Promise<void> => {
    const free = limits.handling - inHand.size
    if (free <= 0) return
    const holder = holders.current()
    const setGoing = (taken: readonly Work[]): void => {
      for (const work of taken) void begin(work, holder)
    }
    try {
      const take = () => store.inbox.take(holders.lease(holder), free)
      setGoing(await within(clock, limits.storeCall, 'The store (take)', take, setGoing))
    } catch (error) {
      holders.abandon(holder)
      throw error
    }
  }

  const loop = createWakeLoop({
    clock,
    randomness,
    round,
    onFailure: (error, failures) => log.error('inbox not read', { failures, error }),
    onIdle,
  })
  return { ...loop, isIdle: () => inHand.size === 0 && loop.isIdle() }
}
