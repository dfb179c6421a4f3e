import { describe, expect, test } from 'vitest'
import { createMemoryStore } from '#storage/memory.ts'
import { settle } from '../support/fake-clock.ts'
import { createGate, faultyStore } from '../support/faulty-store.ts'
import { createLife, startLife } from '../support/life.ts'
import { deletion, question, thread } from '../support/requests.ts'

describe('the end of a life', () => {
  test('finishes what it has, takes nothing more and says so, then stops the adapters', async () => {
    const gate = createGate()
    const memory = createMemoryStore()
    const commit: typeof memory.commit = async (one) => (await gate.opened) ?? memory.commit(one)
    const { runtime, tell, chat, store } = await startLife({ store: faultyStore(memory, { commit }) })
    await tell(question('q1', { place: thread('t1') }))
    await tell(question('q2', { place: thread('t1') }))
    const drained = runtime.drain(10_000)
    expect(await tell(question('q3', { place: thread('t2') }))).toBe('stopping')
    gate.open()
    expect(await drained).toEqual({ isComplete: true })
    expect(chat.taken.map(({ reply }) => reply.id)).toEqual(['q3/stopping', 'q1/1', 'q2/1'])
    expect(chat.isStopped).toBe(true)
    expect(await store.inbox.count()).toBe(0)
  })

  test('what is not finished by the deadline is free for the next life at once', async () => {
    const first = await startLife()
    first.chat.behave(() => 'hang')
    await first.tell(question('q1'))
    const drained = first.runtime.drain(5_000)
    await settle()
    await first.clock.advance(5_000)
    expect(await drained).toEqual({ isComplete: false })
    const second = createLife({ store: first.store, clock: first.clock })
    await second.runtime.start()
    await settle()
    expect(second.chat.taken).toMatchObject([{ reply: { id: 'q1/1' }, isUnsure: true }])
  })

  test('an adapter that never stops holds up nobody longer than five seconds', async () => {
    const life = await startLife()
    Object.assign(life.chat, { stop: () => new Promise(() => {}) })
    const drained = life.runtime.drain(1_000)
    await settle()
    await life.clock.advance(5_000)
    expect(await drained).toEqual({ isComplete: true })
  })

  test('a deletion is taken to the very end', async () => {
    const life = await startLife()
    await life.tell(question('q1'))
    const drained = life.runtime.drain(1_000)
    expect(await life.tell(deletion('d1', 'q1'))).toBe('new')
    await drained
    const next = await startLife({ store: life.store, clock: life.clock })
    await next.runtime.idle()
    expect((await life.store.outbox.find('q1/1'))?.state).toBe('withdrawn')
  })
})
