import type { Corpus } from './corpus.ts'
import { kernel } from './kernel.ts'
import { enter, type Standing } from './measure.ts'
import type { RowWeights } from './trained-model.ts'

/** Whose the rows are, without their texts and vectors. */
export interface Layout {
  readonly topicOf: Int32Array
  /** 1 where the row is a phrasing that people use. */
  readonly isPhrasing: Uint8Array
  /** How many topics there are, the background not counted. */
  readonly topics: number
}

export function layoutOf(corpus: Corpus): Layout {
  return {
    topicOf: Int32Array.from(corpus.rows, ({ topic }) => topic),
    isPhrasing: Uint8Array.from(corpus.rows, ({ isPhrasing }) => (isPhrasing ? 1 : 0)),
    topics: corpus.topics.length,
  }
}

export interface Stand {
  /** Those of the best topics, best first. */
  readonly standings: readonly Standing[]
  /** The background's raw score. */
  readonly reject: number
  /** For each topic the row of its nearest phrasing, -1 where it has none. */
  readonly nearestRows: Int32Array
}

/** A text that is this near to a phrasing is that phrasing, but for case, accents and punctuation. */
const same = 0.9995

/** How the topics stand with a message, given how near the message is to each row. No more than the `wanted` best are told of. */
export function stand(
  { topicOf, isPhrasing, topics }: Layout,
  weights: RowWeights,
  similarities: Float64Array,
  wanted: number,
): Stand {
  const nearest = new Float64Array(topics + 1)
  const any = new Float64Array(topics + 1)
  const nearestRows = new Int32Array(topics + 1).fill(-1)
  for (let row = 0; row < similarities.length; row++) {
    const topic = topicOf[row] ?? 0
    const similarity = Math.min(1, similarities[row] ?? 0)
    if (similarity > (any[topic] ?? 0)) any[topic] = similarity
    if (isPhrasing[row] === 1 && (similarity > (nearest[topic] ?? 0) || (nearestRows[topic] ?? -1) < 0)) {
      nearest[topic] = Math.max(0, similarity)
      nearestRows[topic] = row
    }
  }
  const raw = weights.values.length > 0 ? weigh(weights, similarities, topics + 1) : any
  const standings: Standing[] = []
  for (let topic = 0; topic < topics; topic++) {
    const near = nearest[topic] ?? 0
    const trained = raw[topic] ?? 0
    const own = near >= same ? Math.max(1, trained) : trained
    // Of hundreds of topics few are near: the others are not worth an object each.
    if (own > (standings[wanted - 1]?.raw ?? -Infinity)) enter(standings, { topic, raw: own, nearest: near }, wanted)
  }
  return { standings, reject: raw[topics] ?? 0, nearestRows }
}

function weigh({ starts, rows, values }: RowWeights, similarities: Float64Array, topics: number): Float64Array {
  const kernels = new Float64Array(similarities.length)
  for (let row = 0; row < kernels.length; row++) kernels[row] = kernel(similarities[row] ?? 0)
  const raw = new Float64Array(topics)
  for (let topic = 0; topic < topics; topic++) {
    let sum = 0
    const start = starts[topic] ?? 0
    const end = starts[topic + 1] ?? 0
    if (rows) for (let at = start; at < end; at++) sum += (values[at] ?? 0) * (kernels[rows[at] ?? 0] ?? 0)
    else for (let at = start; at < end; at++) sum += (values[at] ?? 0) * (kernels[at - start] ?? 0)
    raw[topic] = sum
  }
  return raw
}
