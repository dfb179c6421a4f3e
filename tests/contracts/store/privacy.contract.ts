import { expect, test } from 'vitest'
import {
  address,
  channel,
  decision,
  deliverAll,
  delivery,
  edit,
  gap,
  handle,
  lease,
  question,
  start,
} from '../../support/store-samples.ts'
import type { Opened } from '../store.contract.ts'

const days = 86_400_000

export function privacyContract(opened: Opened): void {
  test('an address is handed out until it expires, and then its reply says that it had one', async () => {
    const { store } = opened()
    const via = address(start + 1_000)
    await handle(store, question('e1'), { deliveries: [delivery('r1', { audience: 'asker' }, channel, via)] })
    expect(await store.outbox.take(lease('a', start), 1)).toMatchObject([{ via, isAddressExpired: false }])
    await store.leases.releaseAll('a')
    const [late] = await store.outbox.take(lease('a', start + 1_000), 1)
    expect(late).toMatchObject({ id: 'r1', isAddressExpired: true })
    expect(late).not.toHaveProperty('via')
  })

  test('a request whose address has expired is handed out without it', async () => {
    const { store } = opened()
    await store.inbox.accept({ key: 'c', request: question('e1', 'why?', address(start + 1_000)), receivedAt: start })
    const [work] = await store.inbox.take(lease('a', start + 1_000), 1)
    expect(work?.request).toEqual(question('e1', 'why?'))
  })

  test('purging erases expired addresses, in the inbox and the outbox, and nothing else', async () => {
    const { store } = opened()
    const [soon, later] = [address(start + 1_000), address(start + 9_000)]
    const deliveries = [delivery('r1', {}, channel, soon), delivery('r2', {}, { ...channel, channel: 'C2' }, later)]
    await handle(store, question('e1'), { deliveries })
    await store.inbox.accept({ key: 'c', request: question('e2', 'why?', soon), receivedAt: start })
    expect(await store.purge(start + 1_000)).toEqual({ addresses: 2, requests: 0, replies: 0 })
    expect(await store.purge(start + 1_000)).toEqual({ addresses: 0, requests: 0, replies: 0 })
    // Even for a clock that jumped back they are gone.
    expect(await store.outbox.take(lease('a', start), 2)).toMatchObject([
      { id: 'r1', isAddressExpired: true },
      { id: 'r2', isAddressExpired: false, via: later },
    ])
    expect(await store.inbox.count()).toBe(1)
  })

  test('replies and the ids of handled requests are kept for 90 days, decisions until they are deleted', async () => {
    const { store } = opened()
    const records = [{ kind: 'decision', decision: decision('d1') }] as const
    await handle(store, question('e1'), { deliveries: [delivery('r1')], records })
    await store.inbox.accept({ key: 'c', request: question('unfinished'), receivedAt: start })
    expect(await store.purge(start + 90 * days - 1)).toMatchObject({ requests: 0, replies: 0 })
    expect(await store.inbox.accept({ key: 'e1', request: question('e1'), receivedAt: start })).toBe('duplicate')
    expect(await store.purge(start + 90 * days)).toMatchObject({ requests: 1, replies: 1 })
    expect(await store.outbox.find('r1')).toBeUndefined()
    expect(await store.decisions.get('d1')).toBeDefined()
    expect(await store.conversations.get('e1')).toBeDefined()
    expect(await store.inbox.count()).toBe(1)
  })

  test('a card stays as long as its last edit', async () => {
    const { store } = opened()
    await handle(store, question('e1'), { deliveries: [delivery('card')] })
    await deliverAll(store)
    const later = start + 60 * days
    await handle(store, question('e2'), { now: later, deliveries: [delivery('edit', { replaces: 'card' })] })
    expect(await store.purge(start + 90 * days)).toMatchObject({ replies: 0 })
    expect(await store.outbox.take(lease('a', later), 1)).toMatchObject([{ id: 'edit', message: 'message of card' }])
    expect(await store.purge(start + 150 * days)).toMatchObject({ replies: 2 })
  })

  test('the replies to a message and to its edits are found by the message', async () => {
    const { store } = opened()
    await handle(store, question('m1'), { deliveries: [delivery('r1'), delivery('r2')] })
    await handle(store, edit('m1 edited', 'm1'), { deliveries: [delivery('r3', { replaces: 'r1' })] })
    await handle(store, question('m2'), { deliveries: [delivery('r4')] })
    const answers = await store.outbox.answersTo('m1')
    expect(answers.map(({ id, state }) => [id, state])).toEqual([
      ['r1', 'superseded'],
      ['r2', 'waiting'],
      ['r3', 'waiting'],
    ])
  })

  test('what a deleted message said is gone, with the replies to it and the gaps it left', async () => {
    const { store } = opened()
    await handle(store, question('m1'), { deliveries: [delivery('r1')], records: [gap('g1', 'does podman run?')] })
    await deliverAll(store)
    await handle(store, edit('m1 edited', 'm1'), { deliveries: [delivery('r2')], records: [gap('g2', 'podman?')] })
    await handle(store, question('m2'), { deliveries: [delivery('r3')], records: [gap('g3', 'what of lxc?')] })
    await handle(store, edit('gone', 'm1'), { withdraw: ['r1', 'r2'], forget: ['m1'] })
    const [first, second, third] = [
      await store.outbox.find('r1'),
      await store.outbox.find('r2'),
      await store.outbox.find('r3'),
    ]
    expect(first).toMatchObject({ state: 'withdrawn', message: 'message of r1' })
    expect(first).not.toHaveProperty('reply')
    expect(second).toMatchObject({ state: 'withdrawn' })
    expect(second).not.toHaveProperty('reply')
    expect(third).toMatchObject({ state: 'waiting', reply: { id: 'r3' } })
    expect(await store.gaps.list('T1', 10)).toMatchObject([{ text: 'what of lxc?' }])
    const rest = await store.outbox.take(lease(), 10)
    expect(rest.map(({ id }) => id)).toEqual(['r3'])
    await store.outbox.sent({ id: 'r3', now: start, message: 'm' })
    expect(await store.outbox.take(lease(), 10)).toMatchObject([{ kind: 'withdrawal', withdraws: 'r1' }])
  })
}
