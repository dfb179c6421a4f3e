import type { Corpus } from './corpus.ts'
import type { SparseVector } from './gram-table.ts'
import { dot } from './dot.ts'
import type { Reading } from './reader.ts'

/** The vectors of all rows, turned round: for each gram the rows that have it, so that what a message does not say costs nothing. */
export interface PhrasingIndex {
  /** How near a text is to each row: 0 to 1, or a little below 0 where the meanings are opposed. */
  similarities(reading: Omit<Reading, 'words' | 'repairs'>): Float64Array
}

// Beyond this many rows the meaning is compared only with the rows that share most grams.
const mostCompared = 20_000
const comparedBeyond = 400

/** The vectors themselves, as plain data. The entries of gram `g` are those from `starts[g]` to `starts[g + 1]`. */
export interface IndexData {
  readonly count: number
  readonly starts: Int32Array
  /** In order for each gram; of half the size where the numbers have room in it. */
  readonly rows: Uint16Array | Int32Array
  readonly weights: Float32Array
  readonly dimensions: number
  /** Row by row; zeros where a row means nothing. */
  readonly meanings: Float32Array
}

export function indexCorpus({ rows, grams }: Corpus): IndexData {
  const postings = post(
    grams,
    rows.map((row) => row.reading.grams),
  )
  const dimensions = rows.find(({ reading }) => reading.meaning !== undefined)?.reading.meaning?.length ?? 0
  const meanings = new Float32Array(rows.length * dimensions)
  for (const [row, { reading }] of rows.entries()) if (reading.meaning) meanings.set(reading.meaning, row * dimensions)
  return { count: rows.length, ...postings, dimensions, meanings }
}

export function createPhrasingIndex(data: IndexData): PhrasingIndex {
  const { count } = data
  return {
    similarities({ grams, meaning }) {
      const sums = new Float64Array(count)
      addGrams(data, sums, grams)
      if (meaning) addMeaning(data, sums, meaning, count > mostCompared ? highest(sums, comparedBeyond) : undefined)
      return sums
    },
  }
}

function post(grams: number, vectors: readonly SparseVector[]): Pick<IndexData, 'starts' | 'rows' | 'weights'> {
  const starts = new Int32Array(grams + 1)
  for (const { ids } of vectors) for (const id of ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1
  for (let id = 0; id < grams; id++) starts[id + 1] = (starts[id + 1] ?? 0) + (starts[id] ?? 0)
  const next = starts.slice()
  const size = starts[grams] ?? 0
  const rows = vectors.length <= 2 ** 16 ? new Uint16Array(size) : new Int32Array(size)
  const weights = new Float32Array(size)
  for (const [row, vector] of vectors.entries()) {
    for (const [at, id] of vector.ids.entries()) {
      const slot = next[id] ?? 0
      next[id] = slot + 1
      rows[slot] = row
      weights[slot] = vector.weights[at] ?? 0
    }
  }
  return { starts, rows, weights }
}

function addGrams({ starts, rows, weights }: IndexData, sums: Float64Array, { ids, weights: own }: SparseVector): void {
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0
    const weight = own[at] ?? 0
    const end = starts[id + 1] ?? 0
    for (let slot = starts[id] ?? 0; slot < end; slot++) {
      const row = rows[slot] ?? 0
      sums[row] = (sums[row] ?? 0) + weight * (weights[slot] ?? 0)
    }
  }
}

/** Adds the products with all rows, or with the given ones only. */
function addMeaning(
  { dimensions, meanings }: IndexData,
  sums: Float64Array,
  meaning: Float32Array,
  only: Int32Array | undefined,
): void {
  const rows = only ? only.length : sums.length
  for (let at = 0; at < rows; at++) {
    const row = only ? (only[at] ?? 0) : at
    sums[row] = (sums[row] ?? 0) + dot(meaning, 0, meanings, row * dimensions, dimensions)
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
