import { expect, test } from 'vitest'
import type { Outgoing, Store } from '#model/store.ts'
import {
  ann,
  address,
  channel,
  deliverAll,
  delivery,
  handle,
  lease,
  question,
  start,
} from '../../support/store-samples.ts'
import type { Opened } from '../store.contract.ts'

const elsewhere = { ...channel, channel: 'C2' }
const thread = { ...channel, thread: 't1' }

async function take(store: Store, ...of: Parameters<typeof lease>): Promise<readonly Outgoing[]> {
  return store.outbox.take(lease(...of), 10)
}
const ids = (batch: readonly Outgoing[]): readonly string[] => batch.map(({ id }) => id)

export function outboxContract(opened: Opened): void {
  test('hands out a place in order and one at a time, and different places beside each other', async () => {
    const { store, other } = opened()
    const deliveries = [delivery('r1'), delivery('r2'), delivery('r3', {}, elsewhere), delivery('r4', {}, thread)]
    await handle(store, question('e1'), { deliveries })
    const [first] = await store.outbox.take(lease(), 1)
    expect(first).toEqual({
      kind: 'reply',
      id: 'r1',
      reply: delivery('r1').reply,
      place: channel,
      asker: ann,
      conversation: 'e1',
      attempts: 1,
      isUnsure: false,
      isAddressExpired: false,
    })
    expect(ids(await take(other, 'b'))).toEqual(['r3', 'r4'])
    await store.outbox.sent({ id: 'r1', now: start, message: 'm1' })
    expect(ids(await take(other, 'b'))).toEqual(['r2'])
    expect(await store.outbox.count()).toBe(3)
  })

  test('shares out every delivery once between two replicas', async () => {
    const { store, other } = opened()
    const names = Array.from({ length: 24 }, (_, i) => `r${i}`)
    const places = names.map((_, i) => ({ ...channel, channel: `C${i % 12}` }))
    await handle(store, question('e1'), { deliveries: names.map((id, i) => delivery(id, {}, places[i])) })
    const sent: string[] = []
    const worker = async (by: string, door: Store): Promise<void> => {
      while ((await door.outbox.count()) > 0)
        for (const { id } of await door.outbox.take(lease(by), 4)) {
          sent.push(id)
          await door.outbox.sent({ id, now: start, message: id })
        }
    }
    await Promise.all([worker('a', store), worker('b', other), worker('c', store)])
    expect(sent.toSorted()).toEqual(names.toSorted())
  })

  test('holds a place back until the next attempt is due, and goes on elsewhere', async () => {
    const { store } = opened()
    await handle(store, question('e1'), { deliveries: [delivery('r1'), delivery('r2'), delivery('r3', {}, elsewhere)] })
    await take(store)
    await store.outbox.failed({ id: 'r1', holder: 'a', now: start, nextAttemptAt: start + 5_000, reason: 'busy' })
    expect(await take(store, 'a', start + 4_999)).toEqual([])
    expect(await store.outbox.nextAttemptAt()).toBe(start + 5_000)
    expect(await store.outbox.find('r1')).toMatchObject({ state: 'waiting', reason: 'busy' })
    expect(await take(store, 'a', start + 5_000)).toMatchObject([{ id: 'r1', attempts: 2, isUnsure: false }])
  })

  test('does not wait longer than an hour for a next attempt, whatever the clock did', async () => {
    const { store } = opened()
    const nextYear = start + 365 * 86_400_000
    await handle(store, question('e1'), { deliveries: [delivery('r1')] })
    await take(store)
    await store.outbox.failed({ id: 'r1', holder: 'a', now: start, nextAttemptAt: nextYear, reason: 'busy' })
    expect(await store.outbox.nextAttemptAt()).toBe(start + 3_600_000)
    await take(store, 'a', nextYear)
    await store.outbox.failed({ id: 'r1', holder: 'a', now: nextYear, nextAttemptAt: nextYear, reason: 'busy' })
    expect(ids(await take(store, 'a', start))).toEqual(['r1'])
  })

  test('says of a delivery whose holder died that the platform may have it', async () => {
    const { store, other } = opened()
    await handle(store, question('e1'), { deliveries: [delivery('r1'), delivery('r2', {}, elsewhere)] })
    await take(store, 'a')
    await store.outbox.failed({
      id: 'r2',
      holder: 'a',
      now: start,
      nextAttemptAt: start,
      reason: 'no answer',
      isUnsure: true,
    })
    expect(await take(other, 'b', start + 30_000)).toMatchObject([
      { id: 'r1', attempts: 2, isUnsure: true },
      { id: 'r2', attempts: 2, isUnsure: true },
    ])
    await store.outbox.giveUp({ id: 'r1', holder: 'a', now: start, reason: 'not mine any more' })
    expect(await store.outbox.find('r1')).toMatchObject({ state: 'waiting' })
  })

  test('notes what was sent whoever holds it by now, and a second note changes nothing', async () => {
    const { store, other } = opened()
    await handle(store, question('e1'), { deliveries: [delivery('r1')] })
    await take(store, 'a')
    await take(other, 'b', start + 30_000)
    await store.outbox.sent({ id: 'r1', now: start, message: 'm1' })
    await other.outbox.sent({ id: 'r1', now: start, message: 'm2' })
    expect(await store.outbox.find('r1')).toMatchObject({ state: 'sent', message: 'm1' })
    expect(await take(store, 'c', start + 90_000)).toEqual([])
  })

  test('binds the thread that a reply opened to its conversation', async () => {
    const { store } = opened()
    await handle(store, question('e1'), { deliveries: [delivery('r1')] }, 'conversation 1')
    await take(store)
    await store.outbox.sent({ id: 'r1', now: start, message: 'm1', thread: 't1' })
    expect(await store.conversations.at(thread)).toBe('conversation 1')
    expect(await store.outbox.find('r1')).toMatchObject({ message: 'm1', thread: 't1' })
    expect(await store.outbox.findByMessage(thread, 'm1')).toMatchObject({ id: 'r1', conversation: 'conversation 1' })
    expect(await store.outbox.findByMessage(elsewhere, 'm1')).toBeUndefined()
  })

  test('sends the newest of several unsent edits of a card, as an edit of the message that shows it', async () => {
    const { store } = opened()
    await handle(store, question('e1'), { deliveries: [delivery('card')] })
    await deliverAll(store)
    await handle(store, question('e2'), { deliveries: [delivery('edit 1', { replaces: 'card' })] })
    await handle(store, question('e3'), { deliveries: [delivery('edit 2', { replaces: 'edit 1' })] })
    expect(await take(store)).toMatchObject([{ id: 'edit 2', message: 'message of card' }])
    expect(await store.outbox.find('edit 1')).toMatchObject({ state: 'superseded', message: 'message of card' })
    await handle(store, question('e4'), { deliveries: [delivery('edit 3', { replaces: 'card' })] })
    expect(await store.outbox.find('edit 2')).toMatchObject({ state: 'waiting' })
    await store.outbox.sent({ id: 'edit 2', now: start })
    expect(await take(store)).toMatchObject([{ id: 'edit 3', message: 'message of card' }])
  })

  test('posts the edit in place of a card that was not sent yet, under the title that it had', async () => {
    const { store } = opened()
    await handle(store, question('e1'), { deliveries: [delivery('card', { title: 'VM or Docker?' })] })
    await handle(store, question('e2'), { deliveries: [delivery('edit', { replaces: 'card' })] })
    const [only, ...rest] = await take(store)
    expect(only).toMatchObject({ id: 'edit', reply: { title: 'VM or Docker?', replaces: 'card' } })
    expect(only).not.toHaveProperty('message')
    expect(rest).toEqual([])
  })

  test('drops a withdrawn reply that waits, and takes back one that was sent, with its edits', async () => {
    const { store } = opened()
    await handle(store, question('e1'), { deliveries: [delivery('sent')] })
    await deliverAll(store)
    const deliveries = [delivery('edit', { replaces: 'sent' }), delivery('unsent')]
    await handle(store, question('e2'), { deliveries })
    await handle(store, question('e3'), { withdraw: ['sent', 'unsent', 'unknown'] })
    const batch = await take(store)
    expect(batch).toMatchObject([{ kind: 'withdrawal', withdraws: 'sent', message: 'message of sent', place: channel }])
    expect(await store.outbox.find('edit')).toMatchObject({ state: 'withdrawn' })
    expect(await store.outbox.find('unsent')).toMatchObject({ state: 'withdrawn' })
    for (const { id } of batch) await store.outbox.sent({ id, now: start })
    await handle(store, question('e4'), { withdraw: ['sent'] })
    expect(await store.outbox.count()).toBe(0)
  })

  test('takes back a reply that is on its way, once it has arrived', async () => {
    const { store } = opened()
    await handle(store, question('e1'), { deliveries: [delivery('r1')] })
    await take(store)
    await handle(store, question('e2'), { withdraw: ['r1'] })
    expect(await take(store)).toEqual([])
    await store.outbox.sent({ id: 'r1', now: start, message: 'm1' })
    expect(await take(store)).toMatchObject([{ kind: 'withdrawal', withdraws: 'r1', message: 'm1' }])
  })

  test('gives up with a reason, and lets the next one of the place go', async () => {
    const { store } = opened()
    await handle(store, question('e1'), { deliveries: [delivery('r1'), delivery('r2')] })
    await take(store)
    await store.outbox.giveUp({ id: 'r1', holder: 'a', now: start, reason: 'not in the channel' })
    expect(await store.outbox.find('r1')).toMatchObject({ state: 'given up', reason: 'not in the channel' })
    expect(ids(await take(store))).toEqual(['r2'])
    expect(await store.outbox.count()).toBe(1)
  })

  test('lets nobody take what its holder renewed, and everybody what it gave back', async () => {
    const { store, other } = opened()
    await handle(store, question('e1'), { deliveries: [delivery('r1', {}, channel, address())] })
    await take(store, 'a')
    await store.leases.renew(lease('a', start + 20_000))
    expect(await take(other, 'b', start + 40_000)).toEqual([])
    await store.leases.releaseAll('a')
    expect(await take(other, 'b', start + 40_000)).toMatchObject([{ id: 'r1', isUnsure: true, via: address() }])
  })
}
