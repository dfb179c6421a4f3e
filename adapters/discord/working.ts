import type { Clock } from '#model/ports.ts'

/** What is on its way, so that an end can wait for it. */
export function createWorking(clock: Clock) {
  const running = new Set<Promise<unknown>>()
  return {
    on<T>(task: Promise<T>): Promise<T> {
      const ended = task.then(
        () => void running.delete(ended),
        () => void running.delete(ended),
      )
      running.add(ended)
      return task
    },
    /** Settles when nothing is on its way, or after so many milliseconds. */
    settle(limit: number): Promise<void> {
      return new Promise((resolve) => {
        const callOff = clock.after(limit, resolve)
        const all = async (): Promise<void> => {
          while (running.size > 0) await Promise.all(running)
          callOff()
          resolve()
        }
        void all()
      })
    },
  }
}
