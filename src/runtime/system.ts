import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Clock, Randomness } from '#model/ports.ts'

/** The clocks of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** The names tell a reader of the tables which process holds what. */
export const systemRandomness: Randomness = {
  fraction: () => Math.random(),
  id: () => `${hostname()}/${process.pid}/${randomUUID()}`,
}
