import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'libsql'
import { afterAll, describe, expect, test } from 'vitest'
import type { Store } from '#model/store.ts'
import { openSqlite } from '#storage/sqlite.ts'
import { runStoreProcess } from '../support/run-store-process.ts'
import { handle, delivery, lease, question, start } from '../support/store-samples.ts'

const folder = mkdtempSync(join(tmpdir(), 'versus-faults-'))
chmodSync(folder, 0o755)
let files = 0
const newFile = (): string => join(folder, `${files++}`, 'versus.db')

const accept = (store: Store, id: string, text?: string): Promise<'new' | 'duplicate'> =>
  store.inbox.accept({ key: id, request: question(id, text), receivedAt: start })

async function timeToHandle(store: Store, id: string): Promise<number> {
  const before = performance.now()
  await handle(store, question(id), { deliveries: [delivery(`reply to ${id}`)] })
  return performance.now() - before
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a SQLite store in trouble', () => {
  test('says that the disk is full, writes nothing by halves, and goes on once there is space', async () => {
    const path = newFile()
    await (await openSqlite(path)).close()
    const full = await openSqlite(path, { maxPages: 80 })
    await accept(full, 'before')
    await expect(accept(full, 'large', 'x'.repeat(400_000))).rejects.toMatchObject({ code: 'store-full' })
    const [work] = await full.inbox.take(lease(), 1)
    const deliveries = [delivery('r1'), delivery('r2', { summary: 'x'.repeat(400_000) })]
    const memory = { id: 'before', revision: 1, touchedAt: start }
    const commit = { holder: 'a', now: start, memory, records: [], withdraw: [], forget: [], deliveries }
    if (!work) throw new Error('There is nothing to take.')
    await expect(full.commit({ ...commit, work })).rejects.toMatchObject({ code: 'store-full' })
    expect(await full.conversations.get('before')).toBeUndefined()
    expect(await full.outbox.count()).toBe(0)
    expect(await full.commit({ ...commit, work, deliveries: [delivery('r1')] })).toEqual({ kind: 'committed' })
    expect(await full.health(start)).toEqual({ isWell: true })
    await full.close()
    const roomy = await openSqlite(path)
    expect(await accept(roomy, 'large', 'x'.repeat(400_000))).toBe('new')
    await roomy.close()
  })

  test('says that another program holds the file, and goes on once it is let go', async () => {
    const path = newFile()
    const store = await openSqlite(path)
    const other = new Database(path)
    other.exec('begin immediate')
    await expect(accept(store, 'e1')).rejects.toMatchObject({ code: 'store-locked' })
    expect(await store.health(start)).toMatchObject({ isWell: false, problem: { code: 'store-locked' } })
    other.exec('rollback')
    other.close()
    expect(await accept(store, 'e1')).toBe('new')
    await store.close()
  })

  test('says that a file is no database, and leaves it as it is', async () => {
    const path = newFile()
    mkdirSync(dirname(path))
    const text = 'These are my notes, not a database. '.repeat(200)
    writeFileSync(path, text)
    await expect(openSqlite(path)).rejects.toMatchObject({ code: 'store-corrupt' })
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  test('says that a file is damaged, and lives on', async () => {
    const path = newFile()
    const store = await openSqlite(path)
    for (let i = 0; i < 50; i++) await handle(store, question(`e${i}`), { deliveries: [delivery(`r${i}`)] })
    await store.close()
    const bytes = readFileSync(path)
    // All pages but the first two, which hold the schema.
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 8_192), Buffer.alloc(bytes.length - 8_192, 0xff)]))
    const reading = async (): Promise<void> => {
      const damaged = await openSqlite(path)
      try {
        await accept(damaged, 'new')
      } finally {
        await damaged.close()
      }
    }
    await expect(reading()).rejects.toMatchObject({ code: 'store-corrupt' })
  })

  test('says that a file cannot be written', async () => {
    const path = newFile()
    mkdirSync(dirname(path))
    writeFileSync(`${path}.key`, `${'k'.repeat(43)}\n`)
    await (await openSqlite(path)).close()
    chmodSync(path, 0o444)
    chmodSync(dirname(path), 0o555)
    const [code] = await runStoreProcess(path, 'e', 1, { asNobody: true }).ended
    chmodSync(dirname(path), 0o755)
    expect(['store-read-only', 'store-cannot-open']).toContain(code)
  })

  test('says that a place is no place for a file', async () => {
    const path = newFile()
    mkdirSync(path, { recursive: true })
    await expect(openSqlite(path)).rejects.toMatchObject({ code: 'store-cannot-open' })
    writeFileSync(join(folder, 'file'), '')
    await expect(openSqlite(join(folder, 'file', 'versus.db'))).rejects.toMatchObject({ code: 'store-cannot-open' })
  })

  test('says that it was closed', async () => {
    const store = await openSqlite(newFile())
    await store.close()
    await expect(accept(store, 'e1')).rejects.toMatchObject({ code: 'store-closed' })
    expect(await store.health(start)).toMatchObject({ isWell: false })
  })

  test('is as quick with 100,000 idle conversations as with none', async () => {
    const path = newFile()
    await (await openSqlite(path)).close()
    const raw = new Database(path)
    const numbers = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)'
    raw.exec(
      `${numbers} insert into conversation (id, revision, body, touched_at) select 'c' || i, 1, '{"id":"c"}', 0 from n`,
    )
    raw.exec(
      `${numbers} insert into inbox (id, message, key, received_at, attempts, done_at) select 'd' || i, 'd' || i, 'c' || i, 0, 1, 0 from n`,
    )
    raw.close()
    const store = await openSqlite(path)
    const empty = await openSqlite(newFile())
    const times = { full: [] as number[], empty: [] as number[] }
    for (let i = 0; i < 25; i++) {
      times.full.push(await timeToHandle(store, `e${i}`))
      times.empty.push(await timeToHandle(empty, `e${i}`))
    }
    // The disk may be busy; a search through all rows would take some 50 ms more.
    expect(median(times.full)).toBeLessThan(3 * median(times.empty) + 10)
    await empty.close()
    expect(await store.conversations.count()).toBe(100_025)
    await store.close()
  })
})
