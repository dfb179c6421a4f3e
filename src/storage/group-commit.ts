import type { Kysely, Transaction } from 'kysely'
import { gather, oneTurn } from './gather.ts'
import type { Schema } from './schema.ts'
import { sql } from 'kysely'

type Work<T> = (transaction: Transaction<Schema>) => Promise<T>

/** Beyond this the first of a group waits longer for the others than for the disk. */
const MOST = 64

/** A single request makes two or three changes at about the same time. */
const SIBLINGS = 3
/** Milliseconds; a request passes four commits on its way. */
const LONGEST_PAUSE = 8

// A commit waits for the disk; what is asked for meanwhile goes into one transaction, and waits for the disk once.
//
//   a ─► [a]       ─► commit
//   b, c, d ─────► [b c d] ─► commit      each behind a savepoint: one that fails takes nothing from the others

/**
 * Runs changes in the order of the calls, as many in one transaction as came while the last one was written. Each settles when
 * it is on the disk, and is all or nothing by itself. `work` may run more than once. For a database with one connection.
 */
export function createGroupCommit(db: Kysely<Schema>): <T>(work: Work<T>) => Promise<T> {
  const write = gather<Work<void>, void>(
    (group) =>
      db.transaction().execute(async (transaction) => {
        for (const work of group) await work(transaction)
        return group.map(() => undefined)
      }),
    MOST,
    letOthersJoin,
  )
  return async <T>(work: Work<T>): Promise<T> => {
    let outcome: { readonly value: T } | { readonly cause: unknown } | undefined
    await write(async (transaction) => {
      outcome = await behindSavepoint(transaction, work)
    })
    if (!outcome) throw new Error('a transaction ended without its work')
    if ('cause' in outcome) throw outcome.cause
    return outcome.value
  }
}

/**
 * One request alone never waits. Of many, each would find the disk busy with the one before it: a pause as long as the last
 * write lets them meet (what PostgreSQL calls `commit_delay` and `commit_siblings`).
 */
function letOthersJoin(size: number, took: number): Promise<void> {
  if (size < SIBLINGS) return oneTurn()
  return new Promise((resolve) => {
    setTimeout(resolve, Math.min(took, LONGEST_PAUSE))
  })
}

/** Rejects only when the transaction as a whole is lost, as when the disk is full. */
async function behindSavepoint<T>(transaction: Transaction<Schema>, work: Work<T>) {
  await sql`savepoint work`.execute(transaction)
  try {
    const value = await work(transaction)
    await sql`release work`.execute(transaction)
    return { value }
  } catch (cause) {
    await sql`rollback to work`.execute(transaction)
    await sql`release work`.execute(transaction)
    return { cause }
  }
}
