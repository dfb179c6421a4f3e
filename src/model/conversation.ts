import type { Flow } from './flow.ts'
import type { Person, Place } from './request.ts'
import type { WalkthroughEvent } from './walkthrough.ts'

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

/** What the card of a walkthrough shows instead of the next question. */
export type Focus =
  /** A question that somebody wants to answer again, or goes on with although everything is settled. */
  | { readonly kind: 'question'; readonly question: string }
  /** What was answered, to choose from what to change. */
  | { readonly kind: 'changes' }
  /** The options beside the one recommended. */
  | { readonly kind: 'others' }
  /** What carries weight, to say what matters most. */
  | { readonly kind: 'weights' }
  /** The next message of this person is the reason for their choice. */
  | { readonly kind: 'reason'; readonly option: string; readonly person: Person }

/** An answer that was read from a message, and the words it was read from. */
export interface ReadAnswer {
  readonly question: string
  readonly answer: string
  readonly quote: string
}

/** A walkthrough of one thread. How it stands follows from its events. */
export interface WalkthroughMemory {
  readonly comparison: string
  /** From 1 within the conversation: a button of an earlier walkthrough does nothing to a later one. */
  readonly number: number
  /** As it was when the walkthrough began, or when it was switched: a file that changes meanwhile changes nothing. */
  readonly flow: Flow
  /** What it is decided for: "our Postgres". */
  readonly subject?: string
  /** Where it is; absent in what an earlier version of the program began, until somebody acts on it. */
  readonly place?: Place
  /** It ended with a decision, or was parked. */
  readonly isOver?: true
  /** The request that began it. */
  readonly begunBy: string
  /** The card stands in the channel, as the root of its thread. */
  readonly isRoot: boolean
  /** It began on a card that only one person sees, and stays there. */
  readonly isHidden: boolean
  readonly events: readonly WalkthroughEvent[]
  /** The id of the reply that is the card: everything later is an edit of it. */
  readonly card: string
  /** What was read from the message that began it, to be looked over. */
  readonly read?: readonly ReadAnswer[]
  readonly focus?: Focus
  /** A newer version of the flow that people did not want to go over to. */
  readonly declined?: number
  /** The event that the last form came to: whoever answers several at once goes on with what it left. */
  readonly filled?: number
  /** The id of the decision on record: the next one takes its place. */
  readonly record?: string
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
  readonly walkthrough?: WalkthroughMemory
  /** How many messages of people among themselves were overheard since somebody last spoke to us. */
  readonly overheard?: number
  /** Milliseconds since 1970. */
  readonly touchedAt: number
}
