/** The last few names that were added; adding a further one forgets the oldest. */
export interface RecentIds {
  has(id: string): boolean
  add(id: string): void
}

export function createRecentIds(most: number, onForgotten: (id: string) => void = () => {}): RecentIds {
  const ids = new Set<string>()
  return {
    has: (id) => ids.has(id),
    add(id) {
      ids.delete(id)
      ids.add(id)
      if (ids.size <= most) return
      const [oldest = id] = ids
      ids.delete(oldest)
      onForgotten(oldest)
    },
  }
}
