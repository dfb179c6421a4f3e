import pg from 'pg'
import { VersusError } from '#model/errors.ts'
import type { Store } from '#model/store.ts'
import { postgresDialect, postgresSchema } from './dialect.ts'
import { migrate } from './migrations.ts'
import { openSeal } from './open-seal.ts'
import type { Schema } from './schema.ts'
import { keyFromSecret } from './seal.ts'
import { createSqlStore } from './sql-store.ts'
import { toStoreError } from './store-errors.ts'
import { Kysely, PostgresDialect } from 'kysely'

/** `bigint` and `count`, which come as strings because they might not fit a number; ours are times and counts, which do. */
const bigint = 20

/**
 * A store that several replicas share. All need the same secret. `onLost` hears of connections that the server dropped; the
 * next call opens a new one.
 */
export async function openPostgres(url: string, secret: string | undefined, onLost: () => void): Promise<Store> {
  if (secret === undefined) {
    const message =
      'PostgreSQL needs VERSUS_SECRET, the same on every replica: it encrypts reply addresses. Set it to any long random text, for example the output of `openssl rand -base64 32`.'
    throw new VersusError('store-secret-missing', message)
  }
  let pool: pg.Pool | undefined
  try {
    pool = createPool(url, onLost)
    const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }).withSchema(postgresSchema)
    await migrate(db, postgresDialect)
    return createSqlStore(db, postgresDialect, await openSeal(db, (salt) => keyFromSecret(secret, salt)))
  } catch (cause) {
    await pool?.end()
    throw toStoreError(cause)
  }
}

function createPool(url: string, onLost: () => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    // A replica that hangs must not hold the others' rows for ever.
    lock_timeout: 5_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'versus',
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === bigint ? Number : pg.types.getTypeParser(type, format ?? 'text'),
    },
  })
  // Without listeners, a server that drops a connection would end the process: the pool listens to idle ones only.
  pool.on('error', onLost)
  pool.on('connect', (client) => client.on('error', onLost))
  return pool
}
