/** The way to one platform: so many tasks at once, so many more waiting, in the order in which they came. */
export interface Lane {
  /** False when it is full. */
  offer(task: () => Promise<void>): boolean
  inHand(): number
}

/** A platform that hangs fills its own lane and no other. Tasks must not reject; `onEnd` is told of the end of each. */
export function createLane(atOnce: number, waitingAtMost: number, onEnd: () => void): Lane {
  const waiting: (() => Promise<void>)[] = []
  let running = 0

  const run = async (task: () => Promise<void>): Promise<void> => {
    running++
    await task()
    running--
    const next = waiting.shift()
    if (next) void run(next)
    onEnd()
  }

  return {
    offer(task) {
      if (running < atOnce) void run(task)
      else if (waiting.length < waitingAtMost) waiting.push(task)
      else return false
      return true
    },
    inHand: () => running + waiting.length,
  }
}
