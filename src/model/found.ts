import type { Spoken } from './adapter.ts'
import type { Conversation, GivenAnswer } from './conversation.ts'
import type { Decision, GapGroup, StoredReply } from './store.ts'

/** What a request needs to be read first, so that the core stays pure and answers at once. */
export interface Wants {
  /** Decisions of the request's workspace with all these words; none: the newest. */
  readonly decisions?: { readonly words: string; readonly limit: number }
  /** The id of a decision. */
  readonly decision?: string
  /** So many groups of gaps of the request's workspace. */
  readonly gaps?: number
  /** What holds in the request's channel. */
  readonly settings?: true
  /** The reply that is judged: its id, or the platform's id of the message that shows it. */
  readonly reply?: string
  /** What the place's conversation remembers. `respond` is handed it always; a query has to ask for it. */
  readonly conversation?: true
  /** So many conversations of the workspace whose walkthrough nobody has decided, of those that everybody may know of. */
  readonly undecided?: number
  /** What was said around the request: the message that it points at, else a few of its thread. */
  readonly around?: true
}

/** How the bot behaves in a channel. */
export interface ChannelSettings {
  /** Answers in private, even to mentions. */
  readonly quiet: boolean
  /** Answers open threads, on platforms where an answer does. */
  readonly threads: boolean
  /** Who may answer in a walkthrough that begins here. */
  readonly walkthroughs: 'anyone' | 'owner'
  /** Posts are questions to us, mentioned or not, where the channel is a forum. */
  readonly forum: boolean
}

/** What was found of it. What was wanted and is absent does not exist. */
export interface Found {
  readonly decisions?: readonly Decision[]
  readonly decision?: Decision
  /** What took the place of the decision that was found, if one decision was. */
  readonly replacement?: Decision
  readonly gaps?: readonly GapGroup[]
  readonly settings?: ChannelSettings
  readonly conversation?: Conversation
  readonly undecided?: readonly Conversation[]
  /** The oldest first. Never stored. */
  readonly around?: { readonly kind: 'read'; readonly messages: readonly Spoken[] } | { readonly kind: 'not allowed' }
  readonly judged?: {
    readonly reply: StoredReply
    /** What the reply's conversation remembers of it. */
    readonly answer?: GivenAnswer
  }
}
