import type { Evidence } from '#model/match.ts'
import type { Reader } from './reader.ts'

export interface EvidenceOf {
  readonly words: readonly string[]
  readonly topic: number
  /** The row of the topic's nearest phrasing, or -1. */
  readonly row: number
  readonly similarity: number
}

const mostWords = 3

/** By row; `topicOf` numbers the topics, the background is one more. */
export interface Written {
  readonly texts: readonly string[]
  /** The words of each, joined by blanks: a start reads one text a row, not ten. */
  readonly worded: readonly string[]
  readonly topicOf: Int32Array
}

/** Why a topic is a candidate: its nearest phrasing, and the message's words it is known by. */
export function createEvidence(written: Written, topics: number, reader: Reader): (of: EvidenceOf) => Evidence {
  const { texts } = written
  let wordsOfTopic: ReturnType<typeof countWords> | undefined
  return ({ words, topic, row, similarity }) => {
    wordsOfTopic ??= countWords(written, topics)
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
function countWords({ worded, topicOf }: Written, topics: number): readonly ReadonlyMap<string, number>[] {
  const counts = Array.from({ length: topics }, () => new Map<string, number>())
  const sizes = counts.map(() => 0)
  for (const [row, words] of worded.entries()) {
    const topic = topicOf[row] ?? 0
    sizes[topic] = (sizes[topic] ?? 0) + 1
    const own = counts[topic]
    if (own) for (const word of new Set(words.split(' '))) own.set(word, (own.get(word) ?? 0) + 1)
  }
  for (const [topic, own] of counts.entries()) {
    for (const [word, count] of own) own.set(word, count / (sizes[topic] ?? 1))
  }
  return counts
}
