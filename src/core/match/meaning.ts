import type { WordVectors } from '#model/match.ts'
import { ranksIn } from '../text/word-ranks.ts'
import { logarithm } from './arithmetic.ts'

/** A text's meaning as the mean of its words' vectors, of length one, or nothing where no word has a vector. */
export type ReadMeaning = (words: readonly string[]) => Float32Array | undefined

// Smooth inverse frequency (Arora et al. 2017): a word counts a / (a + p), so that "the" hardly counts.
const smoothing = 0.002

type Mean = (words: readonly string[]) => Float64Array | undefined

/** What the phrasings have in common: it tells none of them apart, and is taken away. */
export function commonMeaning(vectors: WordVectors, texts: readonly (readonly string[])[]): Float64Array {
  const mean = createMean(vectors)
  const common = new Float64Array(vectors.dimensions)
  for (const words of texts) {
    const vector = mean(words)
    if (vector)
      for (let axis = 0; axis < common.length; axis++) common[axis] = (common[axis] ?? 0) + (vector[axis] ?? 0)
  }
  return common.map((value) => value / Math.max(1, texts.length))
}

export function createMeaning(vectors: WordVectors, common: Float64Array): ReadMeaning {
  const mean = createMean(vectors)
  return (words) => {
    const vector = mean(words)
    if (!vector) return undefined
    for (let axis = 0; axis < vector.length; axis++) vector[axis] = (vector[axis] ?? 0) - (common[axis] ?? 0)
    return Float32Array.from(unit(vector))
  }
}

function createMean(vectors: WordVectors): Mean {
  const { dimensions } = vectors
  const rankOf = ranksIn(vectors)
  // By Zipf's law the word of rank r makes up 1 / (r ln n) of a text.
  const spread = logarithm(vectors.scales.length + 2)
  return (words) => {
    const sum = new Float64Array(dimensions)
    let found = 0
    for (const word of words) {
      const rank = rankOf(word)
      if (rank === undefined) continue
      found++
      const weight = (smoothing / (smoothing + 1 / ((rank + 1) * spread))) * (vectors.scales[rank] ?? 0)
      const start = rank * dimensions
      for (let axis = 0; axis < dimensions; axis++) {
        sum[axis] = (sum[axis] ?? 0) + weight * (vectors.values[start + axis] ?? 0)
      }
    }
    return found > 0 ? unit(sum) : undefined
  }
}

function unit(vector: Float64Array): Float64Array {
  let square = 0
  for (const value of vector) square += value * value
  const length = Math.sqrt(square)
  return length > 0 ? vector.map((value) => value / length) : vector
}
