import type { Row } from './message.ts'

/** A reply on its way to a message: what belongs into one piece. */
export type Part =
  | { readonly kind: 'text'; readonly markdown: string }
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'file'; readonly name: string; readonly text: string }

/** Ids must differ within a message; counted over the whole reply, which is simpler and enough. */
export interface Copies {
  next(id: string): number
}

export function createCopies(): Copies {
  const seen = new Map<string, number>()
  return {
    next(id) {
      const count = seen.get(id) ?? 0
      seen.set(id, count + 1)
      return count
    },
  }
}
