import type { Delivery } from './adapter.ts'
import type { Conversation } from './conversation.ts'
import type { VersusError } from './errors.ts'
import type { GapRecord, NewRecord } from './outcome.ts'
import type { Reply } from './reply.ts'
import type { Address, Person, Place, Request } from './request.ts'

// What the bot remembers. Times are milliseconds since 1970 and always the caller's: a store has no clock of its own.
// What is expected is a value ('duplicate', 'conflict', 'lost'). A store that cannot do its work (disk full, connection
// lost, file damaged) rejects with a VersusError that names the remedy; nothing is half done, the call may be repeated.

/** Plain data, as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * A claim on work, for a while. `holder` names one life of one process: a restarted process uses a new name. From `until`
 * on the work is anybody's. A lease with more than twice the length of the taker's own left (`until - now`) was written by
 * a clock gone wrong, and counts as expired.
 */
export interface Lease {
  readonly holder: string
  readonly now: number
  readonly until: number
}

/** A request on its way in. */
interface Arrival {
  /** The conversation's key: requests of one key are handled one at a time and in order. */
  readonly key: string
  /** Its `id` is the id of the event: the same id is taken once. */
  readonly request: Request
  readonly receivedAt: number
  /** What may happen only once, such as one person's press on one reference: a second arrival with it is a duplicate. */
  readonly once?: string
}

/** A request taken from the inbox. */
export interface Work {
  readonly key: string
  readonly request: Request
  readonly receivedAt: number
  /** How often it has been taken, this time included: more than once means that an earlier attempt did not come to an end. */
  readonly attempts: number
}

export interface Inbox {
  /** Takes a request durably, once. Duplicates are found for as long as retention keeps the ids of what was handled. */
  accept(arrival: Arrival): Promise<'new' | 'duplicate'>
  /**
   * Of up to `limit` conversations that nobody holds, the oldest unfinished request each, oldest first. The conversation is
   * held until `commit` has finished that request, `release` gives it back, or the lease ends.
   */
  take(lease: Lease, limit: number): Promise<readonly Work[]>
  /** Gives one conversation back, its request unfinished. */
  release(holder: string, key: string): Promise<void>
  /** Whether the request was accepted, handled or not. As `accept`, it remembers as long as retention keeps the ids. */
  has(id: string): Promise<boolean>
  /** How many requests are unfinished. */
  count(): Promise<number>
  /** The ids that begin so, handled or not, the newest first. */
  latest(prefix: string, limit: number): Promise<readonly string[]>
}

/** What one request led to, to be written as a whole or not at all. */
export interface Commit {
  readonly holder: string
  readonly now: number
  readonly work: Work
  /** Its revision is one more than the revision that it was made from; a conversation not seen before had revision 0. */
  readonly memory: Conversation
  readonly records: readonly StoreRecord[]
  /** Each with the place it goes to. A reply whose id the outbox knows already is not added again. */
  readonly deliveries: readonly Delivery[]
  /**
   * Ids of replies to take back, each with its edits: what is not sent yet never will be, what was sent gets an outgoing
   * withdrawal.
   */
  readonly withdraw: readonly string[]
  /**
   * Ids of requests whose message was deleted: they, the edits of the same message, the replies to them (unsent ones are
   * dropped) and the gaps they left lose their text. Decisions and the memory are not touched.
   */
  readonly forget: readonly string[]
}

export type Committed =
  | { readonly kind: 'committed' }
  /** The conversation has been changed since it was read: read it again, respond again. The work is still held. */
  | { readonly kind: 'conflict'; readonly revision: number }
  /** The lease went to somebody else, or the request is finished: drop the work. */
  | { readonly kind: 'lost' }

/** What waits in the outbox for its turn. */
export type Outgoing = {
  /** Of the delivery: names it to `sent`, `failed` and `giveUp`. */
  readonly id: string
  readonly place: Place
  readonly asker: Person
  readonly conversation: string
  /** How often it has been taken, this time included. */
  readonly attempts: number
  /** An earlier attempt was cut off, or got no answer: the platform may have the message already. */
  readonly isUnsure: boolean
  /** The platform's id of the message to edit or to take back; none where it was never posted, or nobody noted it. */
  readonly message?: string
} & (
  | {
      readonly kind: 'reply'
      readonly reply: Reply
      readonly via?: Address
      /** There was an address, and its time is over. */
      readonly isAddressExpired: boolean
    }
  | { readonly kind: 'withdrawal'; readonly withdraws: string }
)

