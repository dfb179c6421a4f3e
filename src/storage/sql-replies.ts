import type { Kysely, Selectable } from 'kysely'
import type { Outbox, StoredReply } from '#model/store.ts'
import type { Access } from './access.ts'
import { readPerson, readPlace, readReply } from './json.ts'
import { channelKey } from './place-key.ts'
import type { OutboxTable, Schema } from './schema.ts'

type Row = Selectable<OutboxTable>

/** The part of the outbox that looks back at replies. */
export function createSqlReplies({ ask }: Access): Pick<Outbox, 'find' | 'findByMessage' | 'answersTo'> {
  return {
    find: (reply) =>
      ask(async (db) => {
        const row = await db.selectFrom('outbox').selectAll().where('id', '=', reply).executeTakeFirst()
        const [stored] = row ? await storedReplies(db, [row]) : []
        return stored
      }),

    findByMessage: (place, message) =>
      ask(async (db) => {
        const row = await db
          .selectFrom('outbox')
          .selectAll()
          .where('kind', '=', 'reply')
          .where('message', '=', message)
          .where('channel_key', '=', channelKey(place))
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirst()
        const [stored] = row ? await storedReplies(db, [row]) : []
        return stored
      }),

    answersTo: (request) =>
      ask(async (db) => {
        const rows = await db
          .selectFrom('outbox')
          .selectAll()
          .where('kind', '=', 'reply')
          .where('request', 'in', (query) => query.selectFrom('inbox').select('id').where('message', '=', request))
          .orderBy('seq')
          .execute()
        return storedReplies(db, rows)
      }),
  }
}

interface Shown {
  readonly message?: string
  readonly thread?: string
}

/** What the platform last called the message of each card, and the thread that it opened. */
export async function messagesOf(db: Kysely<Schema>, cards: readonly string[]): Promise<ReadonlyMap<string, Shown>> {
  const found = new Map<string, Shown>()
  if (cards.length === 0) return found
  const rows = await db
    .selectFrom('outbox')
    .select(['card', 'message', 'thread'])
    .where('kind', '=', 'reply')
    .where('card', 'in', [...new Set(cards)])
    .orderBy('seq')
    .execute()
  for (const { card, message, thread } of rows)
    found.set(card, {
      ...found.get(card),
      ...(message === null ? {} : { message }),
      ...(thread === null ? {} : { thread }),
    })
  return found
}

async function storedReplies(db: Kysely<Schema>, rows: readonly Row[]): Promise<readonly StoredReply[]> {
  const shown = await messagesOf(
    db,
    rows.map(({ card }) => card),
  )
  return rows.map((row): StoredReply => ({
    id: row.id,
    request: row.request,
    conversation: row.conversation,
    place: readPlace(row.place),
    asker: readPerson(row.asker),
    state: row.state,
    ...(row.body === null ? {} : { reply: readReply(row.body) }),
    ...shown.get(row.card),
    ...(row.reason === null ? {} : { reason: row.reason }),
  }))
}
