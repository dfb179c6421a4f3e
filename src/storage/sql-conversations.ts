import type { Kysely } from 'kysely'
import type { Conversations } from '#model/store.ts'
import type { Access } from './access.ts'
import { readConversation, storable } from './json.ts'
import { placeKey } from './place-key.ts'
import type { Schema } from './schema.ts'

export function createSqlConversations({ ask, write }: Access): Conversations {
  return {
    get: (id) =>
      ask(async (db) => {
        const row = await db.selectFrom('conversation').select('body').where('id', '=', id).executeTakeFirst()
        return row && readConversation(row.body)
      }),

    isKnown: (id) =>
      ask(async (db) => {
        const remembered = await db.selectFrom('conversation').select('id').where('id', '=', id).executeTakeFirst()
        if (remembered) return true
        const waiting = db.selectFrom('inbox').select('id').where('key', '=', id).where('done_at', 'is', null)
        return (await waiting.limit(1).executeTakeFirst()) !== undefined
      }),

    count: () =>
      ask(async (db) => {
        const row = await db
          .selectFrom('conversation')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirst()
        return row?.count ?? 0
      }),

    bind: (place, conversation) => write((db) => bindPlace(db, placeKey(place), conversation)),

    at: (place) =>
      ask(async (db) => {
        const row = await db
          .selectFrom('bound_place')
          .select('conversation')
          .where('place_key', '=', placeKey(place))
          .executeTakeFirst()
        return row?.conversation
      }),

    undecided: (workspace, limit) =>
      ask(async (db) => {
        const rows = await db
          .selectFrom('conversation')
          .select('body')
          .where('open_in', '=', storable(workspace))
          .orderBy('touched_at', 'desc')
          .orderBy('id')
          .limit(limit)
          .execute()
        return rows.map(({ body }) => readConversation(body))
      }),
  }
}

export async function bindPlace(db: Kysely<Schema>, place_key: string, conversation: string): Promise<void> {
  await db
    .insertInto('bound_place')
    .values({ place_key, conversation })
    .onConflict((conflict) => conflict.column('place_key').doUpdateSet({ conversation }))
    .execute()
}
