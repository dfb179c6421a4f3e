import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '#model/store.ts'
import type { Runtime } from '#runtime/create-runtime.ts'
import { openStore } from '#storage/open-store.ts'
import { createFakePlatform, type FakePlatform } from '../support/fake-platform.ts'
import { createBreakable, never } from '../support/faulty-store.ts'
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts'
import { createRealLife, until } from '../support/real-life.ts'
import { question, thread } from '../support/requests.ts'

const server = await startTestPostgres()
afterAll(() => server?.stop())

function running(): TestPostgres {
  if (!server) throw new Error('There is no PostgreSQL here.')
  return server
}

/** What was posted in each thread, in order. */
function postedIn(platforms: readonly FakePlatform[], name: string): readonly string[] {
  return platforms.flatMap(({ taken }) =>
    taken.filter(({ place }) => place.thread === name).map(({ reply }) => reply.id),
  )
}

describe.skipIf(!server)('two replicas on one PostgreSQL', () => {
  let stores: readonly Store[] = []
  beforeAll(async () => {
    const database = await running().freshDatabase()
    const open = () => openStore({ database, secret: 'a secret for tests' })
    stores = [await open(), await open()]
  })
  afterAll(() => Promise.all(stores.map((store) => store.close())))

  test(
    '5,000 events over 200 conversations are each applied once, answered once and kept in order',
    { timeout: 180_000 },
    async () => {
      const conversations = 200
      const each = 25
      // One platform, two connections to it.
      const chat = createFakePlatform()
      const runtimes: readonly Runtime[] = stores.map((store) => createRealLife({ store, adapters: [chat] }))
      await Promise.all(runtimes.map((runtime) => runtime.start()))

      const repeated: (string | undefined)[] = []
      const talk = async (conversation: number): Promise<void> => {
        for (let at = 0; at < each; at++) {
          const event = question(`q${conversation}-${at}`, { place: thread(`t${conversation}`) })
          const [first, second] = at % 2 === 0 ? runtimes : runtimes.toReversed()
          expect(await first?.accept(event)).toBe('new')
          // The platform delivers some of them once more, to the other replica.
          if (at % 10 === 3) repeated.push(await second?.accept(event))
        }
      }
      // As many at once as a busy workspace has people typing.
      const all = Array.from({ length: conversations }, (_, at) => at)
      const typing = async (): Promise<void> => {
        for (let next = all.pop(); next !== undefined; next = all.pop()) await talk(next)
      }
      await Promise.all(Array.from({ length: 20 }, typing))
      await until('all is delivered', () => chat.taken.length >= conversations * each, 120_000)
      await Promise.all(runtimes.map((runtime) => runtime.drain(10_000)))

      expect(new Set(repeated)).toEqual(new Set(['duplicate']))
      expect(chat.taken).toHaveLength(conversations * each)
      for (let one = 0; one < conversations; one++) {
        const expected = Array.from({ length: each }, (_, at) => `q${one}-${at}/1`)
        expect(postedIn([chat], `t${one}`)).toEqual(expected)
      }
      const revisions = await Promise.all(
        Array.from({ length: conversations }, async (_, at) => stores[0]?.conversations.get(`slack/T1/C1/t${at}`)),
      )
      expect(new Set(revisions.map((memory) => memory?.revision))).toEqual(new Set([each]))
    },
  )

  test('when one dies, the other takes over what it held', { timeout: 60_000 }, async () => {
    const [first, second] = stores
    if (!first || !second) throw new Error('two stores are needed')
    const { store, breakWith } = createBreakable(first)
    const limits = { lease: 1_000, sweep: 200 }
    const chats = [createFakePlatform(), createFakePlatform()] as const
    const dying = createRealLife({ store, adapters: [chats[0]], limits })
    const surviving = createRealLife({ store: second, adapters: [chats[1]], limits })
    await Promise.all([dying.start(), surviving.start()])
    // What the dying one sends is on its way when it dies, and the platform never hears of it.
    chats[0].behave(() => 'hang')
    const events = Array.from({ length: 60 }, (_, at) => question(`k${at}`, { place: thread(`k${at % 20}`) }))
    for (const event of events.slice(0, 40)) await dying.accept(event)
    breakWith(never)
    for (const event of events.slice(40)) await surviving.accept(event)
    await until('the survivor has answered all', async () => {
      const [open, waiting] = await Promise.all([second.inbox.count(), second.outbox.count()])
      return open === 0 && waiting === 0
    })
    expect(chats[1].taken).toHaveLength(60)
    for (let at = 0; at < 20; at++)
      expect(postedIn([chats[1]], `k${at}`)).toEqual([at, at + 20, at + 40].map((id) => `k${id}/1`))
    await surviving.drain(5_000)
  })
})
