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

/** One of the last answers, for whoever finds that it was the wrong one. */
export interface GivenAnswer {
  /** The reply's id. */
  readonly reply: string
  /** The id of the request that asked: goes with it when its message is deleted. */
  readonly asked: string
  readonly comparison: string
  readonly topic: string
  /** What else it could have meant, the likeliest first; at most two. */
  readonly candidates: readonly string[]
  readonly subjects: readonly string[]
  /** The question, in case it becomes a gap. */
  readonly text: string
}

/** What is remembered of one thread. Plain data: a store keeps it between two requests. */
export interface Conversation {
  readonly id: string
  readonly revision: number
  readonly comparison?: string
  readonly lastTopic?: LastTopic
  /** Whether an insult was answered already: the second one gets silence. */
  readonly wasInsulted?: boolean
  /** The newest last; a handful. */
  readonly answers?: readonly GivenAnswer[]
  /** Milliseconds since 1970. */
  readonly touchedAt: number
}
