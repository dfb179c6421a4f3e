import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Store } from '#model/store.ts'
import { anyText, address, edit, lease, question, start } from '../../support/store-samples.ts'
import type { Opened } from '../store.contract.ts'

const accept = (store: Store, id: string, key = id, once?: string): Promise<'new' | 'duplicate'> =>
  store.inbox.accept({ key, request: question(id), receivedAt: start, ...(once === undefined ? {} : { once }) })

const takenIds = async (store: Store, ...of: Parameters<typeof lease>): Promise<readonly string[]> => {
  const taken = await store.inbox.take(lease(...of), 10)
  return taken.map(({ request }) => request.id)
}

export function inboxContract(opened: Opened): void {
  test('takes an event once that comes five times at once and to two replicas', async () => {
    const { store, other } = opened()
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => accept(i % 2 ? store : other, 'e1')))
    expect(answers.filter((answer) => answer === 'new')).toHaveLength(1)
    expect(await store.inbox.count()).toBe(1)
  })

  test('hands a request to one of the many that reach for it at once', async () => {
    const { store, other } = opened()
    for (let round = 0; round < 15; round++) {
      await accept(store, `e${round}`)
      const reaching = Array.from({ length: 12 }, (_, i) => (i % 2 ? store : other).inbox.take(lease(`h${i}`), 1))
      expect((await Promise.all(reaching)).flat()).toHaveLength(1)
    }
  })

  test('takes what may happen only once for a duplicate the second time, whatever its id', async () => {
    const { store } = opened()
    expect(await accept(store, 'p1', 'c', 'U1 v1|answer')).toBe('new')
    expect(await accept(store, 'p2', 'c', 'U1 v1|answer')).toBe('duplicate')
    expect(await accept(store, 'p3', 'c', 'U2 v1|answer')).toBe('new')
    expect(await accept(store, 'p4', 'c')).toBe('new')
  })

  test('names the newest requests of a platform, whether they are handled or not', async () => {
    const { store, other } = opened()
    for (const id of ['discord:1', 'slack:1', 'discord:2', 'discorda', 'discord:10', 'discord:\u{1f600}', 'discorc:9'])
      await accept(store, id)
    expect(await other.inbox.latest('discord:', 3)).toEqual(['discord:\u{1f600}', 'discord:10', 'discord:2'])
    expect(await store.inbox.latest('discord:', 99)).toHaveLength(4)
    expect(await store.inbox.latest('terminal:', 99)).toEqual([])
  })

  test('gives a request back as it came, with its address', async () => {
    const { store } = opened()
    const request = question('e1', 'why?', address())
    await store.inbox.accept({ key: 'c', request, receivedAt: start + 5 })
    expect(await store.inbox.take(lease(), 1)).toEqual([{ key: 'c', request, receivedAt: start + 5, attempts: 1 }])
  })

  test('gives back whatever a person can write', async () => {
    const { store } = opened()
    let id = 0
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const request = edit(`e${id++}`, 'm', text)
        await store.inbox.accept({ key: request.id, request, receivedAt: start })
        const [work] = await store.inbox.take(lease(), 1)
        expect(work?.request).toEqual(request)
      }),
      { numRuns: 30, examples: [['\0'], ['\u{D83D}'], ["'; drop table inbox; --"]] },
    )
  })

  test('hands out one request of a conversation at a time, the oldest, and others beside it', async () => {
    const { store, other } = opened()
    for (const [id, key] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
      ['c1', 'c'],
    ] as const)
      await accept(store, id, key)
    const first = await store.inbox.take(lease(), 2)
    expect(first.map(({ request }) => request.id)).toEqual(['a1', 'b1'])
    expect(await takenIds(other, 'b')).toEqual(['c1'])
    expect(await takenIds(store)).toEqual([])
  })

  test('hands out what a dead holder held, once its lease has ended, and counts the attempts', async () => {
    const { store, other } = opened()
    await accept(store, 'e1')
    await store.inbox.take(lease('a', start), 1)
    expect(await takenIds(other, 'b', start + 29_999)).toEqual([])
    const [work] = await other.inbox.take(lease('b', start + 30_000), 1)
    expect(work).toMatchObject({ attempts: 2, request: { id: 'e1' } })
  })

  test('keeps a renewed lease from everybody else, and renews nothing that went to others', async () => {
    const { store, other } = opened()
    await accept(store, 'e1')
    await store.inbox.take(lease('a', start), 1)
    await store.leases.renew(lease('a', start + 20_000))
    expect(await takenIds(other, 'b', start + 40_000)).toEqual([])
    expect(await takenIds(other, 'b', start + 50_000)).toEqual(['e1'])
    await store.leases.renew(lease('a', start + 51_000, 600))
    expect(await takenIds(store, 'c', start + 80_000)).toEqual(['e1'])
  })

  test('hands out at once what was given back', async () => {
    const { store, other } = opened()
    await accept(store, 'e1')
    await accept(store, 'e2')
    await store.inbox.take(lease('a'), 2)
    await store.inbox.release('b', 'e1')
    expect(await takenIds(other, 'b')).toEqual([])
    await store.inbox.release('a', 'e1')
    expect(await takenIds(other, 'b')).toEqual(['e1'])
    await store.leases.releaseAll('a')
    expect(await takenIds(other, 'b')).toEqual(['e2'])
  })

  test('lets a new process take over at once where only one can serve the store', async () => {
    const { store } = opened()
    await accept(store, 'e1')
    await store.inbox.take(lease('dead'), 1)
    await store.leases.takeOver('new')
    expect(await takenIds(store, 'new')).toEqual(store.kind === 'postgres' ? [] : ['e1'])
  })

  test('knows what it has taken, and the conversations that wait or were answered', async () => {
    const { store } = opened()
    expect([await store.inbox.has('e1'), await store.conversations.isKnown('e1')]).toEqual([false, false])
    await accept(store, 'e1')
    expect([await store.inbox.has('e1'), await store.conversations.isKnown('e1')]).toEqual([true, true])
    expect(await store.conversations.isKnown('e3')).toBe(false)
  })

  test('is not blocked for long by a lease that a clock gone wrong has written', async () => {
    const { store } = opened()
    const nextYear = start + 365 * 86_400_000
    await accept(store, 'e1')
    expect(await takenIds(store, 'a', nextYear)).toEqual(['e1'])
    expect(await takenIds(store, 'b', start)).toEqual(['e1'])
  })

  test('keeps the order of arrival when the clock jumps back', async () => {
    const { store } = opened()
    await store.inbox.accept({ key: 'c', request: question('first'), receivedAt: start })
    await store.inbox.accept({ key: 'c', request: question('second'), receivedAt: start - 86_400_000 })
    expect(await takenIds(store)).toEqual(['first'])
  })
}
