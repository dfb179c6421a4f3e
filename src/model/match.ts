// The nouns of question matching: what goes in (a table of word vectors) and what comes out (candidates with evidence).

/** A static table of word vectors as plain data; row `i` of `values` belongs to the `i`th word. The commonest words come first. */
export interface WordVectors {
  /** Names the contents: a cached model is of use only with the table it was trained with. */
  readonly version: string
  readonly dimensions: number
  /** One a line: to make a text of each takes longer than to find those that are asked for. */
  readonly words: string
  /** `dimensions` numbers for each word; each row is scaled on its own to use the whole range -127..127. */
  readonly values: Int8Array
  /** One number per word: a row times its scale is the word's vector. */
  readonly scales: Float32Array
}

/** A topic as the matcher sees it: an id, the ways people ask for it, and optionally its title or short answer. */
export interface MatchTopic {
  readonly id: string
  readonly phrasings: readonly string[]
  readonly text?: string
}

/** A word that was taken for a misspelling, and the known word it was read as. */
export interface Repair {
  readonly from: string
  readonly to: string
}

/** Why a topic is a candidate. */
export interface Evidence {
  /** The topic's nearest phrasing, as it was written. */
  readonly phrasing: string
  /** How near that phrasing is: 0 (nothing in common) to 1 (the same). */
  readonly similarity: number
  /** The message's words that speak most for this topic, the strongest first, three at most. */
  readonly words: readonly string[]
}

export interface Candidate {
  readonly id: string
  /** How likely this topic is the right one: 0 to 1, learnt from the phrasings, comparable between messages. */
  readonly score: number
  readonly evidence: Evidence
}

export type MatchOutcome = 'sure' | 'unsure' | 'none'

/** The borders of the three bands, all on the scale of `Candidate.score`. */
export interface MatchThresholds {
  /** From here on the best candidate may be answered outright. */
  readonly sure: number
  /** Below this nothing is near enough. */
  readonly none: number
  /** A runner-up that reaches this part of the best score makes a near-tie, which is always unsure. */
  readonly tie: number
}

export interface MatchResult {
  readonly outcome: MatchOutcome
  /** The best three topics, best first, whatever the outcome; fewer only where there are fewer topics. */
  readonly candidates: readonly Candidate[]
  /** How the topics share the chance of being right, given that one of them is: the best ones, together one. */
  readonly shares: readonly { readonly id: string; readonly share: number }[]
  /** How likely the message deserves no answer: 0 to 1, on the scale of the scores. */
  readonly reject: number
  readonly thresholds: MatchThresholds
  readonly repairs: readonly Repair[]
}

export interface Matcher {
  match(text: string): MatchResult
}
