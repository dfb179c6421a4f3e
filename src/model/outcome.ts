import type { Conversation } from './conversation.ts'
import type { Finding } from './finding.ts'
import type { Reply } from './reply.ts'
import type { Decision, StoreRecord } from './store.ts'

/** Something worth keeping beside the conversation. */
export type NewRecord = GapRecord | DecisionRecord

export interface GapRecord {
  readonly kind: 'gap'
  readonly id: string
  /** How-to questions are kept apart from topics that are missing. */
  readonly gap: 'how-to' | 'topic' | 'comparison'
  readonly text: string
  /** Whether a person pressed "Tell the authors". */
  readonly wished: boolean
  /** The request whose words these are, where that is an earlier one: they are forgotten with its message. */
  readonly asked?: string
}

interface DecisionRecord {
  readonly kind: 'decision'
  readonly decision: Decision
  /** The id of the decision whose place it takes. */
  readonly supersedes?: string
}

/** What one request leads to. `respond` decides it and writes nothing. */
export interface Outcome {
  readonly replies: readonly Reply[]
  /** Ids of earlier replies to take back. */
  readonly withdraw: readonly string[]
  readonly memory: Conversation
  readonly records: readonly StoreRecord[]
  /** How each question of the message was read: for `:why`, logs at debug level and evaluations. */
  readonly findings: readonly Finding[]
}
