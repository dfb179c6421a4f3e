import type { Insertable } from 'kysely'
import type { Inbox, Lease, Work } from '#model/store.ts'
import type { Access } from './access.ts'
import { openAddress, sealAddress } from './address.ts'
import { gather } from './gather.ts'
import { readRequest } from './json.ts'
import { messageOf } from './message-of.ts'
import type { Schema } from './schema.ts'
import type { Seal } from './seal.ts'
import { horizon } from './timing.ts'

/** Rows of one statement; SQLite binds up to 32,766 values. */
const MOST_AT_ONCE = 200

/** Comes after every character of an id, so that a prefix is a range of the index. */
const LAST_CHARACTER = '\u{10ffff}'

export function createSqlInbox(access: Access): Inbox {
  const { ask, write, change, dialect, seal } = access
  return {
    accept: gather(acceptAll(access), MOST_AT_ONCE),

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
      write(async (db) => {
        await db.deleteFrom('lease').where('key', '=', key).where('holder', '=', holder).execute()
      }),

    has: (id) =>
      ask(async (db) => {
        const row = await db.selectFrom('inbox').select('id').where('id', '=', id).executeTakeFirst()
        return row !== undefined
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

    latest: (prefix, limit) =>
      ask(async (db) => {
        const rows = await db
          .selectFrom('inbox')
          .select('id')
          .where('id', '>=', prefix)
          .where('id', '<', `${prefix}${LAST_CHARACTER}`)
          .orderBy('seq', 'desc')
          .limit(limit)
          .execute()
        return rows.map(({ id }) => id)
      }),
  }
}

type Arrival = Parameters<Inbox['accept']>[0]

/** One statement for all that arrive at once: the database looks at its log once. Both the id and `once` may conflict. */
function acceptAll({ write, seal }: Access) {
  return (arrivals: readonly Arrival[]): Promise<readonly ('new' | 'duplicate')[]> =>
    write(async (db) => {
      const rows = await db
        .insertInto('inbox')
        .values(arrivals.map((arrival) => rowOf(arrival, seal)))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .execute()
      const fresh = new Set(rows.map(({ id }) => id))
      // Of two with one id the first is the new one.
      return arrivals.map(({ request }) => (fresh.delete(request.id) ? 'new' : 'duplicate'))
    })
}

function rowOf({ key, request, receivedAt, once }: Arrival, seal: Seal): Insertable<Schema['inbox']> {
  const { via, ...rest } = request
  return {
    id: request.id,
    once: once ?? null,
    message: messageOf(request),
    key,
    received_at: receivedAt,
    attempts: 0,
    body: JSON.stringify(rest),
    ...sealAddress(via, seal, `inbox ${request.id}`),
    done_at: null,
  }
}
