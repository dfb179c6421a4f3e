import type { ColumnDataType, ColumnDefinitionBuilder, Kysely, RawBuilder } from 'kysely'
import type { Schema } from './schema.ts'
import { sql } from 'kysely'

/** What differs between the databases, and nothing else. */
export interface Dialect {
  readonly kind: 'sqlite' | 'postgres'
  /** A text that compares and sorts by its bytes, on every server alike. */
  readonly text: ColumnDataType | RawBuilder<unknown>
  readonly sequenceType: ColumnDataType
  readonly sequence: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder
  /** Several processes may serve the store at once: rows are locked, and a lease of somebody else means that they live. */
  readonly isShared: boolean
  /** Makes the schema that the tables live in, and holds everybody else's migration back until the transaction ends. */
  readonly beginMigration: (transaction: Kysely<Schema>) => Promise<void>
  /** After erasing: leaves no copy of what was erased beside the tables. */
  readonly tidy: (db: Kysely<Schema>) => Promise<void>
  /** Driver codes after which the same transaction may be tried again at once. */
  readonly transient: ReadonlySet<string>
}

export const sqliteDialect: Dialect = {
  kind: 'sqlite',
  text: 'text',
  sequenceType: 'integer',
  sequence: (column) => column.primaryKey().autoIncrement(),
  isShared: false,
  // Every transaction begins immediately here, which is the lock.
  beginMigration: async () => {},
  // The write-ahead log still holds the pages as they were before.
  async tidy(db) {
    await sql`pragma wal_checkpoint(truncate)`.execute(db)
  },
  transient: new Set(),
}

/** Any number that nobody else uses for an advisory lock: "versus" in ASCII. */
const migrationLock = 0x76_65_72_73_75_73

/** The tables' own schema, so that the bot can share a database. */
export const postgresSchema = 'versus'

export const postgresDialect: Dialect = {
  kind: 'postgres',
  text: sql`text collate "C"`,
  sequenceType: 'bigserial',
  sequence: (column) => column.primaryKey(),
  isShared: true,
  async beginMigration(transaction) {
    await sql`set local lock_timeout = 0`.execute(transaction)
    await sql`set local statement_timeout = 0`.execute(transaction)
    await sql`select pg_advisory_xact_lock(${migrationLock}::bigint)`.execute(transaction)
    await transaction.schema.createSchema(postgresSchema).ifNotExists().execute()
  },
  // Autovacuum does it.
  tidy: async () => {},
  // Deadlock, serialization failure.
  transient: new Set(['40P01', '40001']),
}
