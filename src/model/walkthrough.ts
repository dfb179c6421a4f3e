import type { Passage } from './knowledge.ts'
import type { AnswerSets, RemovalKind } from './flow.ts'
import type { Person } from './request.ts'

/** Who may answer: anyone (the last answer stands), the one who began, or each for themselves. */
export type WalkthroughMode = 'open' | 'owner' | 'poll'

/** 0: does not matter. 1: as the flow weighs it. */
export type Weight = 0 | 1 | 2 | 3

/** One thing that happened. Events are only ever appended; folding them gives the state. */
export type WalkthroughEvent = {
  /** From 1, without gaps. */
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly actor: Person
} & WalkthroughAct

export type WalkthroughAct =
  | { readonly kind: 'start'; readonly version: number; readonly mode: WalkthroughMode }
  /**
   * One act may answer several questions, and narrow one to several answers. `plain` is what the opening card takes for
   * granted: it gives way to what was said. `unsure`: questions that the same act leaves at "not sure".
   */
  | {
      readonly kind: 'answer'
      readonly answers: AnswerSets
      readonly plain?: AnswerSets
      readonly unsure?: readonly string[]
    }
  | { readonly kind: 'unsure'; readonly question: string }
  | { readonly kind: 'skip'; readonly question: string }
  | { readonly kind: 'weigh'; readonly question: string; readonly weight: Weight }
  /** What matters most: these count twice, and no other more than once. */
  | { readonly kind: 'stress'; readonly questions: readonly string[] }
  /** Takes back one option that `cause` removed; an impossible one stays removed. */
  | { readonly kind: 'overrule'; readonly option: string; readonly cause: string }
  /** Takes back one earlier act of any kind but start; undoing an undo brings it back. */
  | { readonly kind: 'undo'; readonly of: number }
  | { readonly kind: 'mode'; readonly mode: WalkthroughMode }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'restart' }
  /** Goes over to another version of the flow; answers that it no longer knows are dropped. */
  | { readonly kind: 'switch'; readonly version: number }
  | {
      readonly kind: 'decide'
      readonly outcome: 'accepted' | 'other' | 'parked'
      readonly option?: string
      readonly reason?: string
    }

/** How one question stands. */
export interface Held {
  readonly question: string
  /**
   * open: nothing said, or narrowed to several answers; answered: one answer; unsure, skipped and unimportant (weighed 0
   * without an answer): not asked again.
   */
  readonly status: 'open' | 'answered' | 'unsure' | 'skipped' | 'unimportant'
  /** What was said: one answer, or the several to which it is narrowed; empty where nothing was. */
  readonly said: readonly string[]
  /** Taken for granted because no box was ticked. */
  readonly isPlain: boolean
  readonly weight: Weight
  /** Who said it last, and with which event. */
  readonly by?: Person
  readonly seq?: number
}

export interface Overruling {
  readonly option: string
  readonly cause: string
  readonly by: Person
}

/** The events, folded. */
export interface Walkthrough {
  readonly version: number
  /** The flow at hand has another version than the walkthrough; offer a switch. */
  readonly isOutdated: boolean
  readonly owner?: Person
  readonly mode: WalkthroughMode
  readonly isPaused: boolean
  readonly isOpened: boolean
  readonly held: readonly Held[]
  readonly overrulings: readonly Overruling[]
  readonly decision?: Extract<WalkthroughEvent, { readonly kind: 'decide' }>
  /** How many acts answered something: as many as there were cards, as long as nothing was changed. */
  readonly cards: number
  /** Answers that the flow does not know: of another version, or forged. */
  readonly dropped: readonly { readonly seq: number; readonly name: string }[]
  /** The number of the last event: what a card shows, and what a press on it is compared with. */
  readonly seq: number
}

export type VerdictWord = 'clear' | 'leaning' | 'too close' | 'not enough'

export interface Outcome {
  readonly word: VerdictWord
  /** The option ahead, also where it is too close to call; absent where there is not enough to say. */
  readonly leader?: string
}

export interface Verdict extends Outcome {
  readonly runnerUp?: string
  /** In points, between the first two; absent where fewer than two options are left. */
  readonly margin?: number
  /** Options that are left, the best first, then those removed, then those not offered. */
  readonly standings: readonly Standing[]
  /** What speaks for the leader before the runner-up first, what speaks against it last. */
  readonly contributions: readonly Contribution[]
  readonly removed: readonly RemovedOption[]
  /** No open question can change leader or word. */
  readonly isSettled: boolean
}

export interface Standing {
  readonly option: string
  readonly score: number
  readonly state: 'left' | 'removed' | 'not offered'
}

export interface Contribution {
  /** `team` or, for a rule, its id. */
  readonly cause: string
  readonly question?: string
  readonly answer?: string
  /** Weighted points by option. */
  readonly effects: Readonly<Record<string, number>>
  /** For the leader, less that for the runner-up (for the best other where there is no runner-up: 0). */
  readonly gain: number
  readonly weight: Weight
  readonly because?: string
  readonly sources: readonly string[]
  readonly unsourced: Passage['unsourced']
  readonly see?: string
  readonly isPlain: boolean
  readonly by?: Person
}

export interface RemovedOption {
  readonly option: string
  readonly kind: RemovalKind
  /** `kernel.otheros`, or a rule's id: what `overrule` names. */
  readonly cause: string
  readonly because: string
  readonly sources: readonly string[]
  /** Who took it back; the option is then not removed by this cause. */
  readonly overruledBy?: Person
}

/** One answer that would lead elsewhere. */
export interface Change {
  readonly answers: readonly { readonly question: string; readonly answer: string }[]
  readonly to: Outcome
}

export interface WeightTie {
  readonly question: string
  /** The weight at which the leader and `option` are equal; others unchanged. */
  readonly weight: number
  readonly option: string
}

export interface WhatWouldChange {
  /** Single answers after which another option leads. */
  readonly flips: readonly Change[]
  /** Single answers after which the same option leads, and it is too close to call. */
  readonly blurs: readonly Change[]
  /** Two answers that together flip it, where no single one does: the pair that moves the fewest points. */
  readonly pair?: Change
  /** Removals without which another option would lead. */
  readonly lifted: readonly { readonly removed: RemovedOption; readonly to: Outcome }[]
  readonly ties: readonly WeightTie[]
  readonly robustness: Robustness
}

export interface Robustness {
  /** Of so many answers, each left out by itself, so many leave the leader where it is. */
  readonly kept: number
  readonly of: number
  /** So many effects must each be one point wrong until another option draws level; absent where no other is left. */
  readonly slips?: number
}

export interface Poll {
  readonly people: readonly { readonly person: Person; readonly verdict: Verdict }[]
  readonly disputed: readonly Dispute[]
  /** Whether the disputed answers, in any combination, can change leader or word. */
  readonly matters: boolean
  /** Where it does not: what every combination comes to. */
  readonly outcome?: Outcome
  /** What all agree on, counted; disputed questions count for nothing. */
  readonly common: Verdict
}

export interface Dispute {
  readonly question: string
  readonly answers: readonly { readonly answer: string; readonly people: readonly Person[] }[]
  readonly matters: boolean
}
