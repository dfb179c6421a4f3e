import type { Generated } from 'kysely'
import type { GapRecord } from '#model/outcome.ts'
import type { Feedback, GapState, ReplyState } from '#model/store.ts'

// Texts named `body`, `place`, `asker`, `by`, `record` and `value` are JSON; `via` and `sealed` are sealed JSON; flags are 0 or 1.

interface InboxTable {
  seq: Generated<number>
  id: string
  once: string | null
  /** The first request of the message that this one belongs to: an edit names the same message. */
  message: string
  key: string
  received_at: number
  attempts: number
  /** None once the request is finished. */
  body: string | null
  via: string | null
  via_expires_at: number | null
  done_at: number | null
}

interface LeaseTable {
  key: string
  holder: string
  until: number
}

export interface OutboxTable {
  seq: Generated<number>
  id: string
  kind: 'reply' | 'withdrawal'
  request: string
  conversation: string
  channel_key: string
  place_key: string
  place: string
  asker: string
  /** The first reply of the message: a reply and its edits share a card. */
  card: string
  body: string | null
  via: string | null
  via_expires_at: number | null
  had_via: number
  state: ReplyState
  attempts: number
  holder: string | null
  until: number
  unsure: number
  next_attempt_at: number
  message: string | null
  thread: string | null
  reason: string | null
  created_at: number
}

export interface Schema {
  inbox: InboxTable
  lease: LeaseTable
  outbox: OutboxTable
  conversation: {
    id: string
    revision: number
    body: string
    touched_at: number
    /** The workspace in which its undecided walkthrough is told of. */
    open_in: string | null
  }
  bound_place: { place_key: string; conversation: string }
  decision: {
    id: string
    workspace: string
    conversation: string
    title: string
    text: string
    folded: string
    at: number
    by: string
    record: string
    superseded_by: string | null
  }
  feedback: {
    reply: string
    person: string
    workspace: string
    by: string
    at: number
    verdict: Feedback['verdict']
    note: string | null
  }
  gap: {
    seq: Generated<number>
    id: string
    request: string
    workspace: string
    gap: GapRecord['gap']
    text: string
    words: string
    wished: number
    at: number
  }
  gap_state: { workspace: string; words: string; state: GapState }
  setting: { workspace: string; channel: string; name: string; value: string }
  installation: { key: string; under: string | null; sealed: string }
  meta: { name: string; value: string }
}
