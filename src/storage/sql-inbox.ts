import type { Inbox, Lease, Work } from '#model/store.ts'
import type { Access } from './access.ts'
import { openAddress, sealAddress } from './address.ts'
import { readRequest } from './json.ts'
import { messageOf } from './message-of.ts'
import { horizon } from './timing.ts'

export function createSqlInbox({ ask, change, dialect, seal }: Access): Inbox {
  return {
    // One statement is one transaction; both the id and `once` may conflict.
    accept: ({ key, request, receivedAt, once }) =>
      ask(async (db) => {
        const { via, ...rest } = request
        const row = await db
          .insertInto('inbox')
          .values({
            id: request.id,
            once: once ?? null,
            message: messageOf(request),
            key,
            received_at: receivedAt,
            attempts: 0,
            body: JSON.stringify(rest),
            ...sealAddress(via, seal, `inbox ${request.id}`),
            done_at: null,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('seq')
          .executeTakeFirst()
        return row ? 'new' : 'duplicate'
      }),

    take: (lease: Lease, limit) =>
      change(async (transaction) => {
        const heads = await transaction
          .selectFrom('inbox as i')
          .selectAll()
          .where('i.done_at', 'is', null)
          .where('i.seq', 'in', (query) =>
            query
              .selectFrom('inbox')
              .select(({ fn }) => fn.min('seq').as('oldest'))
              .where('done_at', 'is', null)
              .groupBy('key'),
          )
          .where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('lease')
                  .select('lease.key')
                  .whereRef('lease.key', '=', 'i.key')
                  .where('lease.until', '>', lease.now)
                  .where('lease.until', '<=', horizon(lease)),
              ),
            ),
          )
          .orderBy('i.seq')
          .limit(limit)
          .$if(dialect.isShared, (query) => query.forUpdate().skipLocked())
          .execute()
        if (heads.length === 0) return []
        // The query may have looked at a state that another replica has just left: whether a conversation is free is
        // decided here, row by row. Sorted, so that two replicas never wait for each other.
        const { holder, until } = lease
        const gained = await transaction
          .insertInto('lease')
          .values(heads.map(({ key }) => ({ key, holder, until })).toSorted((a, b) => (a.key < b.key ? -1 : 1)))
          .onConflict((conflict) =>
            conflict
              .column('key')
              .doUpdateSet({ holder, until })
              .where((eb) => eb.or([eb('lease.until', '<=', lease.now), eb('lease.until', '>', horizon(lease))])),
          )
          .returning('key')
          .execute()
        const keys = new Set(gained.map(({ key }) => key))
        const taken = heads.filter(({ key }) => keys.has(key))
        if (taken.length === 0) return []
        await transaction
          .updateTable('inbox')
          .set(({ eb }) => ({ attempts: eb('attempts', '+', 1) }))
          .where(
            'seq',
            'in',
            taken.map(({ seq }) => seq),
          )
          .execute()
        return taken.map((row): Work => {
          const via = openAddress(row, seal, `inbox ${row.id}`, lease.now)
          const request = readRequest(row.body ?? '')
          return {
            key: row.key,
            request: via ? { ...request, via } : request,
            receivedAt: row.received_at,
            attempts: row.attempts + 1,
          }
        })
      }),

    release: (holder, key) =>
      ask(async (db) => {
        await db.deleteFrom('lease').where('key', '=', key).where('holder', '=', holder).execute()
      }),

    count: () =>
      ask(async (db) => {
        const row = await db
          .selectFrom('inbox')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('done_at', 'is', null)
          .executeTakeFirst()
        return row?.count ?? 0
      }),
  }
}
