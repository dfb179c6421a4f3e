/** What a thread was about last, so that "why?" and "and start-up?" can lean on it. */
export interface LastTopic {
  readonly comparison: string
  /** Absent where the thread is on the comparison and on no topic: after a choice was offered or a decision asked for. */
  readonly topic?: string
  /** A recommendation was asked for: "and if we only have one server?" goes on with it. */
  readonly isChoosing?: boolean
  /** The subjects asked about; both when none was singled out. */
  readonly subjects: readonly string[]
  /** How the asker called each of them. */
  readonly voice: Readonly<Record<string, string>>
}

/** What is remembered of one thread. Plain data: a store keeps it between two requests. */
export interface Conversation {
  readonly id: string
  readonly revision: number
  readonly comparison?: string
  readonly lastTopic?: LastTopic
  /** Whether an insult was answered already: the second one gets silence. */
  readonly wasInsulted?: boolean
  /** Milliseconds since 1970. */
  readonly touchedAt: number
}
