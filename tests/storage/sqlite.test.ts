import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '#model/store.ts'
import { openStore } from '#storage/open-store.ts'
import { storeContract } from '../contracts/store.contract.ts'
import { runStoreProcess } from '../support/run-store-process.ts'
import { address, channel, delivery, gap, handle, lease, question, start } from '../support/store-samples.ts'

const folder = mkdtempSync(join(tmpdir(), 'versus-sqlite-'))
let files = 0
const newFile = (): string => join(folder, `${files++}`, 'versus.db')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the SQLite store', () => {
  const sharedFile = newFile()
  let shared: Store
  beforeAll(async () => {
    shared = await openStore({ database: sharedFile })
  })
  afterAll(() => shared.close())

  storeContract(async () => {
    const raw = new Database(sharedFile)
    const names = raw.prepare(
      "select name from sqlite_master where type = 'table' and name not in ('meta', 'sqlite_sequence')",
    )
    const tables = names.pluck().all().map(String)
    raw.exec(`begin; ${tables.map((name) => `delete from ${name};`).join(' ')} commit`)
    raw.close()
    return { store: shared, other: shared, done: async () => {} }
  })

  test('makes its folder, and keeps what it took when it is opened again', async () => {
    const database = newFile()
    const first = await openStore({ database })
    await handle(first, question('e1'), { deliveries: [delivery('r1', {}, channel, address())] })
    await first.inbox.accept({ key: 'e2', request: question('e2', 'why?', address()), receivedAt: start })
    await first.inbox.take(lease('old life'), 1)
    await first.close()
    const second = await openStore({ database })
    await second.leases.takeOver('new life')
    expect(await second.inbox.accept({ key: 'e1', request: question('e1'), receivedAt: start })).toBe('duplicate')
    expect(await second.inbox.take(lease('new life'), 10)).toMatchObject([{ request: { id: 'e2', via: address() } }])
    expect(await second.outbox.take(lease('new life'), 10)).toMatchObject([{ id: 'r1', via: address() }])
    await second.close()
  })

  test('leaves no token readable in its files, and keeps the key for its owner alone', async () => {
    const database = newFile()
    const store = await openStore({ database })
    await handle(store, question('e1', 'why?', address()), { deliveries: [delivery('r1', {}, channel, address())] })
    await store.inbox.accept({ key: 'c', request: question('e2', 'why?', address()), receivedAt: start })
    await store.installations.put({ key: 'slack:team:T1', body: { token: 'xoxb-in-no-file' } })
    const bytes = [database, `${database}-wal`].map((file) => readFileSync(file, 'latin1')).join('')
    expect(bytes).toContain('Reply r1.')
    expect(bytes).not.toContain(address().token)
    expect(bytes).toContain('slack:team:T1')
    expect(bytes).not.toContain('xoxb-in-no-file')
    expect(statSync(`${database}.key`).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
    await store.close()
  })

  test('leaves no word of a deleted message in its files once it has purged', async () => {
    const database = newFile()
    const store = await openStore({ database })
    const said = 'the-merger-is-on-friday'
    const bytes = (): string => [database, `${database}-wal`].map((file) => readFileSync(file, 'latin1')).join('')
    const deliveries = [delivery('r1', { summary: said })]
    await handle(store, question('m1', said), { deliveries, records: [gap('g1', said)] })
    await store.purge(start)
    expect(bytes()).toContain(said)
    await handle(store, question('gone'), { forget: ['m1'] })
    await store.purge(start)
    expect(bytes()).not.toContain(said)
    await store.close()
  })

  test('does not open with another secret, and says what to do', async () => {
    const database = newFile()
    await (await openStore({ database, secret: 'one' })).close()
    const opening = openStore({ database, secret: 'another' })
    await expect(opening).rejects.toMatchObject({ code: 'store-wrong-secret' })
    await expect(opening).rejects.toThrow('Put back the earlier VERSUS_SECRET')
    await (await openStore({ database, secret: 'one' })).close()
  })

  test('several processes that open a new file at once agree on its schema and key, and take an event once', async () => {
    const database = newFile()
    const processes = Array.from({ length: 2 }, () => runStoreProcess(database, 'e', 20))
    const printed = (await Promise.all(processes.map(({ ended }) => ended))).flat()
    expect(printed.toSorted()).toEqual(Array.from({ length: 20 }, (_, i) => `e${i}`).toSorted())
    const store = await openStore({ database })
    expect(await store.inbox.count()).toBe(20)
    await store.close()
  }, 60_000)

  test('has everything that it said it took, after the process was killed', async () => {
    const database = newFile()
    const { child, lines, ended } = runStoreProcess(database, 'e', 100_000)
    await expect.poll(() => lines.length, { timeout: 15_000 }).toBeGreaterThan(20)
    child.kill('SIGKILL')
    const printed = await ended
    const store = await openStore({ database })
    const kept = new Set((await store.inbox.take(lease(), 100_000)).map(({ request }) => request.id))
    expect(printed.filter((id) => !kept.has(id))).toEqual([])
    await store.close()
  })
})
