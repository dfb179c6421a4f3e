import { logarithm } from './arithmetic.ts'

/** Weighted numbers of known grams. */
export interface SparseVector {
  readonly ids: Int32Array
  readonly weights: Float32Array
}

export interface GramTable {
  /** Grams are numbered from 0 to below this. */
  readonly size: number
  /** The vector of a text, of length one, or empty where no gram is known. */
  weigh(grams: readonly string[]): SparseVector
  /** How much a gram tells topics apart; 0 where it is unknown. */
  rarity(gram: string): number
}

/** A gram's number is its place. */
export interface GramCounts {
  readonly grams: readonly string[]
  readonly rarities: Float64Array
}

/**
 * Learns which grams there are and how rare each is. Rarity counts the topics that use a gram, not the phrasings: a word
 * that every phrasing of one topic has is common among phrasings, and yet it decides.
 */
export function countGrams(
  texts: readonly { readonly grams: readonly string[]; readonly topic: number }[],
): GramCounts {
  const ids = new Map<string, number>()
  const topicsWith: number[] = []
  const lastTopic: number[] = []
  // Texts come topic by topic, so that a gram's last topic tells whether this one is counted already.
  for (const { grams, topic } of texts) {
    for (const gram of grams) {
      const id = ids.get(gram)
      if (id === undefined) {
        ids.set(gram, topicsWith.length)
        topicsWith.push(1)
        lastTopic.push(topic)
      } else if (lastTopic[id] !== topic) {
        topicsWith[id] = (topicsWith[id] ?? 0) + 1
        lastTopic[id] = topic
      }
    }
  }
  const topics = new Set(texts.map(({ topic }) => topic)).size
  // The square root flattens the curve: a word that occurs once is often chance.
  const rarities = Float64Array.from(topicsWith, (count) => Math.sqrt(1 + logarithm((1 + topics) / (1 + count))))
  return { grams: [...ids.keys()], rarities }
}

export function createGramTable({ grams: known, rarities }: GramCounts): GramTable {
  const ids = new Map(known.map((gram, id) => [gram, id]))
  // 1 + ln n for a gram that a text has n times; enough entries for all but freak texts.
  const dampened = Float64Array.from({ length: 32 }, (_, count) => 1 + logarithm(Math.max(1, count)))

  function weigh(grams: readonly string[]): SparseVector {
    const counts = new Map<number, number>()
    for (const gram of grams) {
      const id = ids.get(gram)
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    const vector = { ids: new Int32Array(counts.size), weights: new Float32Array(counts.size) }
    let square = 0
    let at = 0
    for (const [id, count] of counts) {
      const weight = (dampened[Math.min(count, 31)] ?? 1) * (rarities[id] ?? 0)
      vector.ids[at] = id
      vector.weights[at] = weight
      square += weight * weight
      at++
    }
    const length = Math.sqrt(square) || 1
    for (let slot = 0; slot < at; slot++) vector.weights[slot] = (vector.weights[slot] ?? 0) / length
    return vector
  }

  return {
    size: known.length,
    weigh,
    rarity(gram) {
      const id = ids.get(gram)
      return id === undefined ? 0 : (rarities[id] ?? 0)
    },
  }
}
