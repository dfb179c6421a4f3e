import type { WordVectors } from '#model/match.ts'
import { createNumbering, hashRun, numberOf, type Numbers } from './numbering.ts'

const known = new WeakMap<WordVectors, Numbers>()

/**
 * The place of a word among those of a table, which has the commonest first, from 0; undefined where it is not in it, and without
 * a table. Tables are indexed once and for all that ask.
 */
export function ranksIn(vectors: WordVectors | undefined): (word: string) => number | undefined {
  if (!vectors) return () => undefined
  const numbers = known.get(vectors) ?? numbered(vectors.words)
  known.set(vectors, numbers)
  return (word) => {
    let rank = -1
    hashRun(word, 0, word.length, (low, high) => {
      rank = numberOf(numbers, low, high)
    })
    return rank < 0 ? undefined : rank
  }
}

function numbered(words: string): Numbers {
  const { meet, numbers } = createNumbering()
  for (let start = 0; start <= words.length;) {
    const lineEnd = words.indexOf('\n', start)
    const end = lineEnd < 0 ? words.length : lineEnd
    hashRun(words, start, end, meet)
    start = end + 1
  }
  return numbers()
}
