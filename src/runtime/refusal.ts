import { VersusError } from '#model/errors.ts'
import { TIME_LIMIT } from './within.ts'

/** What a failed send means for the next attempt. */
export type Refusal =
  | { readonly kind: 'rate limit'; readonly retryAfter: number }
  | { readonly kind: 'permanent' }
  /** `isFault`: the adapter did not know what happened; a fault of ours, which repetition seldom cures. */
  | { readonly kind: 'for now'; readonly isUnsure: boolean; readonly isFault: boolean }

/** The store waits an hour at most. */
const LONGEST_WAIT = 3_600_000

/** Reads what an adapter rejected with. See `RefusalDetail`. */
export function readRefusal(error: unknown): Refusal {
  if (!(error instanceof VersusError)) return { kind: 'for now', isUnsure: false, isFault: true }
  const { retryAfter, isPermanent, isUnsure } = error.detail
  if (isPermanent === true) return { kind: 'permanent' }
  if (typeof retryAfter === 'number' && retryAfter >= 0)
    return { kind: 'rate limit', retryAfter: Math.min(LONGEST_WAIT, retryAfter) }
  return { kind: 'for now', isUnsure: isUnsure === true || error.code === TIME_LIMIT, isFault: false }
}

/** For the store and the log: the code, never the words of a platform, which may quote a message. */
export function reasonOf(error: unknown): string {
  if (error instanceof VersusError) return error.code
  return error instanceof Error ? error.name : 'unknown'
}
