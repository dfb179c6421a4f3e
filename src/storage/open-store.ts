import { resolve } from 'node:path'
import type { Store } from '#model/store.ts'
import { createMemoryStore } from './memory.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

export interface StoreOptions {
  /** `memory:`, the address of a PostgreSQL database (`postgres://…`), or the path of a SQLite file. */
  readonly database: string
  /** Encrypts addresses at rest. Without it, SQLite keeps a random key in a file beside the database. */
  readonly secret?: string
  /** PostgreSQL dropped a connection: for the log. */
  readonly onLost?: () => void
}

/** Opens the store, makes it where it is not there, and brings its schema up to date. Rejects with a VersusError. */
export async function openStore({ database, secret, onLost = () => {} }: StoreOptions): Promise<Store> {
  if (database === 'memory:') return createMemoryStore()
  if (/^postgres(ql)?:\/\//.test(database)) return openPostgres(database, secret, onLost)
  return openSqlite(resolve(database), secret === undefined ? {} : { secret })
}
