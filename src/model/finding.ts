import type { Claim } from './knowledge.ts'
import type { Candidate, Repair } from './match.ts'

/** What a message, or one question of it, is. The first group is answered from the knowledge, the second is not. */
export type Intent =
  | 'difference'
  | 'better'
  | 'definition'
  | 'yes-no'
  | 'claim'
  | 'why'
  | 'question'
  | 'bare name'
  | 'choose'
  | 'how-to'
  | 'error'
  | 'trivia'
  | 'other comparison'
  | 'statement'
  | 'foreign'
  | 'injection'
  | 'greeting'
  | 'thanks'
  | 'help'
  | 'insult'
  | 'wordless'

/** A subject that was named, and the word it was named by. */
export interface Named {
  readonly id: string
  readonly said: string
}

export interface CriterionFound {
  readonly id: string
  /** How many of its words were found. */
  readonly strength: number
  readonly words: readonly string[]
}

/** "Faster", "less secure": which end of which criterion, and of which subject it is said. */
export interface Pole {
  readonly criterion: string
  readonly end: 'better' | 'worse'
  readonly subject?: string
  readonly word: string
}

/** What one question says, without a judgement about its topic. */
export interface Reading {
  readonly text: string
  readonly words: readonly string[]
  readonly repairs: readonly Repair[]
  readonly intent: Intent
  readonly subjects: readonly Named[]
  readonly terms: readonly Named[]
  readonly criteria: readonly CriterionFound[]
  readonly pole?: Pole
  readonly isNegated: boolean
  readonly isQuestion: boolean
  /** It has a pronoun or an ellipsis where the subject would be: "and start-up?". */
  readonly leans: boolean
  /** Names of things that are compared nowhere here. */
  readonly others: readonly string[]
  /** How many words tell something: all but those that any sentence has. */
  readonly telling: number
  /** Telling words that the comparison's own texts never use. */
  readonly strangers: readonly string[]
}

/** A statement of the knowledge that a message repeats, or says the opposite of. */
export interface ClaimFound {
  readonly topic: string
  readonly claim: Claim
  readonly isOpposite: boolean
  /** 0 (nothing in common) to 1 (the same words). */
  readonly similarity: number
}

export type Match =
  | { readonly kind: 'sure'; readonly topic: string; readonly because: string }
  | { readonly kind: 'unsure'; readonly candidates: readonly string[]; readonly because: string }
  | { readonly kind: 'none'; readonly nearest?: string; readonly because: string }
  | { readonly kind: 'walkthrough'; readonly because: string }

/** How one question of a message was read and matched. */
export interface Finding {
  readonly comparison?: string
  readonly reading: Reading
  readonly match: Match
  /** The subjects that the answer is about: those named, else those of the thread, else all. */
  readonly subjects: readonly string[]
  readonly candidates: readonly Candidate[]
  readonly claim?: ClaimFound
  /** How near it is to what people ask of the comparison, and how far from what they do not: -1 to 1. */
  readonly nearness: number
  /** What other comparisons, which fit as well, would answer: then it is asked back. */
  readonly rivals?: readonly Rival[]
}

/** A topic of another comparison. */
export interface Rival {
  readonly comparison: string
  readonly topic: string
}
