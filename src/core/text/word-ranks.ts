const known = new WeakMap<readonly string[], ReadonlyMap<string, number>>()

/**
 * The place of a word in a list that has the commonest first, from 0; undefined where it is not in it. Lists are indexed once
 * and for all that ask: of a table of word vectors that takes some 30 ms, and every comparison asks for the same one.
 */
export function ranksIn(words: readonly string[]): (word: string) => number | undefined {
  const ranks = known.get(words) ?? new Map(words.map((word, rank) => [word, rank]))
  known.set(words, ranks)
  return (word) => ranks.get(word)
}
