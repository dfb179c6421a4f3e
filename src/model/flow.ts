import type { Passage } from './knowledge.ts'

/** A guided decision: flat questions whose answers speak for and against options. Plain data, written by people, no code. */
export interface Flow {
  readonly id: string
  /** Goes up with every change that may alter an outcome; a running walkthrough keeps the version it began with. */
  readonly version: number
  readonly title: string
  /** What people say who want this decision. */
  readonly triggers: readonly string[]
  /** Where the weights come from, for everybody who sees them. */
  readonly note: Passage
  /** In the order in which ties are broken. */
  readonly options: readonly FlowOption[]
  /** In the order of the file, which breaks ties between equally useful questions. */
  readonly questions: readonly FlowQuestion[]
  readonly rules: readonly FlowRule[]
  readonly opening?: Opening
  readonly margins: Margins
  readonly examples: readonly FlowExample[]
}

/** Margins in points at a weight of 1 for every question: `strong` and above is clear, below `lean` is too close to call. */
export interface Margins {
  readonly strong: number
  readonly lean: number
}

export interface FlowOption {
  readonly id: string
  readonly label: string
  /** As the middle of a sentence has it: "a virtual machine". */
  readonly name: string
  /** Options of one family differ less than families do. */
  readonly family: string
  readonly line: string
  /** Offered only where this holds; always, where it is absent. */
  readonly when?: Condition
  readonly aliases: readonly string[]
}

export interface FlowQuestion {
  readonly id: string
  readonly ask: string
  /** For "So far: …" and "The team: …", a word or two. */
  readonly label: string
  readonly why: Passage
  /** Asked and counted only where this holds. */
  readonly when?: Condition
  readonly answers: readonly FlowAnswer[]
}

export interface FlowAnswer {
  readonly id: string
  readonly label: string
  readonly aliases: readonly string[]
  /** Points by option; what is not named gets none. */
  readonly effects: Effects
  readonly removal?: Removal
  /** One sentence for the explanation. */
  readonly because?: string
  /** What an expert expects here and will not find: it does not count, and why. */
  readonly not?: Passage
  readonly sources: readonly string[]
  readonly unsourced: Passage['unsourced']
  /** The topic that says more. */
  readonly see?: string
}

/** What only several answers together decide. */
export interface FlowRule {
  readonly id: string
  readonly when: Condition
  readonly effects: Effects
  readonly removal?: Removal
  readonly because: string
  readonly sources: readonly string[]
  readonly unsourced: Passage['unsourced']
}

export type Effects = Readonly<Record<string, number>>

/** "cannot", "is not supported", "should not": only the last two may be overruled. */
export type RemovalKind = 'impossible' | 'unsupported' | 'unsafe'

export interface Removal {
  readonly kind: RemovalKind
  /** The options that it takes away. */
  readonly options: readonly string[]
}

/** Holds where one of its clauses does. */
export type Condition = readonly Clause[]

/** Holds where each question named is answered with one of the answers named. */
export type Clause = readonly { readonly question: string; readonly answers: readonly string[] }[]

/** Answers that are possible, by question. */
export type AnswerSets = Readonly<Record<string, readonly string[]>>

/** The rare questions as one card of ticks. */
export interface Opening {
  readonly ask: string
  readonly ticks: readonly Tick[]
  /** What a question of the card is answered with where none of its boxes is ticked. */
  readonly plain: AnswerSets
}

export interface Tick {
  readonly label: string
  readonly sets: AnswerSets
}

/** A case whose outcome is known; lint runs it. */
export interface FlowExample {
  readonly name: string
  readonly answers: Readonly<Record<string, string>>
  /** One of these comes first, or is among the first two where `isTopTwo`. */
  readonly expect: readonly string[]
  readonly isTopTwo: boolean
  /** Neither first nor second. */
  readonly not: readonly string[]
  readonly word?: 'clear' | 'leaning' | 'too close' | 'not enough'
}
