import fc from 'fast-check'
import type { WalkthroughMemory } from '#model/conversation.ts'

import type { Delivery } from '#model/adapter.ts'
import type { Reply } from '#model/reply.ts'
import type { Address, Place, Request } from '#model/request.ts'
import type { Commit, Decision, Lease, Store, StoreRecord, Work } from '#model/store.ts'
import { makeFlow } from './make-flow.ts'

// Small things to put into a store. Each takes what a test is about and fills in the rest.

export const start = 1_790_000_000_000
const second = 1_000

export const ann = { id: 'U1', name: 'Ann' }
export const channel: Place = { platform: 'slack', workspace: 'T1', channel: 'C1', audience: 'public' }

/** Whatever can be in a string: control characters, halves of surrogate pairs, any script. */
export const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength: 12 })
  .map((codes) => String.fromCharCode(...codes))

export function question(id: string, text = 'is a vm faster?', via?: Address): Request {
  return { kind: 'question', id, at: start, from: ann, place: channel, text, ...(via ? { via } : {}) }
}

export function edit(id: string, message: string, text = 'is docker faster?'): Request {
  return { kind: 'edited', id, message, at: start, from: ann, place: channel, text }
}

export function lease(holder = 'a', now = start, seconds = 30): Lease {
  return { holder, now, until: now + seconds * second }
}

export function address(expiresAt = start + 900 * second): Address {
  return { token: 'token-of-the-interaction', expiresAt, isPrivate: true }
}

export function delivery(id: string, more: Partial<Reply> = {}, place = channel, via?: Address): Delivery {
  const reply: Reply = { id, audience: 'thread', summary: `Reply ${id}.`, blocks: [], ...more }
  return { reply, place, ...(via ? { via } : {}) }
}

export function decision(id: string, more: Partial<Decision> = {}): Decision {
  return {
    id,
    workspace: 'T1',
    conversation: 'c',
    title: `Decision ${id}`,
    text: `Decision ${id}`,
    at: start,
    by: ann,
    record: { option: 'vm', scores: [1, 2.5, null] },
    ...more,
  }
}

export function gap(id: string, text: string, more: Partial<Extract<StoreRecord, { kind: 'gap' }>> = {}): StoreRecord {
  return { kind: 'gap', id, gap: 'topic', text, wished: false, ...more }
}

/** In a public channel, with everything open. */
export function walkthrough(more: Partial<WalkthroughMemory> = {}): WalkthroughMemory {
  return {
    comparison: 'vm-vs-docker',
    number: 1,
    flow: makeFlow(1, { questions: 2, answers: 2, options: 2 }),
    place: channel,
    begunBy: 'e0',
    isRoot: false,
    isHidden: false,
    events: [],
    card: 'e0/1',
    ...more,
  }
}

export interface Outcome extends Partial<Commit> {
  readonly revision?: number
}

/** A commit of work that was taken, for the conversation that the work's key names. */
export function outcome(work: Work, { revision = 1, ...more }: Outcome = {}): Commit {
  return {
    holder: 'a',
    now: start,
    work,
    memory: { id: work.key, revision, touchedAt: start },
    records: [],
    deliveries: [],
    withdraw: [],
    forget: [],
    ...more,
  }
}

/** Accepts a request, takes it and commits what it led to. The conversation's revision is read from the store. */
export async function handle(store: Store, request: Request, more: Outcome = {}, key = request.id): Promise<void> {
  const now = more.now ?? start
  if ((await store.inbox.accept({ key, request, receivedAt: now })) === 'duplicate') throw new Error('a duplicate')
  const [work] = await store.inbox.take(lease('a', now), 1)
  if (!work || work.request.id !== request.id) throw new Error('other work is in the way')
  const revision = ((await store.conversations.get(key))?.revision ?? 0) + 1
  const { kind } = await store.commit(outcome(work, { revision, ...more }))
  if (kind !== 'committed') throw new Error(`the commit ended in ${kind}`)
}

/** Takes everything that is due from the outbox, one place after another, and notes it as sent. Gives what was sent. */
export async function deliverAll(store: Store, now = start): Promise<readonly string[]> {
  const sent: string[] = []
  for (;;) {
    const batch = await store.outbox.take(lease('a', now), 10)
    if (batch.length === 0) return sent
    for (const { id } of batch) {
      await store.outbox.sent({ id, now, message: `message of ${id}` })
      sent.push(id)
    }
  }
}
