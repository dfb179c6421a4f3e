import { describe, expect, test } from 'vitest'
import { respond } from '#core/respond.ts'
import { show } from '#core/show.ts'
import { VersusError } from '#model/errors.ts'
import type { Request } from '#model/request.ts'
import type { Doors } from '#runtime/parts.ts'
import { createMemoryStore } from '#storage/memory.ts'
import { settle } from '../support/fake-clock.ts'
import { createBreakable, createGate, faultyStore, never } from '../support/faulty-store.ts'
import { startLife } from '../support/life.ts'
import { question, thread } from '../support/requests.ts'

const gone = () => Promise.reject(new VersusError('store-connection-lost', 'Gone.'))

/** A core that fails on some requests. */
function failingOn(fails: (request: Request) => boolean): Doors {
  return {
    show,
    respond(request, memory, world) {
      if (fails(request)) throw new TypeError('a fault of the core')
      return respond(request, memory, world)
    },
  }
}

describe('the handling of requests', () => {
  test('begins the second request of a conversation when the first is finished, and another conversation at once', async () => {
    const gate = createGate()
    const memory = createMemoryStore()
    const commit: typeof memory.commit = async (one) => {
      if (one.work.request.id === 'q1') await gate.opened
      return memory.commit(one)
    }
    const { tell, runtime, chat } = await startLife({ store: faultyStore(memory, { commit }) })
    await tell(question('q1', { place: thread('t1') }))
    await tell(question('q2', { place: thread('t1') }))
    await tell(question('q3', { place: thread('t2') }))
    expect(chat.taken.map(({ reply }) => reply.id)).toEqual(['q3/1'])
    gate.open()
    await settle()
    await runtime.idle()
    expect(chat.taken.map(({ reply }) => reply.id)).toEqual(['q3/1', 'q1/1', 'q2/1'])
  })

  test('a request that the core fails on is parked: the person is told, the log has the same reference, the next one goes on', async () => {
    const { runtime, clock, chat, lines, counts, store } = await startLife({
      doors: failingOn(({ id }) => id === 'q1'),
    })
    await runtime.accept(question('q1'))
    await runtime.accept(question('q2'))
    await clock.advance(5_000)
    const line = lines.find(({ event, outcome }) => event === 'request handled' && outcome === 'parked')
    expect(chat.taken.map(({ reply }) => reply.summary)).toEqual([
      `Sorry, that went wrong on my side. Please try again in other words, or ask something else. (Reference ${String(line?.['reference'])})`,
      expect.any(String),
    ])
    expect(line).toMatchObject({ level: 'error', request: 'q1' })
    expect(counts.get('handled parked')).toBe(1)
    expect(await store.inbox.count()).toBe(0)
  })

  test('a request that took the process down too often is parked without being looked at again', async () => {
    const store = createMemoryStore()
    await store.inbox.accept({ key: 'k', request: question('q1'), receivedAt: 1 })
    for (let life = 0; life < 5; life++) {
      await store.inbox.take({ holder: `dead-${life}`, now: life, until: life + 1000 }, 1)
      await store.leases.takeOver('next')
    }
    const doors = failingOn(() => expect.unreachable('the core was asked'))
    const { chat, clock } = await startLife({ store, doors })
    await clock.advance(1_000)
    expect(chat.taken.map(({ reply }) => reply.id)).toEqual(['q1/failed'])
  })

  test('takes up at its start what an earlier life accepted, and sends what it left unsent', async () => {
    const store = createMemoryStore()
    await store.inbox.accept({ key: 'k1', request: question('q1', { place: thread('t1') }), receivedAt: 1 })
    await store.inbox.accept({ key: 'k2', request: question('q2', { place: thread('t2') }), receivedAt: 1 })
    const [work] = await store.inbox.take({ holder: 'dead', now: 1, until: 30_000 }, 1)
    expect(work?.request.id).toBe('q1')
    const { chat } = await startLife({ store })
    expect(chat.taken.map(({ reply }) => reply.id).toSorted()).toEqual(['q1/1', 'q2/1'])
  })

  test('reads the conversation again and responds again when it was changed meanwhile', async () => {
    const memory = createMemoryStore()
    let isFirst = true
    const commit: typeof memory.commit = async (one) => {
      if (!isFirst) return memory.commit(one)
      isFirst = false
      const other = { ...one.memory, id: one.memory.id, revision: 1 }
      await memory.inbox.accept({ key: 'other', request: question('other'), receivedAt: 1 })
      const [work] = await memory.inbox.take({ holder: 'other', now: 1, until: 9e15 }, 1)
      if (work) await memory.commit({ ...one, holder: 'other', work, memory: other, deliveries: [] })
      return memory.commit(one)
    }
    const { tell, store, chat } = await startLife({ store: faultyStore(memory, { commit }) })
    await tell(question('q1'))
    expect((await store.conversations.get('slack/T1/C1/t1'))?.revision).toBe(2)
    expect(chat.taken).toHaveLength(1)
  })

  test('drops what somebody else has taken over', async () => {
    const memory = createMemoryStore()
    const { tell, chat, lines } = await startLife({
      store: faultyStore(memory, { commit: async () => ({ kind: 'lost' }) }),
    })
    const accepted = tell(question('q1'))
    await accepted
    expect(chat.taken).toHaveLength(0)
    expect(lines.some(({ event }) => event === 'request handled elsewhere')).toBe(true)
  })

  test('a store that hangs on one conversation holds up no other', async () => {
    const memory = createMemoryStore()
    let isHung = true
    const get = (id: string) => (isHung && id.endsWith('t1') ? never() : memory.conversations.get(id))
    const { tell, chat, clock } = await startLife({ store: faultyStore(memory, { conversations: { get } }) })
    await tell(question('q1', { place: thread('t1') }))
    await tell(question('q2', { place: thread('t2') }))
    expect(chat.taken.map(({ reply }) => reply.id)).toEqual(['q2/1'])
    isHung = false
    await clock.advance(11_000)
    expect(chat.taken.map(({ reply }) => reply.id)).toEqual(['q2/1', 'q1/1'])
  })

  test('goes on by itself when the store comes back, without having counted it against the request', async () => {
    const { store, breakWith } = createBreakable(createMemoryStore())
    const { runtime, clock, chat, counts } = await startLife({ store })
    await runtime.accept(question('q1'))
    breakWith(gone)
    await clock.advance(60_000)
    breakWith()
    await clock.advance(40_000)
    expect(chat.taken.map(({ reply }) => reply.id)).toEqual(['q1/1'])
    expect(counts.get('handled parked')).toBeUndefined()
  })

  test('what was taken by a call whose answer was lost is taken again when its lease ends', async () => {
    const memory = createMemoryStore()
    let isLost = true
    const take: typeof memory.inbox.take = async (...args) => {
      const taken = await memory.inbox.take(...args)
      if (taken.length === 0 || !isLost) return taken
      isLost = false
      return gone()
    }
    const { tell, chat, clock } = await startLife({ store: faultyStore(memory, { inbox: { take } }) })
    await tell(question('q1'))
    expect(chat.taken).toHaveLength(0)
    await clock.advance(36_000)
    expect(chat.taken).toHaveLength(1)
  })

  test('a clock that is set an hour forward or back costs nothing', async () => {
    const { tell, chat, clock } = await startLife()
    await tell(question('q1', { place: thread('t1') }))
    clock.jump(3_600_000)
    await tell(question('q2', { place: thread('t1') }))
    clock.jump(-7_200_000)
    await tell(question('q3', { place: thread('t1') }))
    await clock.advance(60_000)
    await tell(question('q4', { place: thread('t1') }))
    expect(chat.taken.map(({ reply }) => reply.id)).toEqual(['q1/1', 'q2/1', 'q3/1', 'q4/1'])
  })

  test('answers with the world of the moment', async () => {
    let version = 'one'
    const world = () => ({ knowledge: { comparisons: [], background: [], version }, minds: [] })
    const { runtime } = await startLife({ world })
    expect((await runtime.status()).knowledge).toBe('one')
    version = 'two'
    expect((await runtime.status()).knowledge).toBe('two')
  })
})
