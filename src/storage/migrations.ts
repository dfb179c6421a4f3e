import type { ColumnDataType, CreateTableBuilder, Kysely, RawBuilder } from 'kysely'
import { VersusError } from '#model/errors.ts'
import type { Dialect } from './dialect.ts'
import type { Schema } from './schema.ts'
import { sql } from 'kysely'

type Migration = (db: Kysely<Schema>, dialect: Dialect) => Promise<void>

/** The schema's versions: number 1 is the first. What was released is never changed, only followed by another. */
const migrations: readonly Migration[] = [first, walkthroughsAtHome, installations]

export const newestSchema = migrations.length

/** Brings the schema up to date. Processes that start at once wait for one another. Throws when the schema is newer than ours. */
export async function migrate(db: Kysely<Schema>, dialect: Dialect): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await dialect.beginMigration(transaction)
    await table(transaction, dialect, 'meta', { name: 'text', value: 'text' })
      .addPrimaryKeyConstraint('meta_key', ['name'])
      .ifNotExists()
      .execute()
    const row = await transaction.selectFrom('meta').select('value').where('name', '=', 'schema').executeTakeFirst()
    const version = row ? Number(row.value) : 0
    if (!Number.isInteger(version) || version > newestSchema) throw newerSchema(row?.value ?? '')
    if (version === newestSchema) return
    for (const migration of migrations.slice(version)) await migration(transaction, dialect)
    const value = String(newestSchema)
    await transaction
      .insertInto('meta')
      .values({ name: 'schema', value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute()
  })
}

function newerSchema(version: string): VersusError {
  const message = `The database was written by a newer Versus (its schema is ${version}, this program knows ${newestSchema}). Start the newer version, or point VERSUS_DATABASE at another database. Nothing was changed.`
  return new VersusError('store-newer-schema', message, { detail: { version, newestSchema } })
}

type Column = 'text' | 'text?' | 'int' | 'bigint' | 'bigint?' | 'sequence'

function table(
  db: Kysely<Schema>,
  dialect: Dialect,
  name: string,
  columns: Readonly<Record<string, Column>>,
): CreateTableBuilder<string, string> {
  const types: Readonly<Record<Column, ColumnDataType | RawBuilder<unknown>>> = {
    text: dialect.text,
    'text?': dialect.text,
    int: 'integer',
    bigint: 'bigint',
    'bigint?': 'bigint',
    sequence: dialect.sequenceType,
  }
  let builder: CreateTableBuilder<string, string> = db.schema.createTable(name)
  for (const [column, type] of Object.entries(columns)) {
    builder = builder.addColumn(column, sql`${columnType(types[type])}`, (made) =>
      type === 'sequence' ? dialect.sequence(made) : type.endsWith('?') ? made : made.notNull(),
    )
  }
  return builder
}

function columnType(type: ColumnDataType | RawBuilder<unknown>): RawBuilder<unknown> {
  return typeof type === 'string' ? sql.raw(type) : type
}

