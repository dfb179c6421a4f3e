import { VersusError } from '#model/errors.ts'
import type { Clock } from '#model/ports.ts'

export const TIME_LIMIT = 'time-limit'

/**
 * The task's own result, or a VersusError `time-limit` after so many milliseconds. Nothing can stop the task: what it gives
 * later goes to `late`, and what it throws later is dropped.
 */
export function within<T>(
  clock: Clock,
  limit: number,
  what: string,
  task: () => Promise<T>,
  late: (result: T) => void = () => {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    let isLate = false
    const callOff = clock.after(limit, () => {
      isLate = true
      reject(new VersusError(TIME_LIMIT, `${what} gave no answer within ${limit} ms.`, { detail: { what, limit } }))
    })
    const run = async (): Promise<void> => {
      try {
        const result = await task()
        if (isLate) late(result)
        else resolve(result)
      } catch (error) {
        reject(error)
      } finally {
        callOff()
      }
    }
    void run()
  })
}

export function pause(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(milliseconds, resolve)
  })
}
