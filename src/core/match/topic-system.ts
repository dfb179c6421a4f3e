import type { Corpus, Row } from './corpus.ts'
import type { SparseVector } from './gram-table.ts'
import { kernel } from './kernel.ts'
import { invertFactor, product, solve } from './linear-algebra.ts'
import type { Compare } from './pairwise.ts'
import type { PhrasingIndex } from './phrasing-index.ts'

// One topic against its closest rivals: ridge regression with a kernel, solved exactly.
//
//                    own phrasings   nearest others (200+)   a spread of the rest (50)
//   wanted score           1                  0                       0
//
//   weights = (K + ridge)⁻¹ wanted;      score of a message = Σ weight × kernel(message, row)
//
// The same inverse G tells, without training again, what the score of a row would have been had it not been there:
// wanted − weight / G[row][row]; and for a whole topic left out, the same with the block of G (a textbook identity).

export interface TopicSystem {
  readonly rows: Int32Array
  readonly weights: Float64Array
  /** What each row would score, had it been left out. */
  readonly withoutRow: Float64Array
  /** What each row would score, had its whole topic been left out: a question nobody wrote a topic for. */
  readonly withoutTopic: Float64Array
  /** Each row's nearness to the topic's nearest other phrasing. */
  readonly nearest: Float64Array
}

/** More rivals are a little better (half a point of accuracy) and dearer by their third power: only few topics get more. */
const nearestRivals = 200
const nearestRivalsOfFew = 300
const fewRows = 1200
const spreadRivals = 50
const mostOwn = 400
const ridge = 0.1

export function solveTopic(
  corpus: Corpus,
  index: PhrasingIndex,
  own: readonly number[],
  compare: Compare,
): TopicSystem {
  const rows = chooseRows(corpus, index, own)
  const size = rows.length
  const chosen = Array.from(rows, (row) => corpus.rows[row]).filter((row) => row !== undefined)
  const topic = corpus.rows[own[0] ?? 0]?.topic ?? 0
  const wanted = Float64Array.from(chosen, (row) => (row.topic === topic ? 1 : 0))
  const similarities = compare(rows)
  const matrix = new Float64Array(size * size)
  for (let at = 0; at < matrix.length; at++) matrix[at] = kernel(similarities[at] ?? 0)
  for (let at = 0; at < size; at++) matrix[at * size + at] = (matrix[at * size + at] ?? 0) + ridge
  const factor = invertFactor(matrix, size)
  const between = new Float64Array(size)
  for (let row = 0; row < size; row++) {
    if (wanted[row] === 0) continue
    for (let at = row; at < size; at++) between[at] = (between[at] ?? 0) + (factor[row * size + at] ?? 0)
  }
  const weights = wanted.map((_, row) => product(factor, row * size, between, 0, row, size))
  const withoutRow = wanted.map((value, row) => {
    const variance = product(factor, row * size, factor, row * size, row, size)
    return value - (weights[row] ?? 0) / variance
  })
  return {
    rows,
    weights,
    withoutRow,
    withoutTopic: leaveTopicsOut(chosen, topic, factor, weights, withoutRow),
    nearest: nearestOwn(chosen, topic, similarities),
  }
}

/** Own rows first, then rivals. */
function chooseRows(corpus: Corpus, index: PhrasingIndex, own: readonly number[]): Int32Array {
  const kept = own.length <= mostOwn ? own : own.filter((_, at) => at % Math.ceil(own.length / mostOwn) === 0)
  const isOwn = new Set(own)
  const centre = centreOf(kept.map((row) => corpus.rows[row]).filter((row) => row !== undefined))
  const near = index.similarities(centre)
  const others = [...corpus.rows.keys()].filter((row) => !isOwn.has(row))
  const wanted = corpus.rows.length > fewRows ? nearestRivals : nearestRivalsOfFew
  const border = quantileFromTop(others, near, wanted)
  const close = others.filter((row) => (near[row] ?? 0) >= border).slice(0, wanted)
  const rest = others.filter((row) => (near[row] ?? 0) < border)
  const step = Math.max(1, Math.floor(rest.length / spreadRivals))
  const spread = rest.filter((_, at) => at % step === 0).slice(0, spreadRivals)
  return Int32Array.from([...kept, ...close, ...spread])
}

function quantileFromTop(rows: readonly number[], near: Float64Array, wanted: number): number {
  const sorted = Float64Array.from(rows, (row) => near[row] ?? 0).toSorted()
  return sorted[Math.max(0, sorted.length - wanted)] ?? 0
}

function centreOf(rows: readonly Row[]): Parameters<PhrasingIndex['similarities']>[0] {
  const dimensions = rows.find((row) => row.reading.meaning)?.reading.meaning?.length ?? 0
  const meaning = new Float32Array(dimensions)
  const grams = new Map<number, number>()
  for (const { reading } of rows) {
    const { ids, weights } = reading.grams
    for (const [at, id] of ids.entries()) grams.set(id, (grams.get(id) ?? 0) + (weights[at] ?? 0) / rows.length)
    for (const [axis, value] of reading.meaning?.entries() ?? []) {
      meaning[axis] = (meaning[axis] ?? 0) + value / rows.length
    }
  }
  const joined: SparseVector = { ids: Int32Array.from(grams.keys()), weights: Float32Array.from(grams.values()) }
  return { grams: joined, meaning: dimensions > 0 ? meaning : undefined }
}

function leaveTopicsOut(
  rows: readonly Row[],
  topic: number,
  factor: Float64Array,
  weights: Float64Array,
  withoutRow: Float64Array,
): Float64Array {
  const size = rows.length
  const scores = withoutRow.slice()
  const members = new Map<number, number[]>()
  for (const [at, row] of rows.entries()) {
    if (row.topic === topic) continue
    const block = members.get(row.topic)
    if (block) block.push(at)
    else members.set(row.topic, [at])
  }
  for (const block of members.values()) {
    // A large block is the background: its rows have little to do with each other, so leaving one out is enough.
    if (block.length < 2 || block.length > 60) continue
    const part = new Float64Array(block.length * block.length)
    for (const [row, one] of block.entries()) {
      for (const [column, other] of block.entries()) {
        part[row * block.length + column] = product(
          factor,
          one * size,
          factor,
          other * size,
          Math.max(one, other),
          size,
        )
      }
    }
    const left = solve(
      part,
      Float64Array.from(block, (at) => weights[at] ?? 0),
    )
    for (const [row, at] of block.entries()) scores[at] = -(left[row] ?? 0)
  }
  return scores
}

function nearestOwn(rows: readonly Row[], topic: number, similarities: Float64Array): Float64Array {
  const size = rows.length
  const own = [...rows.entries()].filter(([, row]) => row.topic === topic && row.isPhrasing).map(([at]) => at)
  return Float64Array.from(rows.keys(), (at) => {
    let best = 0
    for (const other of own) if (other !== at) best = Math.max(best, similarities[at * size + other] ?? 0)
    return best
  })
}
