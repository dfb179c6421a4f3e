import type { Example } from './calibrate.ts'
import type { Corpus } from './corpus.ts'
import { best, type Standing } from './measure.ts'
import { pairwise } from './pairwise.ts'
import { shared } from './share.ts'
import type { RowWeights } from './trained-model.ts'
import { solveWhole, type WholeSystem } from './whole-system.ts'

/** Up to so many rows all topics are solved at once. It takes the third power of their number in time, the second in memory. */
export const mostWhole = 5000

export interface Trained {
  readonly weights: RowWeights
  readonly examples: readonly Example[]
}

/** Trains all topics on all rows. */
export function trainWhole(corpus: Corpus): Trained {
  const whole = solveWhole(corpus, pairwise(corpus.rows, new Float32Array(corpus.grams)))
  return { weights: weightsOf(corpus, whole), examples: examplesOf(corpus, whole) }
}

function weightsOf({ rows: { length }, topics }: Corpus, { weights }: WholeSystem): RowWeights {
  const count = topics.length + 1
  const values = new Float32Array(length * count)
  for (let topic = 0; topic < count; topic++) {
    for (let row = 0; row < length; row++) {
      values[topic * length + row] = weights[row * count + topic] ?? 0
    }
  }
  return { starts: Int32Array.from({ length: count + 1 }, (_, topic) => topic * length), values }
}

function examplesOf(corpus: Corpus, whole: WholeSystem): readonly Example[] {
  const background = corpus.topics.length
  const count = background + 1
  const standingsOf = (row: number, scores: Float64Array, without?: number): readonly Standing[] => {
    const all = corpus.topics.map((_, topic): Standing => {
      const place = row * count + topic
      return { topic, raw: scores[place] ?? 0, nearest: whole.nearest[place] ?? 0 }
    })
    return best(
      all.filter(({ topic }) => topic !== without),
      shared,
    )
  }
  const examples: Example[] = []
  for (const [row, { topic, isPhrasing }] of corpus.rows.entries()) {
    if (!isPhrasing) continue
    const place = row * count + background
    const standings = standingsOf(row, whole.withoutRow)
    const reject = whole.withoutRow[place] ?? 0
    if (topic === background) examples.push({ topic: undefined, standings, reject })
    else {
      examples.push(
        { topic, standings, reject },
        {
          topic: undefined,
          standings: standingsOf(row, whole.withoutTopic, topic),
          reject: whole.withoutTopic[place] ?? 0,
          isOrphan: true,
        },
      )
    }
  }
  return examples
}
