import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, describe, expect, test } from 'vitest'
import { newestSchema } from '#storage/migrations.ts'
import { openStore } from '#storage/open-store.ts'
import { query, startTestPostgres } from '../support/postgres.ts'
import { handle, question, start, walkthrough } from '../support/store-samples.ts'

const secret = 'a secret for tests'
const server = await startTestPostgres()
const folder = mkdtempSync(join(tmpdir(), 'versus-migrations-'))
let files = 0

const sqlite = {
  open: async () => join(folder, `${files++}.db`),
  run: async (database: string, text: string) => {
    const raw = new Database(database)
    raw.exec(text)
    raw.close()
  },
  meta: 'meta',
}
const postgres = {
  open: async () => (await server?.freshDatabase()) ?? '',
  run: async (database: string, text: string) => {
    await query(database, text)
  },
  meta: 'versus.meta',
}

afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe.each([
  { name: 'SQLite', isThere: true, ...sqlite },
  { name: 'PostgreSQL', isThere: server !== undefined, ...postgres },
])('the schema on $name', ({ isThere, open, run, meta }) => {
  test.skipIf(!isThere)('is made once, and opening it again changes nothing', async () => {
    const database = await open()
    const first = await openStore({ database, secret })
    await first.inbox.accept({ key: 'c', request: question('e1'), receivedAt: start })
    await first.close()
    const second = await openStore({ database, secret })
    expect(await second.inbox.count()).toBe(1)
    await second.close()
  })

  test.skipIf(!isThere)('is brought up to date from the first version, with all that is in it', async () => {
    const database = await open()
    const first = await openStore({ database, secret })
    await handle(
      first,
      question('e1'),
      { memory: { id: 'c', revision: 1, touchedAt: start, walkthrough: walkthrough() } },
      'c',
    )
    await first.close()
    const index = meta.replace('meta', 'conversation_undecided')
    await run(database, `drop index ${index}`)
    await run(database, `alter table ${meta.replace('meta', 'conversation')} drop column open_in`)
    await run(database, `drop table ${meta.replace('meta', 'installation')}`)
    await run(database, `update ${meta} set value = '1' where name = 'schema'`)
    const store = await openStore({ database, secret })
    expect(await store.conversations.undecided('T1', 5)).toEqual([])
    expect(await store.conversations.get('c')).toMatchObject({ revision: 1 })
    await handle(
      store,
      question('e2'),
      { memory: { id: 'c', revision: 2, touchedAt: start, walkthrough: walkthrough() } },
      'c',
    )
    expect(await store.conversations.undecided('T1', 5)).toMatchObject([{ id: 'c' }])
    await store.close()
  })

  test.skipIf(!isThere)('is refused when a newer program wrote it, with what to do', async () => {
    const database = await open()
    await (await openStore({ database, secret })).close()
    await run(database, `update ${meta} set value = '${newestSchema + 1}' where name = 'schema'`)
    const opening = openStore({ database, secret })
    await expect(opening).rejects.toMatchObject({ code: 'store-newer-schema', detail: { newestSchema } })
    await expect(opening).rejects.toThrow('Start the newer version')
  })

  test.skipIf(!isThere)('is refused when its version is no number', async () => {
    const database = await open()
    await (await openStore({ database, secret })).close()
    await run(database, `update ${meta} set value = 'seven' where name = 'schema'`)
    await expect(openStore({ database, secret })).rejects.toMatchObject({ code: 'store-newer-schema' })
  })

  test.skipIf(!isThere)('is left alone when a migration fails half way', async () => {
    const database = await open()
    const before = meta === 'meta' ? '' : 'create schema versus; '
    const table = meta.replace('meta', 'outbox')
    await run(database, `${before}create table ${table} (stray text)`)
    await expect(openStore({ database, secret })).rejects.toMatchObject({ code: 'store-failed' })
    await run(database, `drop table ${table}`)
    const store = await openStore({ database, secret })
    expect(await store.health(start)).toEqual({ isWell: true })
    await store.close()
  })
})

test('a file of a newer program is not changed by one byte of its tables', async () => {
  const database = await sqlite.open()
  await (await openStore({ database, secret })).close()
  await sqlite.run(database, `update meta set value = '${newestSchema + 1}' where name = 'schema'`)
  const before = readFileSync(database)
  await openStore({ database, secret }).catch(() => {})
  expect(readFileSync(database).equals(before)).toBe(true)
})
