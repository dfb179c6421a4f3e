import type { Corpus } from './corpus.ts'
import { backwards, factorise, forwards, lane } from './factor.ts'
import { kernel } from './kernel.ts'
import { product, solveEach } from './linear-algebra.ts'

// All topics at once: ridge regression with a kernel over all rows, solved exactly.
//
//   weights of a topic = (K + ridge)⁻¹ wanted, where wanted is 1 for its own rows and 0 for all others
//
// Every topic has seen every row, so that their scores may be compared; with a part of the rows (topic-system.ts) some topic
// always scores high on what it has never seen. The same inverse G tells, without training again, what a row would score
// had it not been there: wanted − weight / G[row][row]; and, with the block of G, had its whole topic not been there.

export interface WholeSystem {
  /** Row by row, a weight for each topic, the background last. */
  readonly weights: Float64Array
  /** In the same order: what each row would score, had it been left out. */
  readonly withoutRow: Float64Array
  /** What each row would score, had its topic been left out: a question nobody wrote a topic for. */
  readonly withoutTopic: Float64Array
  /** Row by row, the nearness of each topic's nearest phrasing, the row itself left aside. */
  readonly nearest: Float64Array
}

const ridge = 0.1
/** A larger block is the background: its rows have little to do with each other, so leaving one out is enough. */
const largestBlock = 400

/** `similarities` are those of each row with each, row by row; they are overwritten. */
export function solveWhole(corpus: Corpus, similarities: Float64Array): WholeSystem {
  const size = corpus.rows.length
  const topics = corpus.topics.length + 1
  const nearest = nearestOf(corpus, similarities)
  const factor = similarities
  for (let at = 0; at < factor.length; at++) factor[at] = kernel(factor[at] ?? 0)
  for (let row = 0; row < size; row++) factor[row * size + row] = (factor[row * size + row] ?? 0) + ridge
  factorise(factor, size)
  const weights = solveTopics(corpus, factor)
  const withoutRow = new Float64Array(size * topics)
  const withoutTopic = new Float64Array(size * topics)
  for (const [topic, rows] of blocksOf(corpus).entries()) {
    if (rows.length <= largestBlock) {
      const columns = inverseColumns(factor, size, rows)
      leaveRowsOut(rows, columns, topic)
      leaveTopicOut(rows, columns)
    } else {
      for (let from = 0; from < rows.length; from += largestBlock) {
        const some = rows.slice(from, from + largestBlock)
        leaveRowsOut(some, inverseColumns(factor, size, some), topic)
      }
    }
  }
  return { weights, withoutRow, withoutTopic, nearest }

  function leaveRowsOut(rows: readonly number[], columns: Float64Array, own: number): void {
    for (const [place, row] of rows.entries()) {
      const variance = product(columns, place * size, columns, place * size, row, size)
      for (let topic = 0; topic < topics; topic++) {
        const left = (topic === own ? 1 : 0) - (weights[row * topics + topic] ?? 0) / variance
        withoutRow[row * topics + topic] = left
        withoutTopic[row * topics + topic] = left
      }
    }
  }

  function leaveTopicOut(rows: readonly number[], columns: Float64Array): void {
    const count = rows.length
    const block = new Float64Array(count * count)
    for (let one = 0; one < count; one++) {
      for (let other = 0; other <= one; other++) {
        const from = Math.max(rows[one] ?? 0, rows[other] ?? 0)
        const value = product(columns, one * size, columns, other * size, from, size)
        block[one * count + other] = value
        block[other * count + one] = value
      }
    }
    const rights = Array.from({ length: topics }, (_, topic) =>
      Float64Array.from(rows, (row) => weights[row * topics + topic] ?? 0),
    )
    for (const [topic, left] of solveEach(block, rights).entries())
      for (const [place, row] of rows.entries()) withoutTopic[row * topics + topic] = -(left[place] ?? 0)
  }
}

function blocksOf({ rows, topics }: Corpus): readonly (readonly number[])[] {
  const blocks = Array.from({ length: topics.length + 1 }, (): number[] => [])
  for (const [at, { topic }] of rows.entries()) blocks[topic]?.push(at)
  return blocks
}

function solveTopics(corpus: Corpus, factor: Float64Array): Float64Array {
  const size = corpus.rows.length
  const topics = corpus.topics.length + 1
  const weights = new Float64Array(size * topics)
  const values = new Float64Array(size * lane)
  for (let first = 0; first < topics; first += lane) {
    values.fill(0)
    for (const [row, { topic }] of corpus.rows.entries())
      if (topic >= first && topic < first + lane) values[row * lane + topic - first] = 1
    forwards(factor, size, values, 0)
    backwards(factor, size, values)
    for (let row = 0; row < size; row++)
      for (let topic = first; topic < Math.min(first + lane, topics); topic++)
        weights[row * topics + topic] = values[row * lane + topic - first] ?? 0
  }
  return weights
}

/** Columns of the factor's inverse, one after the other: the product of two of them is an entry of the matrix's inverse. */
function inverseColumns(factor: Float64Array, size: number, rows: readonly number[]): Float64Array {
  const columns = new Float64Array(rows.length * size)
  const values = new Float64Array(size * lane)
  for (let first = 0; first < rows.length; first += lane) {
    const some = rows.slice(first, first + lane)
    const from = Math.min(...some)
    values.fill(0)
    for (const [side, row] of some.entries()) values[row * lane + side] = 1
    forwards(factor, size, values, from)
    for (const side of some.keys())
      for (let row = from; row < size; row++) columns[(first + side) * size + row] = values[row * lane + side] ?? 0
  }
  return columns
}

function nearestOf({ rows, topics: { length } }: Corpus, similarities: Float64Array): Float64Array {
  const size = rows.length
  const topics = length + 1
  const nearest = new Float64Array(size * topics)
  for (let one = 0; one < size; one++) {
    for (const [other, { topic, isPhrasing }] of rows.entries()) {
      const place = one * topics + topic
      const similarity = similarities[one * size + other] ?? 0
      if (isPhrasing && other !== one && similarity > (nearest[place] ?? 0)) nearest[place] = similarity
    }
  }
  return nearest
}
