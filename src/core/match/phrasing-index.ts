import type { Corpus, Reading } from './corpus.ts'
import type { SparseVector } from './gram-table.ts'
import { dot } from './dot.ts'

/** The vectors of all rows, turned round: for each gram the rows that have it, so that what a message does not say costs nothing. */
export interface PhrasingIndex {
  /** How near a text is to each row: 0 to 1, or a little below 0 where the meanings are opposed. */
  similarities(reading: Omit<Reading, 'words' | 'repairs'>): Float64Array
}

// Beyond this many rows the meaning is compared only with the rows that share most grams.
const mostCompared = 20_000
const comparedBeyond = 400

export function createPhrasingIndex(corpus: Corpus): PhrasingIndex {
  const count = corpus.rows.length
  const postings = createPostings(
    corpus.grams,
    corpus.rows.map((row) => row.reading.grams),
  )
  const meanings = createMeanings(corpus.rows.map((row) => row.reading.meaning))
  return {
    similarities({ grams, meaning }) {
      const sums = new Float64Array(count)
      postings.add(sums, grams)
      if (meaning) meanings.add(sums, meaning, count > mostCompared ? highest(sums, comparedBeyond) : undefined)
      return sums
    },
  }
}

interface Postings {
  add(sums: Float64Array, vector: SparseVector): void
}

function createPostings(grams: number, vectors: readonly SparseVector[]): Postings {
  const starts = new Int32Array(grams + 1)
  for (const { ids } of vectors) for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1
  for (let id = 0; id < grams; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  const next = starts.slice()
  const rows = new Int32Array(starts[grams] ?? 0)
  const weights = new Float32Array(rows.length)
  for (const [row, vector] of vectors.entries()) {
    for (const [at, id] of vector.ids.entries()) {
      const slot = next[id] ?? 0
      next[id] = slot + 1
      rows[slot] = row
      weights[slot] = vector.weights[at] ?? 0
    }
  }
  return {
    add(sums, { ids, weights: own }) {
      for (let at = 0; at < ids.length; at++) {
        const id = ids[at] ?? 0
        const weight = own[at] ?? 0
        const end = starts[id + 1] ?? 0
        for (let slot = starts[id] ?? 0; slot < end; slot++) {
          const row = rows[slot] ?? 0
          sums[row] = (sums[row] ?? 0) + weight * (weights[slot] ?? 0)
        }
      }
    },
  }
}

interface Meanings {
  /** Adds the products with all rows, or with the given ones only. */
  add(sums: Float64Array, meaning: Float32Array, only: Int32Array | undefined): void
}

function createMeanings(vectors: readonly (Float32Array | undefined)[]): Meanings {
  const dimensions = vectors.find((vector) => vector !== undefined)?.length ?? 0
  const values = new Float32Array(vectors.length * dimensions)
  for (const [row, vector] of vectors.entries()) if (vector) values.set(vector, row * dimensions)
  return {
    add(sums, meaning, only) {
      const rows = only ? only.length : sums.length
      for (let at = 0; at < rows; at++) {
        const row = only ? (only[at] ?? 0) : at
        sums[row] = (sums[row] ?? 0) + dot(meaning, 0, values, row * dimensions, dimensions)
      }
    },
  }
}

/** The rows with the highest sums, in the rows' order; a few more where sums are equal to within a thousandth. */
function highest(sums: Float64Array, wanted: number): Int32Array {
  const steps = 1000
  const histogram = new Int32Array(steps + 1)
  const stepOf = (sum: number): number => Math.min(steps, Math.floor(sum * steps))
  for (const sum of sums) {
    const step = stepOf(sum)
    histogram[step] = (histogram[step] ?? 0) + 1
  }
  let border = steps
  let held = histogram[border] ?? 0
  while (border > 1 && held < wanted) {
    border--
    held += histogram[border] ?? 0
  }
  const rows: number[] = []
  for (const [row, sum] of sums.entries()) if (stepOf(sum) >= border) rows.push(row)
  return Int32Array.from(rows)
}
