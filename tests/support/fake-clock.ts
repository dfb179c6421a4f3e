import type { Clock } from '#model/ports.ts'

export interface FakeClock extends Clock {
  /** Lets so many milliseconds pass: whatever falls due acts in its turn, and what it sets going goes on. */
  advance(milliseconds: number): Promise<void>
  /** Sets the wall clock forward or back; no time passes. */
  jump(milliseconds: number): void
}

/** Enough for a dozen requests that follow one another. */
const TURNS = 12
const start = 1_790_000_000_000

/** A clock that stands still until it is told to go on. */
export function createFakeClock(): FakeClock {
  let elapsed = 0
  let offset = start
  let timers: readonly { readonly at: number; readonly act: () => void }[] = []

  const after: Clock['after'] = (milliseconds, act) => {
    const timer = { at: elapsed + Math.max(0, milliseconds), act }
    timers = [...timers, timer]
    return () => {
      timers = timers.filter((one) => one !== timer)
    }
  }

  return {
    now: () => offset + elapsed,
    elapsed: () => elapsed,
    after,
    jump(milliseconds) {
      offset += milliseconds
    },
    async advance(milliseconds) {
      const end = elapsed + milliseconds
      await settle()
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)
        if (!next) break
        elapsed = Math.max(elapsed, next.at)
        timers = timers.filter((one) => one !== next)
        next.act()
        await settle()
      }
      elapsed = end
    },
  }
}

/** Lets everything go on that waits for no time. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve))
}
