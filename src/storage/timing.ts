import type { Lease } from '#model/store.ts'

const hour = 3_600_000
const day = 24 * hour

/** The longest wait for a next attempt. What lies further ahead was written by a clock gone wrong, and is due. */
export const longestWait = hour

/** How long handled requests' ids and replies are kept. */
export const retention = 90 * day

/** A lease that ends later than this was written by a clock gone wrong. */
export function horizon({ now, until }: Lease): number {
  return now + 2 * Math.max(0, until - now)
}

export function isFree(heldUntil: number, lease: Lease): boolean {
  return heldUntil <= lease.now || heldUntil > horizon(lease)
}

export function isDue(nextAttemptAt: number, now: number): boolean {
  return nextAttemptAt <= now || nextAttemptAt > now + longestWait
}
