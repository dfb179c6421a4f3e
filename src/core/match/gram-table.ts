import { logarithm } from './arithmetic.ts'
import type { Grams } from './grams.ts'
import { createNumbering, numberOf, type Numbers } from '../text/numbering.ts'

/** Weighted numbers of known grams. */
export interface SparseVector {
  readonly ids: Int32Array
  readonly weights: Float32Array
}

export interface GramTable {
  /** Grams are numbered from 0 to below this. */
  readonly size: number
  /** The vector of a text, of length one, or empty where no gram is known. */
  weigh(words: readonly string[]): SparseVector
  /** The number of the first gram of a text, -1 where it is unknown. */
  firstOf(words: readonly string[]): number
  /** How much a gram tells topics apart. */
  rarity(gram: number): number
}

/** Which grams there are, and how rare each is. */
export interface GramCounts {
  readonly numbers: Numbers
  readonly rarities: Float64Array
}

/**
 * Learns which grams there are and how rare each is. Rarity counts the topics that use a gram, not the phrasings: a word
 * that every phrasing of one topic has is common among phrasings, and yet it decides.
 */
export function countGrams(
  gramsOf: Grams,
  texts: readonly { readonly words: readonly string[]; readonly topic: number }[],
): GramCounts {
  const numbering = createNumbering()
  const topicsWith: number[] = []
  const lastTopic: number[] = []
  // Texts come topic by topic, so that a gram's last topic tells whether this one is counted already.
  for (const { words, topic } of texts) {
    gramsOf(words, (low, high) => {
      const gram = numbering.meet(low, high)
      if (lastTopic[gram] === topic) return
      topicsWith[gram] = (topicsWith[gram] ?? 0) + 1
      lastTopic[gram] = topic
    })
  }
  const topics = new Set(texts.map(({ topic }) => topic)).size
  // The square root flattens the curve: a word that occurs once is often chance.
  const rarities = Float64Array.from(topicsWith, (count) => Math.sqrt(1 + logarithm((1 + topics) / (1 + count))))
  return { numbers: numbering.numbers(), rarities }
}

/** `gramsOf` has to be the one that the grams were counted with. */
export function createGramTable(gramsOf: Grams, { numbers, rarities }: GramCounts): GramTable {
  // 1 + ln n for a gram that a text has n times; enough entries for all but freak texts.
  const dampened = Float64Array.from({ length: 32 }, (_, count) => 1 + logarithm(Math.max(1, count)))
  // How often a text has each gram. Reused between calls and always left zeroed.
  const counts = new Uint16Array(numbers.size)

  function weigh(words: readonly string[]): SparseVector {
    const met: number[] = []
    gramsOf(words, (low, high) => {
      const gram = numberOf(numbers, low, high)
      if (gram < 0) return
      const count = counts[gram] ?? 0
      if (count === 0) met.push(gram)
      counts[gram] = count + 1
    })
    const vector = { ids: Int32Array.from(met), weights: new Float32Array(met.length) }
    let square = 0
    for (let at = 0; at < met.length; at++) {
      const gram = met[at] ?? 0
      const weight = (dampened[Math.min(counts[gram] ?? 0, 31)] ?? 1) * (rarities[gram] ?? 0)
      counts[gram] = 0
      vector.weights[at] = weight
      square += weight * weight
    }
    const length = Math.sqrt(square) || 1
    for (let at = 0; at < met.length; at++) vector.weights[at] = (vector.weights[at] ?? 0) / length
    return vector
  }

  return {
    size: numbers.size,
    weigh,
    firstOf(words) {
      let first: number | undefined
      gramsOf(words, (low, high) => (first ??= numberOf(numbers, low, high)))
      return first ?? -1
    },
    rarity: (gram) => rarities[gram] ?? 0,
  }
}
