import type { Clock, Randomness } from '#model/ports.ts'
import type { Lease, Store } from '#model/store.ts'
import { within } from './within.ts'

/** One name under which this process holds work. */
export interface Holder {
  readonly name: string
  /** How many pieces of work are in hand under it. */
  inHand: number
}

export interface Holders {
  current(): Holder
  lease(holder: Holder): Lease
  /**
   * Nobody knows any more what this holder holds: an answer of the store was lost. New work is taken under a new name; the old
   * one is prolonged while work is in hand under it, and what it may hold besides is free when its lease ends.
   */
  abandon(holder: Holder): void
  renew(): Promise<void>
  releaseAll(): Promise<void>
}

interface HoldersParts {
  readonly store: Store
  readonly clock: Clock
  readonly randomness: Randomness
  readonly limits: { readonly lease: number; readonly storeCall: number }
}

export function createHolders({ store, clock, randomness, limits }: HoldersParts): Holders {
  const open = (): Holder => ({ name: randomness.id(), inHand: 0 })
  let current = open()
  let earlier: readonly Holder[] = []

  const lease = ({ name }: Holder): Lease => {
    const now = clock.now()
    return { holder: name, now, until: now + limits.lease }
  }
  const busy = (): readonly Holder[] => [...earlier, current].filter(({ inHand }) => inHand > 0)

  return {
    current: () => current,
    lease,
    abandon(holder) {
      if (holder !== current) return
      earlier = [...earlier, current]
      current = open()
    },
    async renew() {
      earlier = earlier.filter(({ inHand }) => inHand > 0)
      for (const holder of busy())
        await within(clock, limits.storeCall, 'The store (renew)', () => store.leases.renew(lease(holder)))
    },
    async releaseAll() {
      for (const holder of [...earlier, current])
        await within(clock, limits.storeCall, 'The store (release)', () => store.leases.releaseAll(holder.name))
    },
  }
}