async function first(db: Kysely<Schema>, dialect: Dialect): Promise<void> {
  const make = (name: string, columns: Readonly<Record<string, Column>>): CreateTableBuilder<string, string> =>
    table(db, dialect, name, columns)

  await make('inbox', {
    seq: 'sequence',
    id: 'text',
    once: 'text?',
    message: 'text',
    key: 'text',
    received_at: 'bigint',
    attempts: 'int',
    body: 'text?',
    via: 'text?',
    via_expires_at: 'bigint?',
    done_at: 'bigint?',
  })
    .addUniqueConstraint('inbox_id', ['id'])
    .addUniqueConstraint('inbox_once', ['once'])
    .execute()
  await db.schema
    .createIndex('inbox_open')
    .on('inbox')
    .columns(['key', 'seq'])
    .where(sql.ref('done_at'), 'is', null)
    .execute()
  await db.schema.createIndex('inbox_oldest').on('inbox').column('seq').where(sql.ref('done_at'), 'is', null).execute()
  await db.schema.createIndex('inbox_message').on('inbox').column('message').execute()
  await db.schema
    .createIndex('inbox_done')
    .on('inbox')
    .column('done_at')
    .where(sql.ref('done_at'), 'is not', null)
    .execute()
  await db.schema
    .createIndex('inbox_via')
    .on('inbox')
    .column('via_expires_at')
    .where(sql.ref('via'), 'is not', null)
    .execute()

  await make('lease', { key: 'text', holder: 'text', until: 'bigint' })
    .addPrimaryKeyConstraint('lease_key', ['key'])
    .execute()

  await make('outbox', {
    seq: 'sequence',
    id: 'text',
    kind: 'text',
    request: 'text',
    conversation: 'text',
    channel_key: 'text',
    place_key: 'text',
    place: 'text',
    asker: 'text',
    card: 'text',
    body: 'text?',
    via: 'text?',
    via_expires_at: 'bigint?',
    had_via: 'int',
    state: 'text',
    attempts: 'int',
    holder: 'text?',
    until: 'bigint',
    unsure: 'int',
    next_attempt_at: 'bigint',
    message: 'text?',
    thread: 'text?',
    reason: 'text?',
    created_at: 'bigint',
  })
    .addUniqueConstraint('outbox_id', ['id'])
    .execute()
  const waiting = sql<boolean>`state = 'waiting'`
  await db.schema.createIndex('outbox_open').on('outbox').columns(['place_key', 'seq']).where(waiting).execute()
  await db.schema.createIndex('outbox_oldest').on('outbox').column('seq').where(waiting).execute()
  await db.schema
    .createIndex('outbox_held')
    .on('outbox')
    .column('place_key')
    .where(sql.ref('holder'), 'is not', null)
    .execute()
  await db.schema.createIndex('outbox_card').on('outbox').columns(['card', 'seq']).execute()
  await db.schema.createIndex('outbox_request').on('outbox').column('request').execute()
  await db.schema.createIndex('outbox_message').on('outbox').column('message').execute()
  await db.schema.createIndex('outbox_created').on('outbox').column('created_at').execute()
  await db.schema
    .createIndex('outbox_via')
    .on('outbox')
    .column('via_expires_at')
    .where(sql.ref('via'), 'is not', null)
    .execute()

  await make('conversation', { id: 'text', revision: 'int', body: 'text', touched_at: 'bigint' })
    .addPrimaryKeyConstraint('conversation_key', ['id'])
    .execute()
  await make('bound_place', { place_key: 'text', conversation: 'text' })
    .addPrimaryKeyConstraint('bound_place_key', ['place_key'])
    .execute()

  await make('decision', {
    id: 'text',
    workspace: 'text',
    conversation: 'text',
    title: 'text',
    text: 'text',
    folded: 'text',
    at: 'bigint',
    by: 'text',
    record: 'text',
    superseded_by: 'text?',
  })
    .addPrimaryKeyConstraint('decision_key', ['id'])
    .execute()
  await db.schema.createIndex('decision_newest').on('decision').columns(['workspace', 'at', 'id']).execute()

  await make('feedback', {
    reply: 'text',
    person: 'text',
    workspace: 'text',
    by: 'text',
    at: 'bigint',
    verdict: 'text',
    note: 'text?',
  })
    .addPrimaryKeyConstraint('feedback_key', ['reply', 'person'])
    .execute()

  await make('gap', {
    seq: 'sequence',
    id: 'text',
    request: 'text',
    workspace: 'text',
    gap: 'text',
    text: 'text',
    words: 'text',
    wished: 'int',
    at: 'bigint',
  })
    .addUniqueConstraint('gap_id', ['id'])
    .execute()
  await db.schema.createIndex('gap_words').on('gap').columns(['workspace', 'words']).execute()
  await db.schema.createIndex('gap_request').on('gap').column('request').execute()
  await make('gap_state', { workspace: 'text', words: 'text', state: 'text' })
    .addPrimaryKeyConstraint('gap_state_key', ['workspace', 'words'])
    .execute()

  await make('setting', { workspace: 'text', channel: 'text', name: 'text', value: 'text' })
    .addPrimaryKeyConstraint('setting_key', ['workspace', 'channel', 'name'])
    .execute()
}

/** Walkthroughs that nobody has decided are told of on the home. Those begun before show up as soon as somebody acts on them. */
async function walkthroughsAtHome(db: Kysely<Schema>, dialect: Dialect): Promise<void> {
  await db.schema
    .alterTable('conversation')
    .addColumn('open_in', sql`${columnType(dialect.text)}`)
    .execute()
  await db.schema
    .createIndex('conversation_undecided')
    .on('conversation')
    .columns(['open_in', 'touched_at', 'id'])
    .where(sql.ref('open_in'), 'is not', null)
    .execute()
}

async function installations(db: Kysely<Schema>, dialect: Dialect): Promise<void> {
  await table(db, dialect, 'installation', { key: 'text', under: 'text?', sealed: 'text' })
    .addPrimaryKeyConstraint('installation_key', ['key'])
    .execute()
  await db.schema.createIndex('installation_under').on('installation').column('under').execute()
}
