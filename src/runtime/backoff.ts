export interface Steps {
  /** The longest wait after the first failure, in milliseconds; it doubles with each further one. */
  readonly first: number
  /** The longest wait of all. */
  readonly most: number
}

/**
 * Exponential back-off with full jitter: anything between nothing and the longest wait of this step, so that those who failed
 * together do not come back together. See "Exponential Backoff And Jitter", AWS Architecture Blog, 2015. `failures` counts
 * from 1.
 */
export function backoff(failures: number, { first, most }: Steps, fraction: number): number {
  // 2 ** 30 is beyond any `most`, and keeps the number finite however long something fails.
  const longest = Math.min(most, first * 2 ** Math.min(30, Math.max(0, failures - 1)))
  return Math.round(longest * fraction)
}