export interface SentNote {
  readonly id: string
  readonly now: number
  readonly message?: string
  /** The thread that the message opened: bound to the reply's conversation in the same step. */
  readonly thread?: string
}

interface FailedNote {
  readonly id: string
  readonly holder: string
  readonly now: number
  /** One hour from `now` at most. */
  readonly nextAttemptAt: number
  readonly reason: string
  /** The platform may have it all the same: no answer came. */
  readonly isUnsure?: boolean
}

export type ReplyState = 'waiting' | 'sent' | 'superseded' | 'withdrawn' | 'given up'

/** A reply as the outbox remembers it. */
export interface StoredReply {
  readonly id: string
  /** The request that it answers. */
  readonly request: string
  readonly conversation: string
  readonly place: Place
  readonly asker: Person
  readonly state: ReplyState
  /** None once it was purged. */
  readonly reply?: Reply
  /** The platform's id of the message that shows it, also when it is an edit of that message. */
  readonly message?: string
  readonly thread?: string
  /** Why it was given up, or why the last attempt failed. */
  readonly reason?: string
}

export interface Outbox {
  /**
   * The oldest waiting delivery of each of up to `limit` places, oldest first; a place has one on its way at a time, and one
   * that waits for its next attempt holds back those behind it.
   */
  take(lease: Lease, limit: number): Promise<readonly Outgoing[]>
  /** It has been sent, whoever holds it by now. A second note on the same delivery changes nothing. */
  sent(note: SentNote): Promise<void>
  /** To be tried again. Nothing happens when somebody else holds it by now. */
  failed(note: FailedNote): Promise<void>
  /** Never to be tried again: the next one of its place has its turn. */
  giveUp(note: Omit<FailedNote, 'nextAttemptAt' | 'isUnsure'>): Promise<void>
  find(reply: string): Promise<StoredReply | undefined>
  /** The reply that a platform's message shows; of a message edited since, the newest. */
  findByMessage(place: Place, message: string): Promise<StoredReply | undefined>
  /** The replies to a message and to its edits, oldest first. `request` is the id of the message's first request. */
  answersTo(request: string): Promise<readonly StoredReply[]>
  /** How many deliveries are undelivered and not given up. */
  count(): Promise<number>
  /** When the next attempt that was put off is due; undefined when none is. */
  nextAttemptAt(): Promise<number | undefined>
}

export interface Conversations {
  get(id: string): Promise<Conversation | undefined>
  /** Whether it is remembered, or will be: a request of it waits to be handled. */
  isKnown(id: string): Promise<boolean>
  count(): Promise<number>
  /** From now on the thread (or message) that `place.thread` names belongs to this conversation; the last word stands. */
  bind(place: Place & { readonly thread: string }, conversation: string): Promise<void>
  /** The id of the conversation bound to a place with a thread. */
  at(place: Place & { readonly thread: string }): Promise<string | undefined>
  /** Those of the workspace whose walkthrough is not over and can be seen by everybody there; touched last first, then by id. */
  undecided(workspace: string, limit: number): Promise<readonly Conversation[]>
}

export interface Decision {
  readonly id: string
  readonly workspace: string
  readonly conversation: string
  readonly title: string
  /** Everything that a search looks through. */
  readonly text: string
  readonly at: number
  readonly by: Person
  readonly record: Json
  /** The id of the decision that took its place. */
  readonly supersededBy?: string
}

export interface Decisions {
  /** Adds it; of a decision that is there already nothing changes. */
  put(decision: Decision): Promise<void>
  get(id: string): Promise<Decision | undefined>
  /** Those with all the words (or parts of words) in their text, in upper or lower case; newest first, then by id. No words: all. */
  search(workspace: string, words: string, limit: number): Promise<readonly Decision[]>
  /** False when there is no such decision. */
  supersede(id: string, by: string): Promise<boolean>
  /** Of all workspaces, the oldest first, then by id: for an export. */
  all(): Promise<readonly Decision[]>
  delete(id: string): Promise<boolean>
}

