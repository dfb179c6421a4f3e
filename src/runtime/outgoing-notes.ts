import type { Clock, Log, Randomness } from '#model/ports.ts'
import type { Outgoing, SentNote, Store } from '#model/store.ts'
import { backoff } from './backoff.ts'
import type { Holder, Holders } from './holders.ts'
import type { Limits } from './limits.ts'
import { pause, within } from './within.ts'

/** Notes in the outbox what became of a delivery. None of them rejects. */
export interface OutgoingNotes {
  sent(note: Omit<SentNote, 'now'>): Promise<void>
  failed(outgoing: Outgoing, holder: Holder, wait: number, reason: string, isUnsure: boolean): Promise<void>
  gaveUp(outgoing: Outgoing, holder: Holder, reason: string): Promise<void>
}

interface NotesParts {
  readonly store: Store
  readonly holders: Holders
  readonly clock: Clock
  readonly randomness: Randomness
  readonly log: Log
  readonly limits: Limits
  /** A delivery is due again after so many milliseconds. */
  readonly onPutOff: (wait: number) => void
}

const WAITS = { first: 200, most: 5_000 }
/** Some forty seconds. A message that was sent and could not be noted is sent twice: worth some patience. */
const TRIES = 12

export function createOutgoingNotes(parts: NotesParts): OutgoingNotes {
  const { store, holders, clock, randomness, log, limits, onPutOff } = parts

  const persist = async (what: string, id: string, call: () => Promise<void>): Promise<boolean> => {
    for (let tries = 1; tries <= TRIES; tries++) {
      try {
        await within(clock, limits.storeCall, `The store (${what})`, call)
        return true
      } catch (error) {
        log.warn('delivery not noted yet', { delivery: id, what, tries, error })
        if (tries < TRIES) await pause(clock, backoff(tries, WAITS, randomness.fraction()))
      }
    }
    log.error('delivery not noted', { delivery: id, what })
    return false
  }

  return {
    async sent(note) {
      await persist('sent', note.id, () => store.outbox.sent({ ...note, now: clock.now() }))
    },
    async failed({ id }, holder, wait, reason, isUnsure) {
      const isNoted = await persist('failed', id, () => {
        const now = clock.now()
        return store.outbox.failed({ id, holder: holder.name, now, nextAttemptAt: now + wait, reason, isUnsure })
      })
      if (isNoted) onPutOff(wait)
      else holders.abandon(holder)
    },
    async gaveUp({ id }, holder, reason) {
      const isNoted = await persist('given up', id, () =>
        store.outbox.giveUp({ id, holder: holder.name, now: clock.now(), reason }),
      )
      if (!isNoted) holders.abandon(holder)
    },
  }
}
