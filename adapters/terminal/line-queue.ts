export interface LineQueue {
  push(line: string): void
  /** No line will follow: `onEmpty` is told once the waiting ones are handled. */
  end(): void
  /** Forgets what waits. */
  clear(): void
}

/** A line that came with others, before the answers to them: it was echoed far above its answer. */
interface Waiting {
  readonly line: string
  isLate: boolean
}

/** Handles one line after the other. `handle` must not reject. `onEmpty` hears whether more lines may come. */
export function createLineQueue(
  handle: (line: string, isLate: boolean) => Promise<void>,
  onEmpty: (isEnded: boolean) => void,
): LineQueue {
  const waiting: Waiting[] = []
  let isBusy = false
  let isEnded = false

  const handleAll = async (): Promise<void> => {
    // The lines of one paste arrive in one go, before this runs.
    const [first] = waiting
    if (first && waiting.length > 1) first.isLate = true
    for (let next = waiting.shift(); next; next = waiting.shift()) await handle(next.line, next.isLate)
    isBusy = false
    onEmpty(isEnded)
  }

  return {
    push(line) {
      waiting.push({ line, isLate: isBusy })
      if (isBusy) return
      isBusy = true
      queueMicrotask(() => void handleAll())
    },
    end() {
      isEnded = true
      if (!isBusy) onEmpty(isEnded)
    },
    clear() {
      waiting.length = 0
    },
  }
}
