import type { MatchTopic } from '#model/match.ts'
import { readCorpus } from './corpus.ts'
import { storeCorpus } from './stored-corpus.ts'
import { fingerprintOf, type TrainingOptions } from './train-matcher.ts'
import { MODEL_VERSION, type TrainedModel } from './trained-model.ts'

/**
 * What took long to learn, and nothing that is quickly read again from the same texts: a twentieth of a model, small enough to
 * stand beside the knowledge.
 */
export type Learnt = Omit<TrainedModel, 'corpus'>

export function learntOf({ version, fingerprint, weights, calibration }: TrainedModel): Learnt {
  return { version, fingerprint, weights, calibration }
}

/** The model that was learnt from these topics and options, without learning; undefined where it was learnt from others. */
export function restore(
  learnt: Learnt,
  topics: readonly MatchTopic[],
  options: TrainingOptions,
): TrainedModel | undefined {
  if (learnt.version !== MODEL_VERSION || learnt.fingerprint !== fingerprintOf(topics, options)) return undefined
  return { ...learnt, corpus: storeCorpus(readCorpus(topics, options.background ?? [], options.vectors)) }
}
