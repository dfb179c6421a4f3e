import type { Corpus, Row } from './corpus.ts'
import { dot } from './dot.ts'

/** The similarity of each with each of some rows, by their numbers; row by row in one array. */
export type Compare = (rows: Int32Array) => Float64Array

/** So many rows are compared once and for all (50 MB for a while); of more, only those that are asked for. */
const mostAtOnce = 2500

export function createCompare(corpus: Corpus): Compare {
  const scratch = new Float32Array(corpus.grams)
  const count = corpus.rows.length
  if (count > mostAtOnce) {
    return (rows) =>
      pairwise(
        Array.from(rows, (row) => corpus.rows[row]).filter((row) => row !== undefined),
        scratch,
      )
  }
  const all = pairwise(corpus.rows, scratch)
  return (rows) => {
    const some = new Float64Array(rows.length * rows.length)
    let at = 0
    for (const one of rows) {
      for (const other of rows) {
        some[at] = all[one * count + other] ?? 0
        at++
      }
    }
    return some
  }
}

/**
 * The similarity of each row with each, both halves of the square filled. `scratch` is room for a number per gram, zero
 * before and after: one row is laid out flat in it, and the others pick up what they have in common with it.
 */
export function pairwise(rows: readonly Row[], scratch: Float32Array): Float64Array {
  const size = rows.length
  const { starts, ids, weights, meanings, dimensions } = pack(rows)
  const similarities = new Float64Array(size * size)
  for (let one = 0; one < size; one++) {
    const end = starts[one + 1] ?? 0
    for (let at = starts[one] ?? 0; at < end; at++) scratch[ids[at] ?? 0] = weights[at] ?? 0
    for (let other = 0; other <= one; other++) {
      const sum =
        gather(ids, weights, starts[other] ?? 0, starts[other + 1] ?? 0, scratch) +
        dot(meanings, one * dimensions, meanings, other * dimensions, dimensions)
      similarities[one * size + other] = sum
      similarities[other * size + one] = sum
    }
    for (let at = starts[one] ?? 0; at < end; at++) scratch[ids[at] ?? 0] = 0
  }
  return similarities
}

interface Packed {
  readonly starts: Int32Array
  readonly ids: Int32Array
  readonly weights: Float32Array
  readonly meanings: Float32Array
  readonly dimensions: number
}

/** The rows' numbers side by side, so that the inner loop walks straight through memory. */
function pack(rows: readonly Row[]): Packed {
  const starts = new Int32Array(rows.length + 1)
  for (const [at, { reading }] of rows.entries()) starts[at + 1] = (starts[at] ?? 0) + reading.grams.ids.length
  const total = starts[rows.length] ?? 0
  const dimensions = rows.find((row) => row.reading.meaning)?.reading.meaning?.length ?? 0
  const packed: Packed = {
    starts,
    ids: new Int32Array(total),
    weights: new Float32Array(total),
    meanings: new Float32Array(rows.length * dimensions),
    dimensions,
  }
  for (const [at, { reading }] of rows.entries()) {
    packed.ids.set(reading.grams.ids, starts[at] ?? 0)
    packed.weights.set(reading.grams.weights, starts[at] ?? 0)
    if (reading.meaning) packed.meanings.set(reading.meaning, at * dimensions)
  }
  return packed
}

function gather(ids: Int32Array, weights: Float32Array, from: number, to: number, flat: Float32Array): number {
  let even = 0
  let odd = 0
  let at = from
  for (; at + 1 < to; at += 2) {
    even += (weights[at] ?? 0) * (flat[ids[at] ?? 0] ?? 0)
    odd += (weights[at + 1] ?? 0) * (flat[ids[at + 1] ?? 0] ?? 0)
  }
  if (at < to) even += (weights[at] ?? 0) * (flat[ids[at] ?? 0] ?? 0)
  return even + odd
}
