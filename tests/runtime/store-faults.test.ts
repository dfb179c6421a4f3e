import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, describe, expect, test } from 'vitest'
import type { Accepted } from '#model/ports.ts'
import { createMemoryStore } from '#storage/memory.ts'
import { openStore } from '#storage/open-store.ts'
import { createFakePlatform, refusal } from '../support/fake-platform.ts'
import { faultyStore } from '../support/faulty-store.ts'
import { startTestPostgres } from '../support/postgres.ts'
import { createRealLife, until } from '../support/real-life.ts'
import { question, thread } from '../support/requests.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

const server = await startTestPostgres()
const folder = mkdtempSync(join(tmpdir(), 'versus-faults-'))
afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const place = (at: number) => thread(`t${at % 10}`)

describe('a store and a platform with faults', () => {
  test.skipIf(!server?.crash)(
    'PostgreSQL that crashes under load and comes back: what was taken is answered once and in order',
    { timeout: 90_000 },
    async () => {
      const database = (await server?.freshDatabase()) ?? ''
      const store = await openStore({ database, secret: 'a secret for tests' })
      const chat = createFakePlatform()
      const runtime = createRealLife({ store, adapters: [chat], limits: { lease: 2_000, sweep: 300 } })
      await runtime.start()

      const accepted = new Map<string, Accepted>()
      const over = new AbortController()
      const talk = async (conversation: number): Promise<void> => {
        for (let at = 0; !over.signal.aborted; at++) {
          const event = question(`q${conversation}-${at}`, { place: place(conversation) })
          accepted.set(event.id, await runtime.accept(event))
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
      const talks = Array.from({ length: 10 }, (_, at) => talk(at))
      await until('some are answered', () => chat.taken.length > 30)
      await server?.crash?.()
      await new Promise((resolve) => setTimeout(resolve, 3_000))
      await server?.start?.()
      const before = accepted.size
      await until('it goes on', () => accepted.size > before + 30)
      over.abort()
      await Promise.all(talks)
      await until('all is answered', async () => (await store.inbox.count()) + (await store.outbox.count()) === 0)
      await runtime.drain(10_000)
      await store.close()

      const outcomes = new Set(accepted.values())
      expect(outcomes).toContain('new')
      expect(outcomes).toContain('failed')
      const answers = chat.taken.filter(({ reply }) => reply.id.endsWith('/1'))
      for (let one = 0; one < 10; one++) {
        const shown = answers.filter(({ place: { thread: name } }) => name === `t${one}`).map(({ reply }) => reply.id)
        // What was told to have failed may have got in all the same, late; an unsure message may have been sent twice.
        const taken = [...accepted].flatMap(([id, how]) =>
          id.startsWith(`q${one}-`) && how === 'new' ? [`${id}/1`] : [],
        )
        expect([...new Set(shown)].filter((id) => taken.includes(id))).toEqual(taken)
      }
      // Who was told to try again was told so, as long as the platform took notices.
      const told = chat.taken.filter(({ reply }) => reply.id.endsWith('/not taken'))
      expect(told).toHaveLength([...accepted.values()].filter((how) => how === 'failed').length)
    },
  )

  test('a reply that the platform refuses for ever holds up nothing, and is given up', async () => {
    const store = await openStore({ database: join(folder, 'refused.db') })
    const chat = createFakePlatform()
    chat.behave(({ place: { thread: name } }) => (name === 't0' ? refusal('gone', { isPermanent: true }) : 'take'))
    const runtime = createRealLife({ store, adapters: [chat] })
    await runtime.start()
    for (let at = 0; at < 40; at++) await runtime.accept(question(`q${at}`, { place: place(at) }))
    await runtime.idle()
    expect(await store.outbox.count()).toBe(0)
    expect((await store.outbox.find('q0/1'))?.state).toBe('given up')
    // The apologies of t0 went to direct messages.
    expect(chat.taken).toHaveLength(40)
    await runtime.drain(1_000)
    await store.close()
  })

  test('100,000 conversations that have fallen silent keep memory flat', { timeout: 120_000 }, async () => {
    // A store that keeps nothing of what is over: what grows here is the runtime.
    let fresh = createMemoryStore()
    const store = faultyStore(createMemoryStore(), {
      inbox: {
        accept: (arrival) => fresh.inbox.accept(arrival),
        take: (...args) => fresh.inbox.take(...args),
        count: () => fresh.inbox.count(),
      },
      outbox: {
        take: (...args) => fresh.outbox.take(...args),
        sent: (note) => fresh.outbox.sent(note),
        count: () => fresh.outbox.count(),
      },
      conversations: { get: (id) => fresh.conversations.get(id), at: (at) => fresh.conversations.at(at) },
      commit: (commit) => fresh.commit(commit),
    })
    const quiet = { platform: 'slack', sent: 0 }
    const runtime = createRealLife({
      store,
      adapters: [
        {
          platform: quiet.platform,
          start: async () => {},
          async send() {
            quiet.sent++
            return { message: `m${quiet.sent}` }
          },
          stop: async () => {},
        },
      ],
    })
    await runtime.start()
    const talkUntil = async (from: number, to: number): Promise<number> => {
      for (let at = from; at < to; at += 100) {
        const batch = Array.from({ length: 100 }, (_, one) =>
          runtime.accept(question(`q${at + one}`, { place: thread(`t${at + one}`) })),
        )
        await Promise.all(batch)
        await runtime.idle()
        fresh = createMemoryStore()
      }
      collectGarbage()
      return process.memoryUsage().heapUsed / 1e6
    }
    // The first 20,000 fill what is bounded: the ids of recent events.
    const before = await talkUntil(0, 20_000)
    const after = await talkUntil(20_000, 120_000)
    expect(quiet.sent).toBe(120_000)
    // 100,000 conversations of a hundred bytes each would be ten megabytes.
    expect(after - before).toBeLessThan(5)
    await runtime.drain(1_000)
  })
})
