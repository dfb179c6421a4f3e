import type { Conversation } from '#model/conversation.ts'
import type { GapRecord } from '#model/outcome.ts'
import type { Reply } from '#model/reply.ts'
import type { Address, Person, Place, Request } from '#model/request.ts'
import type { Decision, Feedback, GapState, Installation, Json, ReplyState } from '#model/store.ts'

// The rows of the memory store. Maps keep the order of insertion, which is the order of arrival.

export interface InboxRow {
  readonly id: string
  readonly message: string
  readonly key: string
  readonly receivedAt: number
  readonly once?: string
  attempts: number
  /** None once it is finished. */
  request?: Request
  via?: Address
  doneAt?: number
}

export interface OutboxRow {
  readonly id: string
  readonly kind: 'reply' | 'withdrawal'
  readonly request: string
  readonly conversation: string
  readonly place: Place
  readonly asker: Person
  readonly card: string
  readonly hadVia: boolean
  readonly createdAt: number
  reply?: Reply
  via?: Address
  state: ReplyState
  attempts: number
  isUnsure: boolean
  nextAttemptAt: number
  held?: Held
  message?: string
  thread?: string
  reason?: string
}

interface Held {
  readonly holder: string
  readonly until: number
}

interface GapRow {
  readonly id: string
  readonly request: string
  readonly workspace: string
  readonly gap: GapRecord['gap']
  readonly text: string
  readonly words: string
  readonly at: number
  isWished: boolean
}

export interface State {
  readonly inbox: Map<string, InboxRow>
  /** The unfinished rows of `inbox`. */
  readonly open: Map<string, InboxRow>
  readonly once: Set<string>
  readonly leases: Map<string, Held>
  readonly outbox: Map<string, OutboxRow>
  /** Of `outbox` at least the rows that wait or are on their way; `unsettled` drops the others when it comes across them. */
  readonly undelivered: Map<string, OutboxRow>
  readonly conversations: Map<string, Conversation>
  readonly boundPlaces: Map<string, string>
  readonly decisions: Map<string, Decision>
  readonly feedback: Map<string, Feedback>
  readonly gaps: Map<string, GapRow>
  readonly gapStates: Map<string, GapState>
  readonly settings: Map<string, Map<string, Json>>
  readonly installations: Map<string, Installation>
}

export function emptyState(): State {
  return {
    inbox: new Map(),
    open: new Map(),
    once: new Set(),
    leases: new Map(),
    outbox: new Map(),
    undelivered: new Map(),
    conversations: new Map(),
    boundPlaces: new Map(),
    decisions: new Map(),
    feedback: new Map(),
    gaps: new Map(),
    gapStates: new Map(),
    settings: new Map(),
    installations: new Map(),
  }
}

/** A key of several parts that no other parts can make. */
export function joined(...parts: readonly string[]): string {
  return JSON.stringify(parts)
}

export function addOutgoing({ outbox, undelivered }: State, row: OutboxRow): void {
  outbox.set(row.id, row)
  undelivered.set(row.id, row)
}

/** What waits or is on its way, oldest first. */
export function unsettled({ undelivered }: State): readonly OutboxRow[] {
  const rows: OutboxRow[] = []
  for (const row of undelivered.values()) {
    if (row.state === 'waiting' || row.held) rows.push(row)
    else undelivered.delete(row.id)
  }
  return rows
}
