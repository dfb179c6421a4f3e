import type { ChatAdapter, Sent } from '#model/adapter.ts'
import type { Clock, Delivered, Log, Metrics, Randomness } from '#model/ports.ts'
import type { Outgoing, Store } from '#model/store.ts'
import { backoff } from './backoff.ts'
import { createFailureCounts } from './failure-counts.ts'
import type { Holder } from './holders.ts'
import type { Limits } from './limits.ts'
import type { OutgoingNotes } from './outgoing-notes.ts'
import { referenceOf } from './references.ts'
import { readRefusal, reasonOf, type Refusal } from './refusal.ts'
import { apologiesFor, type Way, waysOf } from './ways.ts'
import { within } from './within.ts'

interface DeliverParts {
  readonly store: Store
  readonly notes: OutgoingNotes
  readonly clock: Clock
  readonly randomness: Randomness
  readonly log: Log
  readonly metrics: Metrics
  readonly limits: Limits
}

type Attempt = { readonly sent: Sent; readonly way: Way } | { readonly error: unknown; readonly refusal: Refusal }

/** At most five minutes: a platform that was away for a quarter of an hour is asked a dozen times. */
const WAITS = { first: 1_000, most: 300_000 }
/** So that those that a platform held off do not all come back in the same moment. */
const SPREAD = 500

/** Takes one delivery through one attempt: sent, to be tried again, or given up with an apology. Never rejects. */
export function createDeliver(parts: DeliverParts) {
  const { store, notes, clock, randomness, log, metrics, limits } = parts
  const failures = createFailureCounts()

  /** A message to be edited or taken back may stand in the thread that it opened. */
  const placed = async (outgoing: Outgoing): Promise<Outgoing> => {
    if (outgoing.message === undefined) return outgoing
    const id = outgoing.kind === 'withdrawal' ? outgoing.withdraws : outgoing.id
    const stored = await within(clock, limits.storeCall, 'The store (find)', () => store.outbox.find(id))
    return stored?.thread === undefined
      ? outgoing
      : { ...outgoing, place: { ...outgoing.place, thread: stored.thread } }
  }

  /** Goes down the ways while the platform refuses them for good. `id`: under what a late answer is noted. */
  const attempt = async (ways: readonly Way[], { place }: Outgoing, id: string): Promise<Attempt> => {
    let last: Attempt = { error: undefined, refusal: { kind: 'permanent' } }
    for (const way of ways) {
      // The answer came after we stopped waiting: whatever was noted meanwhile, the message is there.
      const late = (sent: Sent) => void notes.sent({ id, ...sent })
      try {
        return { sent: await within(clock, limits.send, `The ${place.platform} adapter`, way.go, late), way }
      } catch (error) {
        last = { error, refusal: readRefusal(error) }
        if (last.refusal.kind !== 'permanent') return last
      }
    }
    return last
  }

  return async (adapter: ChatAdapter, taken: Outgoing, holder: Holder): Promise<void> => {
    const { id, place, attempts } = taken
    const { platform } = place
    const started = clock.elapsed()
    const reference = referenceOf(id)
    const ids = { delivery: id, conversation: taken.conversation, platform, attempts }
    const end = (outcome: Delivered): void => {
      failures.forget(id)
      metrics.delivered(platform, outcome, clock.elapsed() - started)
    }

    const retry = async (refusal: Refusal, error: unknown): Promise<boolean> => {
      if (refusal.kind === 'permanent') return false
      const count = refusal.kind === 'rate limit' ? failures.of(id) : failures.add(id)
      if (isExhausted(refusal, count, limits)) return false
      const fraction = randomness.fraction()
      const isUnsure = refusal.kind === 'for now' && refusal.isUnsure
      const wait =
        refusal.kind === 'rate limit' ? refusal.retryAfter + SPREAD * fraction : backoff(count, WAITS, fraction)
      metrics.retried(platform, refusal.kind === 'for now' ? (isUnsure ? 'no answer' : 'failed') : refusal.kind)
      log.warn('send failed for now', { ...ids, refusal: refusal.kind, wait: Math.round(wait), error })
      await notes.failed(taken, holder, Math.round(wait), reasonOf(error), isUnsure)
      return true
    }

    let outgoing: Outgoing
    try {
      outgoing = await placed(taken)
    } catch (error) {
      await notes.failed(taken, holder, WAITS.first, reasonOf(error), false)
      return
    }
    const first = await attempt(waysOf(adapter, outgoing), outgoing, id)
    if ('sent' in first) {
      await notes.sent({ id, ...first.sent })
      end(first.way.outcome)
      log.debug('reply delivered', { ...ids, outcome: first.way.outcome })
      return
    }
    if (await retry(first.refusal, first.error)) return
    const apology = await attempt(apologiesFor(adapter, outgoing, reference), outgoing, `${id}/failed`)
    const outcome = 'sent' in apology ? 'apology' : 'given up'
    log.error('reply not shown', { ...ids, outcome, reference, error: first.error })
    await notes.gaveUp(taken, holder, reasonOf(first.error))
    end(outcome)
  }
}

function isExhausted(refusal: Refusal, count: number, { sends, faultySends }: Limits): boolean {
  return refusal.kind === 'for now' && count >= (refusal.isFault ? faultySends : sends)
}
