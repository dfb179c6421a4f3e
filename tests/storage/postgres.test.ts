import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { VersusError } from '#model/errors.ts'
import type { Store } from '#model/store.ts'
import { openStore } from '#storage/open-store.ts'
import { storeContract } from '../contracts/store.contract.ts'
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts'
import { address, channel, delivery, handle, lease, outcome, question, start } from '../support/store-samples.ts'

const secret = 'a secret for tests'
const server = await startTestPostgres()
afterAll(() => server?.stop())

function running(): TestPostgres {
  if (!server) throw new Error('There is no PostgreSQL here.')
  return server
}

const accept = (store: Store, id: string): Promise<'new' | 'duplicate'> =>
  store.inbox.accept({ key: id, request: question(id), receivedAt: start })

/** The address with a password, and changed. */
function changed(database: string, change: (address: URL) => void): string {
  const url = new URL(database)
  url.password = 'hunter2'
  change(url)
  return url.href
}

async function failure(database: string): Promise<VersusError> {
  const cause: unknown = await openStore({ database, secret }).catch((error: unknown) => error)
  if (cause instanceof VersusError) return cause
  throw new Error('There was no VersusError.', { cause })
}

describe.skipIf(!server)('the PostgreSQL store', () => {
  let database = ''
  let replicas: readonly [Store, Store]
  beforeAll(async () => {
    database = await running().freshDatabase()
    replicas = [await openStore({ database, secret }), await openStore({ database, secret })]
  })
  afterAll(() => Promise.all(replicas.map((store) => store.close())))

  storeContract(async () => {
    const tables = await query(
      database,
      `select string_agg('versus.' || table_name, ',') as names from information_schema.tables where table_schema = 'versus' and table_name <> 'meta'`,
    )
    await query(database, `truncate ${String(tables[0]?.['names'])}`)
    return { store: replicas[0], other: replicas[1], done: async () => {} }
  })

  test('replicas that start at once on an empty database agree on its schema and key', async () => {
    const empty = await running().freshDatabase()
    const stores = await Promise.all(Array.from({ length: 6 }, () => openStore({ database: empty, secret })))
    await Promise.all(stores.map((store) => accept(store, 'e1')))
    expect(await stores[5]?.inbox.count()).toBe(1)
    await Promise.all(stores.map((store) => store.close()))
  })

  test('needs a secret, and the same one on every replica', async () => {
    await expect(openStore({ database })).rejects.toMatchObject({ code: 'store-secret-missing' })
    await expect(openStore({ database, secret: 'another' })).rejects.toMatchObject({ code: 'store-wrong-secret' })
  })

  test('leaves no token readable in its tables', async () => {
    const [store] = replicas
    await handle(store, question('t1', 'why?', address()), { deliveries: [delivery('t1', {}, channel, address())] })
    await store.inbox.accept({ key: 't2', request: question('t2', 'why?', address()), receivedAt: start })
    const rows = await query(
      database,
      `select i::text as row from versus.inbox i union all select o::text from versus.outbox o`,
    )
    const text = JSON.stringify(rows)
    expect(text).toContain('Reply t1.')
    expect(text).not.toContain(address().token)
  })

  test('goes on after the server cut all its connections, in the middle of many transactions', async () => {
    const lost: string[] = []
    const store = await openStore({ database, secret, onLost: () => lost.push('lost') })
    const ids = Array.from({ length: 60 }, (_, i) => `cut ${i}`)
    const all = Promise.allSettled(ids.map((id) => accept(store, id)))
    await query(database, `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'versus'`)
    const reasons = (await all).flatMap((result): unknown[] => (result.status === 'rejected' ? [result.reason] : []))
    for (const reason of reasons) expect(reason).toMatchObject({ code: 'store-connection-lost' })
    await expect.poll(() => store.health(start)).toEqual({ isWell: true })
    // Whatever became of the first attempt, a second one settles it.
    await Promise.all(ids.map((id) => accept(store, id)))
    expect(await Promise.all(ids.map((id) => accept(store, id)))).toEqual(ids.map(() => 'duplicate'))
    expect(lost.length).toBeGreaterThan(0)
    await store.close()
  })

  test('says what is wrong with an address, and nothing of the password in it', async () => {
    const noServer = changed(database, (url) => (url.port = '1'))
    const noUser = changed(database, (url) => (url.username = 'stranger'))
    const noDatabase = changed(database, (url) => (url.pathname = '/nowhere'))
    const failures = await Promise.all([noServer, noUser, noDatabase].map(failure))
    expect(failures.map(({ code }) => code)).toEqual([
      'store-connection-lost',
      'store-auth-failed',
      'store-cannot-open',
    ])
    expect(failures.map(({ message }) => message).join(' ')).not.toContain('hunter2')
  })

  test('says that the server takes no writes', async () => {
    const standby = await running().freshDatabase()
    await (await openStore({ database: standby, secret })).close()
    const name = new URL(standby).pathname.slice(1)
    await query(standby, `alter database ${name} set default_transaction_read_only = on`)
    await expect(openStore({ database: standby, secret })).rejects.toMatchObject({ code: 'store-read-only' })
  })
})

describe.skipIf(!server?.crash)('a PostgreSQL server that crashes and comes back', () => {
  test('costs an error that names the remedy, and loses and repeats nothing', async () => {
    const { crash, start: startAgain } = running()
    const database = await running().freshDatabase()
    const store = await openStore({ database, secret })
    await accept(store, 'e1')
    const [work] = await store.inbox.take(lease(), 1)
    await crash?.()
    await expect(accept(store, 'e2')).rejects.toMatchObject({ code: 'store-connection-lost' })
    expect(await store.health(start)).toMatchObject({ isWell: false, problem: { code: 'store-connection-lost' } })
    await startAgain?.()
    await expect.poll(() => store.health(start), { timeout: 10_000 }).toEqual({ isWell: true })
    if (!work) throw new Error('There was nothing to take.')
    const commit = outcome(work, { deliveries: [delivery('r1')] })
    expect(await store.commit(commit)).toEqual({ kind: 'committed' })
    expect(await store.commit(commit)).toEqual({ kind: 'lost' })
    expect(await accept(store, 'e1')).toBe('duplicate')
    expect(await accept(store, 'e2')).toBe('new')
    await store.close()
  })
})
