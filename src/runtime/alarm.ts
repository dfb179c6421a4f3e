import type { Clock } from '#model/ports.ts'

export interface Alarm {
  /** Rings after so many milliseconds, whatever else it is set to. */
  set(wait: number): void
  stop(): void
}

/** More than this is left to the sweep: the latest are forgotten. */
const MOST = 1_000

/** One timer for many moments: it always runs to the earliest. */
export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let moments: readonly number[] = []
  let callOff: (() => void) | undefined

  const arm = (): void => {
    callOff?.()
    const [next] = moments
    if (next === undefined) return
    callOff = clock.after(Math.max(1, next - clock.elapsed()), () => {
      const now = clock.elapsed()
      moments = moments.filter((moment) => moment > now)
      arm()
      ring()
    })
  }

  return {
    set(wait) {
      const moment = clock.elapsed() + wait
      const isEarliest = moment < (moments[0] ?? Infinity)
      moments = [...moments, moment].toSorted((a, b) => a - b).slice(0, MOST)
      if (isEarliest) arm()
    },
    stop() {
      moments = []
      callOff?.()
    },
  }
}
