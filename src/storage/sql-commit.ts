import type { Transaction } from 'kysely'
import type { Conversation } from '#model/conversation.ts'
import type { Commit, Committed, Store } from '#model/store.ts'
import type { Access } from './access.ts'
import { storable } from './json.ts'
import { openIn } from './open-in.ts'
import type { Schema } from './schema.ts'
import { forget } from './sql-forget.ts'
import { post, withdraw } from './sql-post.ts'
import { record } from './sql-records.ts'

export function createSqlCommit({ change, dialect, seal }: Access): Store['commit'] {
  return (commit) =>
    change(async (transaction): Promise<Committed> => {
      const { work, memory } = commit
      if (!(await isHeld(transaction, commit, dialect.isShared))) return { kind: 'lost' }
      // The first write: when it finds the conversation changed, nothing else has been written.
      const changed = await remember(transaction, memory)
      if (changed !== undefined) return { kind: 'conflict', revision: changed }
      for (const id of commit.withdraw) await withdraw(transaction, id, commit)
      for (const delivery of commit.deliveries) await post(transaction, delivery, commit, seal)
      for (const one of commit.records) await record(transaction, one, commit)
      for (const request of commit.forget) await forget(transaction, request)
      await transaction
        .updateTable('inbox')
        .set({ done_at: commit.now, body: null, via: null, via_expires_at: null })
        .where('id', '=', work.request.id)
        .execute()
      await transaction.deleteFrom('lease').where('key', '=', work.key).execute()
      return { kind: 'committed' }
    })
}

/** Locks the request before the lease, as `take` does: in another order two replicas could wait for each other. */
async function isHeld(transaction: Transaction<Schema>, { work, holder }: Commit, isShared: boolean): Promise<boolean> {
  const request = await transaction
    .selectFrom('inbox')
    .select('seq')
    .where('id', '=', work.request.id)
    .where('done_at', 'is', null)
    .$if(isShared, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!request) return false
  const lease = await transaction
    .selectFrom('lease')
    .select('holder')
    .where('key', '=', work.key)
    .$if(isShared, (query) => query.forUpdate())
    .executeTakeFirst()
  return lease?.holder === holder
}

function openInOf(memory: Conversation): string | null {
  const workspace = openIn(memory)
  return workspace === undefined ? null : storable(workspace)
}

/** Writes the conversation if nobody has written it since it was read. Otherwise gives the revision that is there. */
async function remember(transaction: Transaction<Schema>, memory: Conversation): Promise<number | undefined> {
  const { id, revision } = memory
  const values = { revision, body: JSON.stringify(memory), touched_at: memory.touchedAt, open_in: openInOf(memory) }
  const written =
    revision === 1
      ? await transaction
          .insertInto('conversation')
          .values({ id, ...values })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst()
      : await transaction
          .updateTable('conversation')
          .set(values)
          .where('id', '=', id)
          .where('revision', '=', revision - 1)
          .returning('id')
          .executeTakeFirst()
  if (written) return undefined
  const row = await transaction.selectFrom('conversation').select('revision').where('id', '=', id).executeTakeFirst()
  return row?.revision ?? 0
}
