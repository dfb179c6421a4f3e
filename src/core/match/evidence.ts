import type { Evidence } from '#model/match.ts'
import type { IndexData } from './phrasing-index.ts'
import type { Reader } from './reader.ts'

export interface EvidenceOf {
  readonly words: readonly string[]
  readonly topic: number
  /** The row of the topic's nearest phrasing, or -1. */
  readonly row: number
  readonly similarity: number
}

const mostWords = 3

/** The rows as they were written, whose they are, and which grams they have. Rows come topic by topic. */
export interface Written {
  readonly texts: readonly string[]
  readonly topicOf: Int32Array
  readonly index: Pick<IndexData, 'starts' | 'rows'>
}

/** Why a topic is a candidate: its nearest phrasing, and the message's words that most of its rows have and few others. */
export function createEvidence({ texts, topicOf, index }: Written, reader: Reader): (of: EvidenceOf) => Evidence {
  /** In which part of the topic's rows a gram stands. */
  function partOf(gram: number, topic: number): number {
    const [first, end] = [placeOf(topicOf, topic), placeOf(topicOf, topic + 1)]
    const having = index.rows.subarray(index.starts[gram], index.starts[gram + 1])
    return (placeOf(having, end) - placeOf(having, first)) / (end - first)
  }

  return ({ words, topic, row, similarity }) => ({
    phrasing: texts[row] ?? '',
    similarity,
    words: [...new Set(words)]
      .map((word) => ({ word, gram: reader.gramOf(word) }))
      .map(({ word, gram }) => ({ word, force: gram < 0 ? 0 : partOf(gram, topic) * (reader.rarity(gram) - 1) }))
      .filter(({ force }) => force > 0)
      .toSorted((one, other) => other.force - one.force)
      .slice(0, mostWords)
      .map(({ word }) => word),
  })
}

/** The place of the first number that is not below `wanted`; the numbers are in order. */
function placeOf(numbers: Int32Array | Uint16Array, wanted: number): number {
  let from = 0
  let to = numbers.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((numbers[middle] ?? 0) < wanted) from = middle + 1
    else to = middle
  }
  return from
}
