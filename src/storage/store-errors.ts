import { VersusError } from '#model/errors.ts'

// What a driver reports becomes a VersusError with a code and a remedy. A driver's own message stays in `cause` only where
// it can hold no secret; it never becomes part of ours.

interface Known {
  readonly code: string
  readonly message: string
}

const known = {
  full: {
    code: 'store-full',
    message:
      'The disk that holds the database is full, so nothing was written. Free some space; the bot goes on by itself.',
  },
  readOnly: {
    code: 'store-read-only',
    message:
      'The database cannot be written. Give the bot write permission on the database file and its folder (PostgreSQL: connect to the primary server), then start it again.',
  },
  locked: {
    code: 'store-locked',
    message:
      'Another program holds the database locked. Close it (a second bot on the same file, a database browser, a backup); the bot then goes on by itself. Several bots need PostgreSQL.',
  },
  corrupt: {
    code: 'store-corrupt',
    message:
      'The database file is damaged or is no Versus database. Stop the bot, keep a copy of the file, and put back a backup, or move the file away to begin with an empty one.',
  },
  unopened: {
    code: 'store-cannot-open',
    message:
      'The database cannot be opened. Check that VERSUS_DATABASE names a file in a folder that the bot may write, or a PostgreSQL database that exists.',
  },
  disk: {
    code: 'store-disk-failed',
    message:
      'The disk that holds the database reported a failure. Check the disk and its file system; what was accepted before is safe.',
  },
  slow: {
    code: 'store-slow',
    message:
      'PostgreSQL did not finish in time. Check its load, and whether another program holds tables of the schema "versus" locked; the bot tries again by itself.',
  },
  lost: {
    code: 'store-connection-lost',
    message:
      'The connection to PostgreSQL failed. Check that the server runs and that the address in VERSUS_DATABASE is right; the bot tries again by itself.',
  },
  refused: {
    code: 'store-auth-failed',
    message:
      'PostgreSQL refused the user or the password. Correct VERSUS_DATABASE, and grant the user the right to connect and to create a schema.',
  },
  closed: { code: 'store-closed', message: 'The store is closed already; nothing was read or written.' },
} as const satisfies Record<string, Known>

const sqliteCodes: readonly (readonly [prefix: string, known: Known])[] = [
  ['SQLITE_FULL', known.full],
  ['SQLITE_READONLY', known.readOnly],
  ['SQLITE_PERM', known.readOnly],
  ['SQLITE_BUSY', known.locked],
  ['SQLITE_LOCKED', known.locked],
  ['SQLITE_CORRUPT', known.corrupt],
  ['SQLITE_NOTADB', known.corrupt],
  ['SQLITE_CANTOPEN', known.unopened],
  ['SQLITE_IOERR', known.disk],
]

/** What libsql has no name for: an extended code, whose low byte is the code (https://www.sqlite.org/rescode.html). */
const unnamed = /^UNKNOWN_SQLITE_ERROR_(\d+)$/
const byNumber: Readonly<Record<number, Known>> = {
  3: known.readOnly,
  5: known.locked,
  6: known.locked,
  8: known.readOnly,
  10: known.disk,
  11: known.corrupt,
  13: known.full,
  14: known.unopened,
  26: known.corrupt,
}

/** By SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html), whole or by class; the first that fits. */
const postgresCodes: readonly (readonly [prefix: string, known: Known])[] = [
  ['53100', known.full],
  ['25006', known.readOnly],
  ['55P03', known.slow],
  ['57014', known.slow],
  ['XX001', known.corrupt],
  ['XX002', known.corrupt],
  ['3D000', known.unopened],
  ['28', known.refused],
  ['42501', known.refused],
  ['08', known.lost],
  ['57P', known.lost],
  ['53', known.lost],
]

const networkCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

const fileCodes: Readonly<Record<string, Known>> = {
  EACCES: known.readOnly,
  EPERM: known.readOnly,
  EROFS: known.readOnly,
  ENOSPC: known.full,
  ENOTDIR: known.unopened,
  EISDIR: known.unopened,
  EEXIST: known.unopened,
  ENOENT: known.unopened,
}

/** What pg says without a code. */
const lostMessages = /connection terminated|timeout exceeded when trying to connect|not queryable|connection error/i
const closedMessages = /connection is not open|after calling end on the pool|driver has already been destroyed/i

function recognise(code: string, message: string): Known | undefined {
  const number = unnamed.exec(code)?.[1]
  if (number !== undefined) return byNumber[Number(number) & 0xff]
  if (code.startsWith('SQLITE_')) return sqliteCodes.find(([prefix]) => code.startsWith(prefix))?.[1]
  if (networkCodes.has(code) || lostMessages.test(message)) return known.lost
  if (closedMessages.test(message)) return known.closed
  if (/Unable to open connection to local database/.test(message)) return known.unopened
  if (/^[0-9A-Z]{5}$/.test(code) && /\d/.test(code))
    return postgresCodes.find(([prefix]) => code.startsWith(prefix))?.[1]
  return fileCodes[code]
}

/** The failure of a driver or of the file system, as the store reports it. */
export function toStoreError(cause: unknown): VersusError {
  if (cause instanceof VersusError) return cause
  const code = codeOf(cause)
  const found = recognise(code, cause instanceof Error ? cause.message : '')
  const detail = code === '' ? {} : { driverCode: code }
  if (found) return new VersusError(found.code, found.message, { detail, cause })
  const message = 'The database failed in a way that Versus does not know. The log has the cause; please report it.'
  return new VersusError('store-failed', message, { detail, cause })
}

export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}