/** One person's judgement of one reply; the last one stands. */
export interface Feedback {
  readonly reply: string
  readonly workspace: string
  readonly by: Person
  readonly at: number
  readonly verdict: 'right' | 'wrong'
  readonly note?: string
}

export type GapState = 'open' | 'answered' | 'declined'

/** Questions with the same words that found no answer. */
export interface GapGroup {
  readonly gap: GapRecord['gap']
  /** As it was last asked. */
  readonly text: string
  readonly count: number
  /** How many of the askers pressed "Tell the authors". */
  readonly wished: number
  readonly lastAt: number
  readonly state: GapState
}

export interface Gaps {
  /** Most asked first, then the newest, then by text. */
  list(workspace: string, limit: number): Promise<readonly GapGroup[]>
  /** Settles all questions with the same words, those to come included. */
  settle(workspace: string, text: string, state: GapState): Promise<void>
}

/** What a commit writes beside the conversation. A gap with an id that is there already only adds its wish. */
export type StoreRecord =
  | NewRecord
  /** A decision that is there already took the place of an earlier one. */
  | { readonly kind: 'superseded'; readonly decision: string; readonly by: string }
  | { readonly kind: 'feedback'; readonly feedback: Feedback }
  /** As `Gaps.settle` does, in the workspace of the request. */
  | { readonly kind: 'settled'; readonly text: string; readonly state: GapState }
  /** As `Settings.set` does. */
  | { readonly kind: 'setting'; readonly scope: SettingScope; readonly name: string; readonly value: Json }

/** A workspace, or one channel of it. */
export interface SettingScope {
  readonly workspace: string
  readonly channel?: string
}

export interface Settings {
  /** What holds in this scope: a channel's own settings over those of its workspace. */
  get(scope: SettingScope): Promise<Readonly<Record<string, Json>>>
  /** Undefined takes the setting away from this scope. */
  set(scope: SettingScope, name: string, value: Json | undefined): Promise<void>
}

/** A workspace's consent to the bot, or a whole organisation's. */
export interface Installation {
  /** By platform and workspace: "slack:team:T0123456789". */
  readonly key: string
  /** What the platform gave, its tokens among it: sealed at rest. */
  readonly body: Json
  /** The key of the installation that it stands for, and is deleted with: a workspace of an organisation. */
  readonly under?: string
}

export interface Installations {
  /** Undefined where there is none, and where the key that sealed it is gone. */
  get(key: string): Promise<Installation | undefined>
  /** A later one takes the place of an earlier one. */
  put(installation: Installation): Promise<void>
  /** With those under it. False when there is none. */
  delete(key: string): Promise<boolean>
}

export interface Leases {
  /** Prolongs everything that the holder still holds, in the inbox and the outbox. */
  renew(lease: Lease): Promise<void>
  /** Gives everything back that the holder holds. What it was sending counts as unsure. */
  releaseAll(holder: string): Promise<void>
  /**
   * At the start of a process: where only one process can serve the store (memory, SQLite), whoever else holds something is
   * dead, and it is free at once. Where several can, nothing happens, and expiry decides.
   */
  takeOver(holder: string): Promise<void>
}

interface Purged {
  readonly requests: number
  readonly replies: number
  readonly addresses: number
}

export type Health = { readonly isWell: true } | { readonly isWell: false; readonly problem: VersusError }

/** A store's promises are written down in its contract suite, which every store runs. */
export interface Store {
  readonly kind: 'memory' | 'sqlite' | 'postgres'
  readonly inbox: Inbox
  readonly outbox: Outbox
  readonly leases: Leases
  readonly conversations: Conversations
  readonly decisions: Decisions
  readonly gaps: Gaps
  readonly settings: Settings
  readonly installations: Installations
  /** Everybody's judgements of one reply, by person. */
  feedbackOn(reply: string): Promise<readonly Feedback[]>
  commit(commit: Commit): Promise<Committed>
  /**
   * Erases addresses that have expired, and, after 90 days, replies (a card with its last edit) and the ids of handled
   * requests, whose text is gone already. What `forget` erased is in no file of an embedded database any more afterwards.
   */
  purge(now: number): Promise<Purged>
  /** Writes and reads. Never rejects. */
  health(now: number): Promise<Health>
  close(): Promise<void>
}
