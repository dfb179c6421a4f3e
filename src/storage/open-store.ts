import { resolve } from 'node:path'
import type { Store } from '#model/store.ts'

export interface StoreOptions {
  /** `memory:`, the address of a PostgreSQL database (`postgres://…`), or the path of a SQLite file. */
  readonly database: string
  /** Encrypts addresses at rest. Without it, SQLite keeps a random key in a file beside the database. */
  readonly secret?: string
  /** PostgreSQL dropped a connection: for the log. */
  readonly onLost?: () => void
}

/**
 * Opens the store, makes it where it is not there, and brings its schema up to date. Rejects with a VersusError. The
 * driver of a database that is not used is not loaded.
 */
export async function openStore({ database, secret, onLost = () => {} }: StoreOptions): Promise<Store> {
  if (database === 'memory:') return (await import('./memory.ts')).createMemoryStore()
  if (/^postgres(ql)?:\/\//.test(database))
    return (await import('./postgres.ts')).openPostgres(database, secret, onLost)
  const { openSqlite } = await import('./sqlite.ts')
  return openSqlite(resolve(database), secret === undefined ? {} : { secret })
}
