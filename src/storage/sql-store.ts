import type { Kysely } from 'kysely'
import type { Store } from '#model/store.ts'
import { createAccess, type Access } from './access.ts'
import type { Dialect } from './dialect.ts'
import type { Schema } from './schema.ts'
import type { Seal } from './seal.ts'
import { createSqlCommit } from './sql-commit.ts'
import { createSqlConversations } from './sql-conversations.ts'
import { createSqlGaps } from './sql-gaps.ts'
import { createSqlInbox } from './sql-inbox.ts'
import { createSqlInstallations } from './sql-installations.ts'
import { createSqlLeases } from './sql-leases.ts'
import { createSqlOutbox } from './sql-outbox.ts'
import { createSqlDecisions, createSqlFeedback } from './sql-records.ts'
import { createSqlSettings } from './sql-settings.ts'
import { toStoreError } from './store-errors.ts'
import { retention } from './timing.ts'

/** The store on any SQL database: its schema is up to date, its key is the right one. */
export function createSqlStore(db: Kysely<Schema>, dialect: Dialect, seal: Seal): Store {
  const access = createAccess(db, dialect, seal)
  return {
    kind: dialect.kind,
    inbox: createSqlInbox(access),
    outbox: createSqlOutbox(access),
    leases: createSqlLeases(access),
    conversations: createSqlConversations(access),
    decisions: createSqlDecisions(access),
    gaps: createSqlGaps(access),
    settings: createSqlSettings(access),
    installations: createSqlInstallations(access),
    feedbackOn: createSqlFeedback(access),
    commit: createSqlCommit(access),
    purge: createPurge(access),
    health: createHealth(access),
    close: () => db.destroy(),
  }
}

function createPurge({ ask, change, dialect }: Access): Store['purge'] {
  return async (now) => {
    const purged = await change(async (transaction) => {
      let addresses = 0
      for (const table of ['inbox', 'outbox'] as const) {
        const erased = await transaction
          .updateTable(table)
          .set({ via: null })
          .where('via', 'is not', null)
          .where('via_expires_at', '<=', now)
          .executeTakeFirst()
        addresses += Number(erased.numUpdatedRows)
      }
      const requests = await transaction
        .deleteFrom('inbox')
        .where('done_at', '<=', now - retention)
        .executeTakeFirst()
      const replies = await transaction
        .deleteFrom('outbox')
        .where('created_at', '<=', now - retention)
        // An edit finds the message that it edits through the card's earlier rows.
        .where('card', 'not in', (query) =>
          query
            .selectFrom('outbox as younger')
            .select('younger.card')
            .where('younger.created_at', '>', now - retention),
        )
        .executeTakeFirst()
      return { addresses, requests: Number(requests.numDeletedRows), replies: Number(replies.numDeletedRows) }
    })
    await ask(dialect.tidy)
    return purged
  }
}

function createHealth({ change }: Access): Store['health'] {
  return async (now) => {
    try {
      const value = String(now)
      const row = await change(async (transaction) => {
        await transaction
          .insertInto('meta')
          .values({ name: 'health', value })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
          .execute()
        return transaction.selectFrom('meta').select('value').where('name', '=', 'health').executeTakeFirst()
      })
      if (row?.value === value) return { isWell: true }
      return { isWell: false, problem: toStoreError(new Error('The store did not give back what it was given.')) }
    } catch (cause) {
      return { isWell: false, problem: toStoreError(cause) }
    }
  }
}
