// What training yields, as plain data: it is sent between threads and kept on disk.

import type { StoredCorpus } from './stored-corpus.ts'

/** Raised whenever the same topics would train to another model; part of the key under which models are cached. */
export const MODEL_VERSION = 6

export interface TrainedModel {
  readonly version: number
  /** Names what it was trained from; a model that does not fit is not used. */
  readonly fingerprint: string
  /** What it was trained on, as matching needs it. */
  readonly corpus: StoredCorpus
  readonly weights: RowWeights
  readonly calibration: Calibration
}

/**
 * How much nearness to a row speaks for a topic. The entries of topic `t` are those from `starts[t]` to `starts[t + 1]`;
 * the background is the last topic. No `rows` where every topic has every row, in order. Empty where there are too many phrasings to
 * train.
 */
export interface RowWeights {
  readonly starts: Int32Array
  readonly rows?: Int32Array
  readonly values: Float32Array
}

/** How measures become probabilities, and where the three bands begin. */
export interface Calibration {
  /** Of the candidate's being right. */
  readonly right: Coefficients
  /** Of the message's deserving no answer. */
  readonly rejected: Coefficients
  /** How the topics share the chance of being right. */
  readonly spread: Spread
  readonly sure: number
  readonly none: number
  readonly tie: number
}

/** How strongly a topic's standing counts against the others'. */
export interface Spread {
  readonly raw: number
  readonly nearest: number
}

/** A logistic model over the measures. */
export interface Coefficients {
  readonly constant: number
  readonly raw: number
  readonly margin: number
  readonly reject: number
  readonly nearest: number
}
