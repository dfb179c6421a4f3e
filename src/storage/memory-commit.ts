import type { Delivery } from '#model/adapter.ts'
import type { Commit, Store } from '#model/store.ts'
import { recordInMemory } from './memory-records.ts'
import { addOutgoing, type OutboxRow, type State } from './memory-state.ts'

export function createMemoryCommit(state: State): Store['commit'] {
  const { open, leases, conversations } = state
  return async (commit) => {
    const { work, memory, holder, now } = commit
    const row = open.get(work.request.id)
    if (!row || leases.get(work.key)?.holder !== holder) return { kind: 'lost' }
    const revision = conversations.get(memory.id)?.revision ?? 0
    if (revision !== memory.revision - 1) return { kind: 'conflict', revision }
    conversations.set(memory.id, memory)
    for (const id of commit.withdraw) withdraw(state, id, commit)
    for (const delivery of commit.deliveries) post(state, delivery, commit)
    for (const one of commit.records) recordInMemory(state, one, commit)
    for (const request of commit.forget) forget(state, request)
    row.doneAt = now
    delete row.request
    delete row.via
    open.delete(row.id)
    leases.delete(work.key)
    return { kind: 'committed' }
  }
}

function post(state: State, { reply, place, via }: Delivery, commit: Commit): void {
  const { outbox } = state
  if (outbox.has(reply.id)) return
  const card = reply.replaces === undefined ? reply.id : cardOf(state, reply.replaces)
  const superseded = reply.replaces === undefined ? [] : cardRows(state, card).filter(isUntouched)
  for (const row of superseded) {
    row.state = 'superseded'
    delete row.via
  }
  // The superseded reply would have opened the thread; now this one does.
  const title = reply.title ?? superseded.find((row) => row.reply?.title !== undefined)?.reply?.title
  addOutgoing(state, {
    ...newRow(commit, commit.memory.id),
    id: reply.id,
    kind: 'reply',
    card,
    place,
    hadVia: via !== undefined,
    reply: title === undefined ? reply : { ...reply, title },
    ...(via ? { via } : {}),
  })
}

function withdraw(state: State, id: string, commit: Commit): void {
  const card = cardOf(state, id)
  const rows = cardRows(state, card)
  const shown = rows.find((row) => row.state === 'sent' || (row.state === 'waiting' && row.held))
  for (const row of rows) {
    if (row.state === 'waiting' || row.state === 'sent') row.state = 'withdrawn'
    delete row.via
  }
  const withdrawal = `withdraw ${card}`
  if (!shown || state.outbox.has(withdrawal)) return
  addOutgoing(state, {
    ...newRow(commit, shown.conversation),
    id: withdrawal,
    kind: 'withdrawal',
    card,
    place: shown.place,
    hadVia: false,
  })
}

function forget({ inbox, outbox, gaps }: State, request: string): void {
  const message = inbox.get(request)?.message ?? request
  const requests = new Set([request])
  for (const row of inbox.values()) if (row.message === message) requests.add(row.id)
  for (const row of outbox.values()) {
    if (row.kind !== 'reply' || !requests.has(row.request)) continue
    if (row.state === 'waiting') row.state = 'withdrawn'
    delete row.reply
    delete row.via
  }
  for (const gap of gaps.values()) if (requests.has(gap.request)) gaps.delete(gap.id)
}

const isUntouched = (row: OutboxRow): boolean => row.state === 'waiting' && !row.held

function cardOf({ outbox }: State, reply: string): string {
  return outbox.get(reply)?.card ?? reply
}

function cardRows({ outbox }: State, card: string): readonly OutboxRow[] {
  return [...outbox.values()].filter((row) => row.kind === 'reply' && row.card === card)
}

function newRow({ work, now }: Commit, conversation: string) {
  return {
    request: work.request.id,
    conversation,
    asker: work.request.from,
    createdAt: now,
    state: 'waiting' as const,
    attempts: 0,
    isUnsure: false,
    nextAttemptAt: 0,
  }
}
