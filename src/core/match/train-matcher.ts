import type { MatchTopic, WordVectors } from '#model/match.ts'
import { calibrate, type Example } from './calibrate.ts'
import { readCorpus, type Corpus } from './corpus.ts'
import { fingerprint } from './fingerprint.ts'
import type { Standing } from './measure.ts'
import { createCompare } from './pairwise.ts'
import { createPhrasingIndex, indexCorpus, type PhrasingIndex } from './phrasing-index.ts'
import { shared } from './share.ts'
import { layoutOf, stand } from './stand.ts'
import { solveTopic, type TopicSystem } from './topic-system.ts'
import { storeCorpus } from './stored-corpus.ts'
import { mostWhole, type Trained, trainWhole } from './train-whole.ts'
import { MODEL_VERSION, type RowWeights, type TrainedModel } from './trained-model.ts'

export interface TrainingOptions {
  /** Messages that deserve no answer: small talk, other subjects, and above all near misses. */
  readonly background?: readonly string[]
  readonly vectors?: WordVectors
}

/** Beyond this many rows the nearest phrasing decides: training would take minutes and gain little. */
const mostTrained = 20_000
/** So many rows are enough to calibrate with, where each costs a search of its own. */
const mostSearched = 300

/** Trains on the phrasings; the same topics and options give the same model to the bit. Seconds for thousands of phrasings. */
export function trainMatcher(topics: readonly MatchTopic[], options: TrainingOptions = {}): TrainedModel {
  const corpus = readCorpus(topics, options.background ?? [], options.vectors)
  const stored = storeCorpus(corpus)
  const trained = trainBySize(corpus, createPhrasingIndex(stored.index))
  return {
    version: MODEL_VERSION,
    fingerprint: fingerprintOf(topics, options),
    corpus: stored,
    weights: trained.weights,
    calibration: calibrate(trained.examples),
  }
}

function trainBySize(corpus: Corpus, index: PhrasingIndex): Trained {
  const { length } = corpus.rows
  if (length <= mostWhole) return trainWhole(corpus)
  return length <= mostTrained ? trainTopics(corpus, index) : searchOnly(corpus, index)
}

/**
 * Asks each phrasing as if nobody had written it: how many there are, and of how many their own topic came first. Takes as long
 * as training.
 */
export function leaveOneOut(
  topics: readonly MatchTopic[],
  options: TrainingOptions = {},
): { readonly phrasings: number; readonly right: number } {
  const corpus = readCorpus(topics, options.background ?? [], options.vectors)
  const { examples } = trainBySize(corpus, createPhrasingIndex(indexCorpus(corpus)))
  const own = examples.filter(({ topic, isOrphan }) => topic !== undefined && isOrphan !== true)
  return { phrasings: own.length, right: own.filter(({ topic, standings: [first] }) => first?.topic === topic).length }
}

/** Whether a model was trained from these topics and options by this version of the code. */
export function isModelFor(model: TrainedModel, topics: readonly MatchTopic[], options: TrainingOptions): boolean {
  return model.version === MODEL_VERSION && model.fingerprint === fingerprintOf(topics, options)
}

export function fingerprintOf(topics: readonly MatchTopic[], { background = [], vectors }: TrainingOptions): string {
  const parts = topics.flatMap(({ id, phrasings, text }) => [id, String(phrasings.length), ...phrasings, text ?? ''])
  return fingerprint([vectors?.version ?? '', String(topics.length), ...parts, ...background])
}

/** A row's standings as they come in, system by system. */
interface Hindsight {
  readonly withoutRow: Standing[]
  readonly withoutTopic: Standing[]
  reject: number
}

function trainTopics(corpus: Corpus, index: PhrasingIndex): Trained {
  const compare = createCompare(corpus)
  const hindsight = corpus.rows.map((): Hindsight => ({ withoutRow: [], withoutTopic: [], reject: 0 }))
  const systems = rowsByTopic(corpus).map((own, topic) => {
    const system = own.length > 0 ? solveTopic(corpus, index, own, compare) : undefined
    if (system) remember(hindsight, system, topic, topic === corpus.topics.length)
    return { rows: system?.rows ?? new Int32Array(0), weights: system?.weights ?? new Float64Array(0) }
  })
  return { weights: joinWeights(systems), examples: examplesFrom(corpus, hindsight) }
}

function rowsByTopic(corpus: Corpus): readonly (readonly number[])[] {
  const rows = Array.from({ length: corpus.topics.length + 1 }, (): number[] => [])
  for (const [at, { topic }] of corpus.rows.entries()) rows[topic]?.push(at)
  return rows
}

function remember(hindsight: readonly Hindsight[], system: TopicSystem, topic: number, isBackground: boolean): void {
  for (const [at, row] of system.rows.entries()) {
    const seen = hindsight[row]
    if (!seen) continue
    const nearest = system.nearest[at] ?? 0
    if (isBackground) seen.reject = system.withoutRow[at] ?? 0
    else {
      seen.withoutRow.push({ topic, raw: system.withoutRow[at] ?? 0, nearest })
      seen.withoutTopic.push({ topic, raw: system.withoutTopic[at] ?? 0, nearest })
    }
  }
}

function examplesFrom(corpus: Corpus, hindsight: readonly Hindsight[]): readonly Example[] {
  const examples: Example[] = []
  for (const [at, { topic, isPhrasing }] of corpus.rows.entries()) {
    const seen = hindsight[at]
    if (!seen || !isPhrasing) continue
    const { reject } = seen
    if (topic === corpus.topics.length) examples.push({ topic: undefined, standings: seen.withoutRow, reject })
    else {
      examples.push(
        { topic, standings: seen.withoutRow, reject },
        {
          topic: undefined,
          standings: seen.withoutTopic.filter((standing) => standing.topic !== topic),
          reject,
          isOrphan: true,
        },
      )
    }
  }
  return examples
}

function joinWeights(systems: readonly { readonly rows: Int32Array; readonly weights: Float64Array }[]): RowWeights {
  const starts = new Int32Array(systems.length + 1)
  for (const [topic, { rows }] of systems.entries()) starts[topic + 1] = (starts[topic] ?? 0) + rows.length
  const total = starts[systems.length] ?? 0
  const joined = { starts, rows: new Int32Array(total), values: new Float32Array(total) }
  for (const [topic, { rows, weights }] of systems.entries()) {
    joined.rows.set(rows, starts[topic] ?? 0)
    joined.values.set(weights, starts[topic] ?? 0)
  }
  return joined
}

function searchOnly(corpus: Corpus, index: PhrasingIndex): Trained {
  const weights = { starts: new Int32Array(0), rows: new Int32Array(0), values: new Float32Array(0) }
  const layout = layoutOf(corpus)
  const step = Math.ceil(corpus.rows.length / mostSearched)
  const examples: Example[] = []
  for (let at = 0; at < corpus.rows.length; at += step) {
    const row = corpus.rows[at]
    if (!row?.isPhrasing) continue
    const similarities = index.similarities(row.reading)
    similarities[at] = 0
    const { standings, reject } = stand(layout, weights, similarities, shared + 1)
    if (row.topic === corpus.topics.length) examples.push({ topic: undefined, standings, reject })
    else {
      examples.push(
        { topic: row.topic, standings, reject },
        { topic: undefined, standings: standings.filter(({ topic }) => topic !== row.topic), reject, isOrphan: true },
      )
    }
  }
  return { weights, examples }
}
