import { describe, expect, test } from 'vitest'
import { respond } from '#core/respond.ts'
import { show } from '#core/show.ts'
import type { Doors } from '#runtime/parts.ts'
import { createMemoryStore } from '#storage/memory.ts'
import { createFakePlatform, refusal } from '../support/fake-platform.ts'
import { createGate, faultyStore } from '../support/faulty-store.ts'
import { startLife } from '../support/life.ts'
import { channel, deletion, edit, question, thread } from '../support/requests.ts'

/** A core whose answers open threads. */
const opening: Doors = {
  show,
  respond(request, memory, world) {
    const outcome = respond(request, memory, world)
    return { ...outcome, replies: outcome.replies.map((reply) => Object.assign({}, reply, { title: 'A thread' })) }
  },
}

const ids = (postings: readonly { readonly reply: { readonly id: string } }[]) => postings.map(({ reply }) => reply.id)

describe('the delivery of replies', () => {
  test('keeps the order within a place while the platform refuses for a while, and holds up no other place', async () => {
    const { tell, chat, clock } = await startLife()
    let refusals = 3
    chat.behave(({ place }) => (place.thread === 't1' && refusals-- > 0 ? refusal('busy') : 'take'))
    await tell(question('q1', { place: thread('t1') }))
    await tell(question('q2', { place: thread('t1') }))
    await tell(question('q3', { place: thread('t2') }))
    expect(ids(chat.taken)).toEqual(['q3/1'])
    await clock.advance(10_000)
    expect(ids(chat.taken)).toEqual(['q3/1', 'q1/1', 'q2/1'])
  })

  test('waits as long as a rate limit says, however often, and does not count it as a failure', async () => {
    const { tell, chat, clock, counts } = await startLife({ limits: { sends: 2 } })
    chat.behave(() => refusal('rate-limited', { retryAfter: 7_000 }))
    await tell(question('q1'))
    await clock.advance(6_900)
    expect(chat.asked).toHaveLength(1)
    await clock.advance(600)
    expect(chat.asked).toHaveLength(2)
    await clock.advance(60_000)
    chat.behave(() => 'take')
    await clock.advance(10_000)
    expect(ids(chat.taken)).toEqual(['q1/1'])
    expect(counts.get('delivered sent')).toBe(1)
  })

  test('what the platform refuses for good becomes an apology with the reference of the log, and the next one has its turn', async () => {
    const { tell, chat, lines, store } = await startLife()
    chat.behave(({ reply }) => (reply.id === 'q1/1' ? refusal('invalid-blocks', { isPermanent: true }) : 'take'))
    await tell(question('q1'))
    await tell(question('q2'))
    const line = lines.find(({ event }) => event === 'reply not shown')
    expect(chat.taken.map(({ reply }) => reply.summary)).toEqual([
      `Sorry, I have an answer and could not show it here. Please ask again, or ask me in a direct message. (Reference ${String(line?.['reference'])})`,
      expect.any(String),
    ])
    expect(await store.outbox.find('q1/1')).toMatchObject({ state: 'given up', reason: 'invalid-blocks' })
  })

  test('apologises in direct messages where the place takes nothing at all', async () => {
    const { tell, chat } = await startLife()
    chat.behave(({ place }) =>
      place.audience === 'public' ? refusal('not-in-channel', { isPermanent: true }) : 'take',
    )
    await tell(question('q1'))
    expect(chat.taken.map(({ place }) => [place.audience, place.channel])).toEqual([['direct', 'U1']])
  })

  test('gives up after as many refusals as it says, and sooner where the adapter itself is at fault', async () => {
    const { tell, chat, clock, counts } = await startLife({ limits: { sends: 4, faultySends: 2 } })
    chat.behave(({ place }) => (place.thread === 't1' ? refusal('server-error') : new TypeError('a fault')))
    await tell(question('q1', { place: thread('t1') }))
    await tell(question('q2', { place: thread('t2') }))
    await clock.advance(3_600_000)
    const to = (id: string) => chat.asked.filter(({ reply }) => reply.id === id).length
    expect([to('q1/1'), to('q2/1')]).toEqual([4, 2])
    expect(counts.get('delivered given up')).toBe(2)
  })

  test('abandons a send without an answer, counts it unsure, and sends again', async () => {
    const { tell, chat, clock, counts } = await startLife()
    chat.behave(({ isUnsure }) => (isUnsure ? 'take' : 'lose the answer'))
    await tell(question('q1'))
    await clock.advance(25_000)
    expect(ids(chat.taken)).toEqual(['q1/1', 'q1/1'])
    expect(counts.get('retried no answer')).toBe(1)
    expect(counts.get('delivered sent')).toBe(1)
  })

  test('a lease that ends while the platform is slow does not send it twice', async () => {
    const memory = createMemoryStore()
    const store = faultyStore(memory, { leases: { renew: () => Promise.reject(new Error('gone')) } })
    const { tell, chat, clock, runtime } = await startLife({ store, limits: { lease: 1_000, sweep: 500 } })
    chat.behave(() => 'hang')
    await tell(question('q1'))
    await clock.advance(10_000)
    chat.recover()
    await clock.advance(5_000)
    await runtime.idle()
    expect(ids(chat.asked)).toEqual(['q1/1'])
    expect((await memory.outbox.find('q1/1'))?.state).toBe('sent')
  })

  test('a store that tells late what it saw on its way still does not send again what has arrived meanwhile', async () => {
    const memory = createMemoryStore()
    const gate = createGate()
    let answers = 0
    const store = faultyStore(memory, {
      leases: { renew: () => Promise.reject(new Error('gone')) },
      outbox: {
        async take(...args) {
          const taken = await memory.outbox.take(...args)
          if (taken.length > 0 && ++answers === 2) await gate.opened
          return taken
        },
      },
    })
    const { tell, chat, clock, runtime } = await startLife({ store, limits: { lease: 1_000, sweep: 500 } })
    chat.behave(() => 'hang')
    await tell(question('q1'))
    await clock.advance(3_000)
    chat.recover()
    await clock.advance(100)
    expect((await memory.outbox.find('q1/1'))?.state).toBe('sent')
    gate.open()
    await clock.advance(5_000)
    await runtime.idle()
    expect(answers).toBe(2)
    expect(ids(chat.asked)).toEqual(['q1/1'])
  })

  test('an answer that comes after all spares the second message', async () => {
    const { tell, chat, clock, store } = await startLife()
    chat.behave(() => 'hang')
    await tell(question('q1'))
    await clock.advance(20_100)
    chat.recover()
    chat.behave(() => 'take')
    await clock.advance(10_000)
    expect(ids(chat.taken)).toEqual(['q1/1'])
    expect((await store.outbox.find('q1/1'))?.state).toBe('sent')
  })

  test('a platform that hangs holds up no other platform', async () => {
    const discord = createFakePlatform('discord')
    const chat = createFakePlatform('slack')
    const limits = { sending: 2, held: 3 }
    const { tell, runtime, clock } = await startLife({ chat, adapters: [chat, discord], limits })
    chat.behave(() => 'hang')
    for (let at = 0; at < 40; at++) await tell(question(`s${at}`, { place: thread(`t${at}`) }))
    const place = { platform: 'discord', workspace: 'G1', channel: 'C9', thread: 'T9', audience: 'public' } as const
    await tell(question('d1', { place }))
    expect(ids(discord.taken)).toEqual(['d1/1'])
    expect(chat.asked).toHaveLength(2)
    chat.behave(() => 'take')
    chat.recover()
    await clock.advance(60_000)
    await runtime.idle()
    expect(new Set(ids(chat.taken)).size).toBe(40)
    expect(chat.taken).toHaveLength(40)
  })

  test('a message that could not be noted as sent is noted when the store is back, and not sent again', async () => {
    const memory = createMemoryStore()
    let failures = 5
    const sent: typeof memory.outbox.sent = (note) =>
      failures-- > 0 ? Promise.reject(new Error('gone')) : memory.outbox.sent(note)
    const { tell, chat, clock, store } = await startLife({ store: faultyStore(memory, { outbox: { sent } }) })
    await tell(question('q1'))
    await clock.advance(60_000)
    expect(ids(chat.taken)).toEqual(['q1/1'])
    expect((await store.outbox.find('q1/1'))?.state).toBe('sent')
  })

  test('a thread that a reply opens belongs to its conversation, and edits go to that thread', async () => {
    const { tell, chat, store } = await startLife({ doors: opening })
    await tell(question('q1', { place: channel }))
    const place = { ...channel, thread: 'thread-of-slack-1' }
    expect(await store.conversations.at(place)).toBe('slack/T1/C1/q1')
    await tell(question('q2', { place }))
    await tell(edit('e1', 'q1', { place: channel }))
    expect((await store.conversations.get('slack/T1/C1/q1'))?.revision).toBe(3)
    expect(chat.taken.at(-1)).toMatchObject({ message: 'slack-1', place })
    expect(chat.shown()).toHaveLength(2)
  })

  test('asks an adapter that cannot take messages back to edit the message into a note', async () => {
    const chat = createFakePlatform()
    const { tell, runtime } = await startLife({ adapters: [Object.assign({ ...chat }, { withdraw: undefined })] })
    await tell(question('q1'))
    await tell(deletion('d1', 'q1'))
    await runtime.idle()
    expect(chat.shown().map(({ reply }) => reply.summary)).toEqual([
      'The question was deleted, and this answer with it.',
    ])
  })

  test('keeps replies for a platform without an adapter until there is one', async () => {
    const first = await startLife({ adapters: [] })
    await first.tell(question('q1'))
    await first.runtime.drain(1_000)
    const second = await startLife({ store: first.store, clock: first.clock })
    await first.clock.advance(70_000)
    expect(ids(second.chat.taken)).toEqual(['q1/1'])
  })

  test('starts an adapter again that failed to start, and then sends what waits for it', async () => {
    const chat = createFakePlatform('slack', { startFailures: [refusal('offline')] })
    const other = createFakePlatform('terminal')
    const { tell, runtime, clock } = await startLife({ chat, adapters: [chat, other] })
    expect((await runtime.status()).platforms).toEqual({ slack: 'failed', terminal: 'ready' })
    await tell(question('q1'))
    expect(chat.asked).toHaveLength(0)
    await clock.advance(5_000)
    expect(ids(chat.taken)).toEqual(['q1/1'])
    expect((await runtime.status()).platforms).toEqual({ slack: 'ready', terminal: 'ready' })
  })

  test('does not start when no adapter starts, and says why', async () => {
    const chat = createFakePlatform('slack', { startFailures: [refusal('bad-token', { isPermanent: true })] })
    await expect(startLife({ chat })).rejects.toMatchObject({ code: 'bad-token' })
  })
})
