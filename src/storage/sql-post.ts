import type { Transaction } from 'kysely'
import type { Delivery } from '#model/adapter.ts'
import type { Place } from '#model/request.ts'
import type { Commit } from '#model/store.ts'
import { sealAddress } from './address.ts'
import { readPlace, readReply } from './json.ts'
import { channelKey, placeKey } from './place-key.ts'
import type { Schema } from './schema.ts'
import type { Seal } from './seal.ts'

/** Puts a reply into the outbox, in place of those of the same card that nobody has begun to send. */
export async function post(
  transaction: Transaction<Schema>,
  { reply, place, via }: Delivery,
  commit: Commit,
  seal: Seal,
): Promise<void> {
  const card = reply.replaces === undefined ? reply.id : await cardOf(transaction, reply.replaces)
  const row = await transaction
    .insertInto('outbox')
    .values({
      ...newRow(commit, place),
      id: reply.id,
      kind: 'reply',
      card,
      body: JSON.stringify(reply),
      ...sealAddress(via, seal, `outbox ${reply.id}`),
      had_via: via ? 1 : 0,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('seq')
    .executeTakeFirst()
  if (!row || reply.replaces === undefined) return
  const superseded = await transaction
    .updateTable('outbox')
    .set({ state: 'superseded', via: null, via_expires_at: null })
    .where('card', '=', card)
    .where('kind', '=', 'reply')
    .where('state', '=', 'waiting')
    .where('holder', 'is', null)
    .where('seq', '<', row.seq)
    .returning('body')
    .execute()
  const titled = superseded.map(({ body }) => readReply(body ?? '{}')).find(({ title }) => title !== undefined)
  if (titled?.title === undefined || reply.title !== undefined) return
  // The superseded reply would have opened the thread; now this one does.
  await transaction
    .updateTable('outbox')
    .set({ body: JSON.stringify({ ...reply, title: titled.title }) })
    .where('seq', '=', row.seq)
    .execute()
}

/** Takes a card back: what waits is dropped, what was sent, or may be on its way, gets a withdrawal in its turn. */
export async function withdraw(transaction: Transaction<Schema>, id: string, commit: Commit): Promise<void> {
  const card = await cardOf(transaction, id)
  const rows = await transaction
    .selectFrom('outbox')
    .select(['state', 'holder', 'place', 'conversation'])
    .where('card', '=', card)
    .where('kind', '=', 'reply')
    .orderBy('seq')
    .execute()
  await transaction
    .updateTable('outbox')
    .set(({ eb }) => ({
      state: eb
        .case()
        .when('state', 'in', ['waiting', 'sent'])
        .then('withdrawn' as const)
        .else(eb.ref('state'))
        .end(),
      via: null,
      via_expires_at: null,
    }))
    .where('card', '=', card)
    .where('kind', '=', 'reply')
    .execute()
  const shown = rows.find(({ state, holder }) => state === 'sent' || (state === 'waiting' && holder !== null))
  if (!shown) return
  await transaction
    .insertInto('outbox')
    .values({
      ...newRow(commit, readPlace(shown.place)),
      id: `withdraw ${card}`,
      kind: 'withdrawal',
      conversation: shown.conversation,
      card,
      body: null,
      via: null,
      via_expires_at: null,
      had_via: 0,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

async function cardOf(transaction: Transaction<Schema>, reply: string): Promise<string> {
  const row = await transaction.selectFrom('outbox').select('card').where('id', '=', reply).executeTakeFirst()
  return row?.card ?? reply
}

function newRow({ work, memory, now }: Commit, place: Place) {
  return {
    request: work.request.id,
    conversation: memory.id,
    channel_key: channelKey(place),
    place_key: placeKey(place),
    place: JSON.stringify(place),
    asker: JSON.stringify(work.request.from),
    state: 'waiting' as const,
    attempts: 0,
    holder: null,
    until: 0,
    unsure: 0,
    next_attempt_at: 0,
    message: null,
    thread: null,
    reason: null,
    created_at: now,
  }
}
