import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import type { SqliteDatabase } from 'kysely'
import type { Store } from '#model/store.ts'
import { sqliteDialect } from './dialect.ts'
import { readOrMakeKeyFile } from './key-file.ts'
import { migrate } from './migrations.ts'
import { openSeal } from './open-seal.ts'
import type { Schema } from './schema.ts'
import { keyFromSecret } from './seal.ts'
import { createSqlStore } from './sql-store.ts'
import { codeOf, toStoreError } from './store-errors.ts'
import { Kysely, SqliteDialect } from 'kysely'

/** Lists of values make texts of many lengths. */
const MOST_KEPT = 500

/** How long to wait for another process, in milliseconds. SQLite waits without yielding, so a running bot waits briefly. */
const patience = { starting: 10_000, running: 2_000 }

export interface SqliteOptions {
  /** Without it, a key file lies beside the database. */
  readonly secret?: string
  /** How far the file may grow, in pages of 4 KiB; beyond, it is as if the disk were full. */
  readonly maxPages?: number
}

/**
 * A store in one file, which is made with its folder when it is not there. One connection per process: SQLite waits for locks
 * without yielding, so a second one here could never be let in.
 */
export async function openSqlite(path: string, { secret, maxPages }: SqliteOptions = {}): Promise<Store> {
  let raw: Database.Database | undefined
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    raw = new Database(path, { timeout: patience.starting })
    await switchToWriteAheadLog(raw)
    // FULL: what `accept` has acknowledged survives a power cut, not only a crash of the process.
    // Secure delete: what was erased is overwritten, not only no longer found.
    raw.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: asKyselyDatabase(raw) }) })
    await migrate(db, sqliteDialect)
    const seal = await openSeal(db, secret === undefined ? keyIn(`${path}.key`) : (salt) => keyFromSecret(secret, salt))
    if (maxPages !== undefined) raw.exec(`PRAGMA max_page_count = ${maxPages}`)
    raw.exec(`PRAGMA busy_timeout = ${patience.running}`)
    return createSqlStore(db, sqliteDialect, seal)
  } catch (cause) {
    raw?.close()
    throw toStoreError(cause)
  }
}

/** Nobody can guess a random key, so nothing has to slow guessing down. */
function keyIn(path: string): () => Uint8Array {
  const key = readOrMakeKeyFile(path)
  return () => key
}

/** SQLite does not wait for a lock here, however long its timeout: two processes that start at once both come this way. */
async function switchToWriteAheadLog(raw: Database.Database): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      raw.exec('PRAGMA journal_mode = WAL')
      return
    } catch (cause) {
      if (tries === 50 || !codeOf(cause).startsWith('SQLITE_BUSY')) throw cause
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  }
}

function asKyselyDatabase(raw: Database.Database): SqliteDatabase {
  type Statement = ReturnType<SqliteDatabase['prepare']>
  const kept = new Map<string, Statement>()

  /** Prepared once: there are a few dozen texts, and to prepare one takes longer than to run it. */
  const keep = (text: string): Statement => {
    const statement = raw.prepare(text)
    const guarded = <T>(run: () => T): T => {
      try {
        return run()
      } catch (cause) {
        // A statement that failed may still be open.
        kept.delete(text)
        throw cause
      }
    }
    const made: Statement = {
      reader: statement.reader,
      all: (values) => guarded(() => statement.all(...values)),
      run: (values) => guarded(() => statement.run(...values)),
      iterate: (values) => statement.iterate(...values),
    }
    if (kept.size < MOST_KEPT) kept.set(text, made)
    return made
  }

  return {
    close: () => raw.close(),
    prepare(text) {
      // After a full disk SQLite has rolled back by itself; a second rollback would hide the reason.
      if (text === 'rollback' && !raw.inTransaction) return nothingToDo
      // Kysely sends a deferred `begin`: a transaction that reads first could then fail when it comes to write.
      if (text === 'begin') return control(raw, 'begin immediate')
      if (/^(?:commit|rollback|savepoint|release)\b/.test(text)) return control(raw, text)
      return kept.get(text) ?? keep(text)
    },
  }
}

/** Not prepared: a prepared statement that fails stays open, and no savepoint can be set beside it. */
function control(raw: Database.Database, text: string): ReturnType<SqliteDatabase['prepare']> {
  return {
    ...nothingToDo,
    run() {
      raw.exec(text)
      return { changes: 0, lastInsertRowid: 0 }
    },
  }
}

const nothingToDo: ReturnType<SqliteDatabase['prepare']> = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
}
