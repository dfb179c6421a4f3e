import type { Evidence } from '#model/match.ts'
import type { Corpus } from './corpus.ts'

export interface EvidenceOf {
  readonly words: readonly string[]
  readonly topic: number
  /** The row of the topic's nearest phrasing, or -1. */
  readonly row: number
  readonly similarity: number
}

const mostWords = 3

/** Why a topic is a candidate: its nearest phrasing, and the message's words it is known by. */
export function createEvidence(corpus: Corpus): (of: EvidenceOf) => Evidence {
  const texts = corpus.rows.map(({ text }) => text)
  const wordsOfTopic = countWords(corpus)
  const { reader } = corpus
  return ({ words, topic, row, similarity }) => {
    const counts = wordsOfTopic[topic]
    return {
      phrasing: texts[row] ?? '',
      similarity,
      words: [...new Set(words)]
        .map((word) => ({ word, force: (counts?.get(word) ?? 0) * (reader.rarity(word) - 1) }))
        .filter(({ force }) => force > 0)
        .toSorted((one, other) => other.force - one.force)
        .slice(0, mostWords)
        .map(({ word }) => word),
    }
  }
}

/** For each topic, which part of its rows have a word. */
function countWords({ rows, topics }: Corpus): readonly ReadonlyMap<string, number>[] {
  const counts = topics.map(() => new Map<string, number>())
  const sizes = topics.map(() => 0)
  for (const { topic, reading } of rows) {
    sizes[topic] = (sizes[topic] ?? 0) + 1
    const own = counts[topic]
    if (own) for (const word of new Set(reading.words)) own.set(word, (own.get(word) ?? 0) + 1)
  }
  for (const [topic, own] of counts.entries()) {
    for (const [word, count] of own) own.set(word, count / (sizes[topic] ?? 1))
  }
  return counts
}
