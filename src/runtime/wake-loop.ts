import type { Clock, Randomness } from '#model/ports.ts'
import { backoff } from './backoff.ts'

export interface WakeLoop {
  /** There may be something to do. */
  wake(): void
  /** The same within a few milliseconds: one round then takes what many ends have made room for. */
  wakeSoon(): void
  /** No round begins any more. */
  stop(): void
  /** No round is running or due. */
  isIdle(): boolean
}

interface WakeLoopParts {
  readonly clock: Clock
  readonly randomness: Randomness
  /** Takes what there is to do and sets it going. */
  readonly round: () => Promise<void>
  readonly onFailure: (error: unknown, failures: number) => void
  readonly onIdle: () => void
}

const WAITS = { first: 200, most: 5_000 }
/** Less than a person or a platform notices, more than a store needs for a few commits. */
const SOON = 10

/** Runs a round whenever it is woken, one at a time; woken during a round, it runs another. A failed round is run again later. */
export function createWakeLoop({ clock, randomness, round, onFailure, onIdle }: WakeLoopParts): WakeLoop {
  let isWoken = false
  let isRunning = false
  let isStopped = false
  let failures = 0
  let isSoon = false

  const isDue = (): boolean => isWoken && !isStopped
  const run = async (): Promise<void> => {
    isRunning = true
    while (isDue()) {
      isWoken = false
      try {
        await round()
        failures = 0
      } catch (error) {
        failures++
        onFailure(error, failures)
        clock.after(backoff(failures, WAITS, randomness.fraction()), wake)
        break
      }
    }
    isRunning = false
    onIdle()
  }

  function wake(): void {
    isWoken = true
    if (isStopped) onIdle()
    else if (!isRunning) void run()
  }

  return {
    wake,
    wakeSoon() {
      if (isSoon) return
      isSoon = true
      clock.after(SOON, () => {
        isSoon = false
        wake()
      })
    },
    stop() {
      isStopped = true
    },
    isIdle: () => !isRunning && !isDue() && !isSoon,
  }
}
