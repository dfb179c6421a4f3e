import type { Kysely, Transaction } from 'kysely'
import type { Dialect } from './dialect.ts'
import { createGroupCommit } from './group-commit.ts'
import type { Schema } from './schema.ts'
import type { Seal } from './seal.ts'
import { codeOf, toStoreError } from './store-errors.ts'

/** How the parts of a SQL store reach the database: every failure that leaves here is a VersusError. */
export interface Access {
  readonly dialect: Dialect
  readonly seal: Seal
  /** Reads: one statement, or several that need not be one. */
  readonly ask: <T>(work: (db: Kysely<Schema>) => Promise<T>) => Promise<T>
  /** One statement that writes. */
  readonly write: <T>(work: (db: Kysely<Schema>) => Promise<T>) => Promise<T>
  /** All or nothing. `work` may run more than once. */
  readonly change: <T>(work: (transaction: Transaction<Schema>) => Promise<T>) => Promise<T>
}

const mostTries = 4

export function createAccess(db: Kysely<Schema>, dialect: Dialect, seal: Seal): Access {
  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await work()
      } catch (cause) {
        if (tries >= mostTries || !dialect.transient.has(codeOf(cause))) throw toStoreError(cause)
      }
    }
  }
  const ask: Access['ask'] = (work) => guarded(() => work(db))
  if (dialect.isShared)
    return { dialect, seal, ask, write: ask, change: (work) => guarded(() => db.transaction().execute(work)) }
  const group = createGroupCommit(db)
  return {
    dialect,
    seal,
    ask,
    write: (work) => guarded(() => group(work)),
    change: (work) => guarded(() => group(work)),
  }
}
