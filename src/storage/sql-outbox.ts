import type { Lease, Outbox, Outgoing } from '#model/store.ts'
import type { Selectable } from 'kysely'
import type { Access } from './access.ts'
import { openAddress } from './address.ts'
import { readPerson, readPlace, readReply } from './json.ts'
import { placeKey } from './place-key.ts'
import type { OutboxTable } from './schema.ts'
import type { Seal } from './seal.ts'
import { bindPlace } from './sql-conversations.ts'
import { createSqlReplies, messagesOf } from './sql-replies.ts'
import { horizon, longestWait } from './timing.ts'

type Row = Selectable<OutboxTable>

export function createSqlOutbox(access: Access): Outbox {
  const { ask, write, change, dialect, seal } = access
  return {
    ...createSqlReplies(access),

    take: (lease, limit) =>
      change(async (transaction) => {
        const rows = await transaction
          .selectFrom('outbox as o')
          .selectAll()
          .where('o.state', '=', 'waiting')
          .where((eb) =>
            eb.or([eb('o.next_attempt_at', '<=', lease.now), eb('o.next_attempt_at', '>', lease.now + longestWait)]),
          )
          // Of the row itself, too, and not only of its place below: PostgreSQL looks again at a row that it had to wait for,
          // but not at the others.
          .where((eb) =>
            eb.or([eb('o.holder', 'is', null), eb('o.until', '<=', lease.now), eb('o.until', '>', horizon(lease))]),
          )
          .where('o.seq', 'in', (query) =>
            query
              .selectFrom('outbox')
              .select(({ fn }) => fn.min('seq').as('oldest'))
              .where('state', '=', 'waiting')
              .groupBy('place_key'),
          )
          .where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('outbox as held')
                  .select('held.seq')
                  .where('held.holder', 'is not', null)
                  .where('held.until', '>', lease.now)
                  .where('held.until', '<=', horizon(lease))
                  .whereRef('held.place_key', '=', 'o.place_key')
                  .whereRef('held.seq', '<>', 'o.seq'),
              ),
            ),
          )
          .orderBy('o.seq')
          .limit(limit)
          .$if(dialect.isShared, (query) => query.forUpdate().skipLocked())
          .execute()
        if (rows.length === 0) return []
        await transaction
          .updateTable('outbox')
          .set(({ eb }) => ({
            attempts: eb('attempts', '+', 1),
            unsure: eb.case().when('holder', 'is', null).then(eb.ref('unsure')).else(1).end(),
            holder: lease.holder,
            until: lease.until,
          }))
          .where(
            'seq',
            'in',
            rows.map(({ seq }) => seq),
          )
          .execute()
        const cards = rows.filter(({ id, card }) => id !== card).map(({ card }) => card)
        const messages = await messagesOf(transaction, cards)
        return rows.map((row) => outgoing(row, messages.get(row.card)?.message, lease, seal))
      }),

    sent: ({ id, message, thread }) =>
      change(async (transaction) => {
        const row = await transaction
          .updateTable('outbox')
          .set(({ eb }) => ({
            state: eb
              .case()
              .when('state', '=', 'waiting')
              .then('sent' as const)
              .else(eb.ref('state'))
              .end(),
            message: message ?? null,
            thread: thread ?? null,
            holder: null,
            reason: null,
            via: null,
            via_expires_at: null,
          }))
          .where('id', '=', id)
          .where((eb) => eb.or([eb('state', '=', 'waiting'), eb('holder', 'is not', null)]))
          .returning(['place', 'conversation'])
          .executeTakeFirst()
        if (row && thread !== undefined)
          await bindPlace(transaction, placeKey({ ...readPlace(row.place), thread }), row.conversation)
      }),

    failed: ({ id, holder, now, nextAttemptAt, reason, isUnsure }) =>
      write(async (db) => {
        await db
          .updateTable('outbox')
          .set({
            holder: null,
            next_attempt_at: Math.min(nextAttemptAt, now + longestWait),
            reason,
            ...(isUnsure === true ? { unsure: 1 } : {}),
          })
          .where('id', '=', id)
          .where('holder', '=', holder)
          .execute()
      }),

    giveUp: ({ id, holder, reason }) =>
      write(async (db) => {
        await db
          .updateTable('outbox')
          .set(({ eb }) => ({
            state: eb
              .case()
              .when('state', '=', 'waiting')
              .then('given up' as const)
              .else(eb.ref('state'))
              .end(),
            holder: null,
            reason,
            via: null,
            via_expires_at: null,
          }))
          .where('id', '=', id)
          .where('holder', '=', holder)
          .execute()
      }),

    count: () =>
      ask(async (db) => {
        const row = await db
          .selectFrom('outbox')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('state', '=', 'waiting')
          .executeTakeFirst()
        return row?.count ?? 0
      }),

    nextAttemptAt: () =>
      ask(async (db) => {
        const row = await db
          .selectFrom('outbox')
          .select(({ fn }) => fn.min('next_attempt_at').as('at'))
          .where('state', '=', 'waiting')
          .where('holder', 'is', null)
          .where('next_attempt_at', '>', 0)
          .executeTakeFirst()
        return row?.at ?? undefined
      }),
  }
}

function outgoing(row: Row, message: string | undefined, lease: Lease, seal: Seal): Outgoing {
  const common = {
    id: row.id,
    place: readPlace(row.place),
    asker: readPerson(row.asker),
    conversation: row.conversation,
    attempts: row.attempts + 1,
    isUnsure: row.unsure === 1 || row.holder !== null,
    ...(message === undefined ? {} : { message }),
  }
  if (row.kind === 'withdrawal') return { ...common, kind: 'withdrawal', withdraws: row.card }
  const via = openAddress(row, seal, `outbox ${row.id}`, lease.now)
  const isAddressExpired = row.had_via === 1 && !via
  const reply = readReply(row.body ?? '')
  return { ...common, kind: 'reply', reply, isAddressExpired, ...(via ? { via } : {}) }
}
