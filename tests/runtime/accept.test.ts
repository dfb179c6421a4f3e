import { describe, expect, test } from 'vitest'
import { VersusError } from '#model/errors.ts'
import type { Store } from '#model/store.ts'
import { createMemoryStore } from '#storage/memory.ts'
import { createFakePlatform } from '../support/fake-platform.ts'
import { createGate, faultyStore, never } from '../support/faulty-store.ts'
import { startLife } from '../support/life.ts'
import { ben, channel, deletion, edit, overheard, press, question, thread } from '../support/requests.ts'

/** A memory store whose inbox is told how to behave. */
function storeWith(accept: (inbox: Store['inbox']) => Store['inbox']['accept']): Store {
  const store = createMemoryStore()
  return faultyStore(store, { inbox: { accept: accept(store.inbox) } })
}

describe('the door of the runtime', () => {
  test('answers a question in its place', async () => {
    const { tell, chat } = await startLife()
    expect(await tell(question('q1'))).toBe('new')
    expect(chat.taken.map(({ reply, place }) => [reply.id, place.thread])).toEqual([['q1/1', 't1']])
  })

  test('drops an event that arrives twice, in one life and in the next, and counts it', async () => {
    const first = await startLife()
    await first.tell(question('q1'))
    expect(await first.tell(question('q1'))).toBe('duplicate')
    expect(first.counts.get('accepted duplicate')).toBe(1)
    const second = await startLife({ store: first.store })
    expect(await second.tell(question('q1'))).toBe('duplicate')
    expect([...first.chat.taken, ...second.chat.taken]).toHaveLength(1)
  })

  test('takes the second press of the same person only where it changes nothing', async () => {
    const { tell, chat } = await startLife()
    expect(await tell(press('p1', 'v1|wish|gap1'))).toBe('new')
    expect(await tell(press('p2', 'v1|wish|gap1'))).toBe('duplicate')
    expect(await tell(press('p3', 'v1|wish|gap1', { from: ben }))).toBe('new')
    expect(await tell(press('p4', 'v1|more|vm-vs-docker|startup|'))).toBe('new')
    expect(await tell(press('p5', 'v1|more|vm-vs-docker|startup|'))).toBe('new')
    expect(chat.taken).toHaveLength(4)
  })

  test('takes what is overheard only in a thread in which it takes part, and stores nothing of the rest', async () => {
    const { tell, store, chat } = await startLife()
    expect(await tell(overheard('o1'))).toBe('ignored')
    expect([await store.inbox.has('o1'), await store.conversations.count()]).toEqual([false, 0])
    await tell(question('q1'))
    expect(await tell(overheard('o2'))).toBe('new')
    expect(await tell(overheard('o3', thread('t2')))).toBe('ignored')
    expect(chat.taken.map(({ reply }) => reply.id)).toEqual(['q1/1'])
  })

  test('takes what is overheard while the mention before it still waits', async () => {
    const gate = createGate()
    const memory = createMemoryStore()
    const get = async (id: string) => (await gate.opened) ?? memory.conversations.get(id)
    const { tell } = await startLife({ store: faultyStore(memory, { conversations: { get } }) })
    await tell(question('q1'))
    expect(await tell(overheard('o1'))).toBe('new')
    gate.open()
  })

  test('takes edits and deletions only of messages that it took, and edits that speak to it', async () => {
    const { tell } = await startLife()
    await tell(question('q1'))
    expect(await tell({ ...edit('e1', 'q1'), isOverheard: true })).toBe('new')
    expect(await tell({ ...edit('e2', 'unheard'), isOverheard: true })).toBe('ignored')
    expect(await tell(deletion('d1', 'unheard'))).toBe('ignored')
    expect(await tell(deletion('d2', 'q1'))).toBe('new')
    expect(await tell(edit('e3', 'unheard'))).toBe('new')
  })

  test('says nothing of being busy to people who did not speak to it', async () => {
    const { tell, chat } = await startLife({ limits: { unfinished: 0 } })
    expect(await tell(overheard('o1'))).toBe('ignored')
    expect(chat.asked).toEqual([])
  })

  test('says that it is busy rather than let the queue grow, and takes more when it has shrunk', async () => {
    const gate = createGate()
    const memory = createMemoryStore()
    const get = async (id: string) => (await gate.opened) ?? memory.conversations.get(id)
    const store = faultyStore(memory, { conversations: { get } })
    const { tell, chat, runtime, clock } = await startLife({ store, limits: { unfinished: 2, handling: 1 } })
    await tell(question('q1', { place: thread('t1') }))
    await tell(question('q2', { place: thread('t2') }))
    expect(await tell(question('q3', { place: thread('t3') }))).toBe('busy')
    expect(await tell(question('q1', { place: thread('t1') }))).toBe('duplicate')
    expect(await tell(deletion('d1', 'q1'))).toBe('new')
    expect(chat.taken.map(({ reply, place }) => [reply.summary, place.thread])).toEqual([
      [expect.stringContaining('I am busy right now.'), 't3'],
    ])
    gate.open()
    await runtime.idle()
    expect(await tell(question('q3', { place: thread('t3') }))).toBe('new')
    await clock.advance(0)
    expect(await store.inbox.count()).toBe(0)
  })

  test('tells the person, with a reference that is in the log, when the store cannot take it', async () => {
    const store = storeWith(() => () => Promise.reject(new VersusError('store-full', 'The disk is full.')))
    const { runtime, clock, chat, lines } = await startLife({ store })
    const accepted = runtime.accept(question('q1'))
    await clock.advance(2_500)
    expect(await accepted).toBe('failed')
    const line = lines.find(({ event }) => event === 'request not taken')
    const reference = String(line?.['reference'])
    expect(reference).toMatch(/^[2-9a-z]{4}$/)
    expect(chat.taken.map(({ reply }) => reply.summary)).toEqual([
      `I could not take that in just now. Please try again in a minute. (Reference ${reference})`,
    ])
  })

  test('tries again while the platform is patient', async () => {
    let failures = 2
    const store = storeWith((inbox) => (arrival) => {
      if (failures-- > 0) return Promise.reject(new VersusError('store-connection-lost', 'Gone.'))
      return inbox.accept(arrival)
    })
    const { runtime, clock, chat } = await startLife({ store })
    const accepted = runtime.accept(question('q1'))
    await clock.advance(1_000)
    expect(await accepted).toBe('new')
    expect(chat.taken).toHaveLength(1)
  })

  test('counts a duplicate after a lost answer of the store as taken', async () => {
    let isFirst = true
    const store = storeWith((inbox) => async (arrival) => {
      const result = await inbox.accept(arrival)
      if (!isFirst) return result
      isFirst = false
      throw new VersusError('store-connection-lost', 'Gone.')
    })
    const { runtime, clock, chat } = await startLife({ store })
    const accepted = runtime.accept(question('q1'))
    await clock.advance(1_000)
    expect(await accepted).toBe('new')
    expect(chat.taken).toHaveLength(1)
  })

  test('a store that hangs on one conversation holds up no other, and no platform longer than two seconds', async () => {
    const store = storeWith((inbox) => (arrival) => (arrival.request.id === 'q1' ? never() : inbox.accept(arrival)))
    const { runtime, tell, clock, chat } = await startLife({ store })
    const hung = runtime.accept(question('q1', { place: thread('t1') }))
    expect(await tell(question('q2', { place: thread('t2') }))).toBe('new')
    await clock.advance(2_000)
    expect(await hung).toBe('failed')
    expect(await tell(question('q3', { place: thread('t1') }))).toBe('new')
    expect(chat.taken.map(({ reply }) => reply.id)).toEqual(['q2/1', 'q1/not taken', 'q3/1'])
  })

  test('notices of a platform that hangs are bounded and hold up nobody', async () => {
    const chat = createFakePlatform()
    const { runtime, tell, store } = await startLife({ chat, limits: { unfinished: 0, notices: 3 } })
    chat.behave(() => 'hang')
    for (let at = 0; at < 10; at++) expect(await tell(question(`q${at}`))).toBe('busy')
    expect(chat.asked).toHaveLength(3)
    expect(await store.inbox.count()).toBe(0)
    await runtime.idle()
  })

  test('keeps the order of the calls within a conversation though the store answers the first one last', async () => {
    const slow = createGate()
    const store = storeWith((inbox) => async (arrival) => {
      if (arrival.request.id === 'q1') await slow.opened
      return inbox.accept(arrival)
    })
    const { runtime, chat, clock } = await startLife({ store })
    const both = [runtime.accept(question('q1')), runtime.accept(question('q2'))]
    await clock.advance(100)
    slow.open()
    await Promise.all(both)
    await runtime.idle()
    expect(chat.taken.map(({ reply }) => reply.id)).toEqual(['q1/1', 'q2/1'])
  })

  test('a thread that was bound to a conversation goes on with it', async () => {
    const { tell, store } = await startLife()
    await tell(question('q1', { place: channel }))
    await store.conversations.bind({ ...channel, thread: 'opened' }, 'slack/T1/C1/q1')
    await tell(question('q2', { place: thread('opened') }))
    expect((await store.conversations.get('slack/T1/C1/q1'))?.revision).toBe(2)
    expect(await store.conversations.count()).toBe(1)
  })
})
