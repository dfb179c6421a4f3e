import type { Candidate, Matcher, MatchOutcome, MatchThresholds, MatchTopic, WordVectors } from '#model/match.ts'
import { probability, scoreOf } from './calibrate.ts'
import { createEvidence } from './evidence.ts'
import { best, measuresOf, shown } from './measure.ts'
import { createPhrasingIndex } from './phrasing-index.ts'
import { createReader } from './reader.ts'
import { shared, sharesOf } from './share.ts'
import { stand } from './stand.ts'
import { isModelFor, trainMatcher, type TrainingOptions } from './train-matcher.ts'
import type { TrainedModel } from './trained-model.ts'

export { trainMatcher }

export interface MatcherOptions extends TrainingOptions {
  /** What `trainMatcher` gave for the same topics and options; a model of others is not used, and training is done here. */
  readonly model?: TrainedModel
}

// text ─ words ─ spelling ─ one vector ─ nearness to every phrasing ─┬─ nearest phrasing of each topic ─┐
//                                          (inverted index)          └─ trained score of each topic ────┴─ probability ─ band

/** A matcher over the topics: which of them a message asks for, or none. Pure, synchronous, and the same every time. */
export function createMatcher(topics: readonly MatchTopic[], options: MatcherOptions = {}): Matcher {
  const { model } = options
  const fits = model && isModelFor(model, topics, options)
  return openMatcher(
    topics.map(({ id }) => id),
    fits ? model : trainMatcher(topics, options),
    options.vectors,
  )
}

/** A matcher from what was trained before; the caller knows that it was trained from the topics of these ids, in this order. */
export function openMatcher(
  ids: readonly string[],
  { weights, calibration, corpus }: TrainedModel,
  vectors: WordVectors | undefined,
): Matcher {
  const reader = createReader(corpus.reader, vectors)
  const index = createPhrasingIndex(corpus.index)
  const evidenceOf = createEvidence(corpus, reader)
  const { rejected, spread, sure, none, tie } = calibration
  const thresholds: MatchThresholds = { sure, none, tie }

  return {
    match(text) {
      const reading = reader.read(text)
      const { words, repairs } = reading
      const { standings, reject, nearestRows } = stand(corpus, weights, index.similarities(reading), shared)
      const top = best(standings, shown)
      const measures = measuresOf(top, reject)
      const [first] = measures
      const candidates: readonly Candidate[] = top.map(({ topic, nearest }, place) => {
        const own = measures[place]
        return {
          id: ids[topic] ?? '',
          score: own && first && words.length > 0 ? rounded(scoreOf(calibration, own, first)) : 0,
          evidence: evidenceOf({ words, topic, row: nearestRows[topic] ?? -1, similarity: rounded(nearest) }),
        }
      })
      return {
        outcome: outcomeOf(candidates, thresholds, words.length > 0),
        candidates,
        shares:
          words.length > 0
            ? sharesOf(standings, spread).map(({ topic, share }) => ({ id: ids[topic] ?? '', share: rounded(share) }))
            : [],
        reject: first && words.length > 0 ? rounded(probability(rejected, first)) : 1,
        thresholds,
        repairs,
      }
    },
  }
}

function outcomeOf(
  [first, second]: readonly Candidate[],
  thresholds: MatchThresholds,
  hasWords: boolean,
): MatchOutcome {
  if (!first || !hasWords || first.score < thresholds.none) return 'none'
  if (second && second.score >= thresholds.tie * first.score) return 'unsure'
  return first.score >= thresholds.sure ? 'sure' : 'unsure'
}

/** Six digits say all there is to say, and leave no room for the last bits. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
