import { createRecentIds } from './recent-ids.ts'

/** How often each delivery failed in this process. The outbox counts how often one was taken, which is more. */
export interface FailureCounts {
  of(id: string): number
  /** Gives the new count. */
  add(id: string): number
  forget(id: string): void
}

export function createFailureCounts(most = 10_000): FailureCounts {
  const counts = new Map<string, number>()
  const known = createRecentIds(most, (id) => counts.delete(id))
  return {
    of: (id) => counts.get(id) ?? 0,
    add(id) {
      const count = (counts.get(id) ?? 0) + 1
      counts.set(id, count)
      known.add(id)
      return count
    },
    forget: (id) => void counts.delete(id),
  }
}
