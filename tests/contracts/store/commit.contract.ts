import { expect, test } from 'vitest'
import type { Store, Work } from '#model/store.ts'
import { ann, channel, decision, delivery, gap, lease, outcome, question, start } from '../../support/store-samples.ts'
import type { Opened } from '../store.contract.ts'

async function take(store: Store, id: string, key = 'c', holder = 'a'): Promise<Work> {
  await store.inbox.accept({ key, request: question(id), receivedAt: start })
  const [work] = await store.inbox.take(lease(holder), 1)
  if (!work) throw new Error('There is nothing to take.')
  return work
}

export function commitContract(opened: Opened): void {
  test('writes the conversation, the records and the replies, and frees the conversation', async () => {
    const { store } = opened()
    const work = await take(store, 'e1')
    const feedback = { reply: 'r0', workspace: 'T1', by: ann, at: start, verdict: 'wrong', note: 'too long' } as const
    const records = [
      gap('g1', 'podman?'),
      { kind: 'decision', decision: decision('d1') },
      { kind: 'feedback', feedback },
    ] as const
    expect(await store.commit(outcome(work, { deliveries: [delivery('r1')], records }))).toEqual({ kind: 'committed' })
    expect(await store.conversations.get('c')).toEqual({ id: 'c', revision: 1, touchedAt: start })
    expect(await store.outbox.find('r1')).toEqual({
      id: 'r1',
      request: 'e1',
      conversation: 'c',
      place: channel,
      asker: ann,
      state: 'waiting',
      reply: delivery('r1').reply,
    })
    expect(await store.decisions.get('d1')).toEqual(decision('d1'))
    expect(await store.feedbackOn('r0')).toEqual([feedback])
    expect(await store.gaps.list('T1', 10)).toHaveLength(1)
    expect(await store.inbox.count()).toBe(0)
    expect((await take(store, 'e2')).request.id).toBe('e2')
  })

  test('writes nothing when the conversation has changed, and leaves the work with its holder', async () => {
    const { store, other } = opened()
    await store.commit(outcome(await take(store, 'e1')))
    const work = await take(store, 'e2')
    const stale = outcome(work, { revision: 1, deliveries: [delivery('r2')], records: [gap('g2', 'podman?')] })
    expect(await store.commit(stale)).toEqual({ kind: 'conflict', revision: 1 })
    expect(await store.commit({ ...stale, memory: { ...stale.memory, revision: 7 } })).toMatchObject({
      kind: 'conflict',
    })
    expect(await store.outbox.count()).toBe(0)
    expect(await store.gaps.list('T1', 10)).toEqual([])
    expect(await other.inbox.take(lease('b'), 1)).toEqual([])
    expect(await store.commit({ ...stale, memory: { ...stale.memory, revision: 2 } })).toEqual({ kind: 'committed' })
  })

  test('lets one of two requests win that change the same conversation at once', async () => {
    const { store, other } = opened()
    const [one, two] = [await take(store, 'e1', 'k1'), await take(other, 'e2', 'k2', 'b')]
    const memory = { id: 'shared', revision: 1, touchedAt: start }
    const results = await Promise.all([
      store.commit({ ...outcome(one, { deliveries: [delivery('r1')] }), memory }),
      other.commit({ ...outcome(two, { holder: 'b', deliveries: [delivery('r2')] }), memory }),
    ])
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['committed', 'conflict'])
    expect(await store.outbox.count()).toBe(1)
  })

  test('adds nothing twice when a commit is repeated', async () => {
    const { store, other } = opened()
    const commit = outcome(await take(store, 'e1'), { deliveries: [delivery('r1')], records: [gap('g1', 'podman?')] })
    const results = await Promise.all([store.commit(commit), other.commit(commit), store.commit(commit)])
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['committed', 'lost', 'lost'])
    expect(await store.outbox.count()).toBe(1)
    expect(await store.gaps.list('T1', 10)).toMatchObject([{ count: 1 }])
  })

  test('takes nothing from a holder whose lease went to somebody else', async () => {
    const { store, other } = opened()
    const work = await take(store, 'e1')
    await other.inbox.take(lease('b', start + 30_000), 1)
    expect(await store.commit(outcome(work, { deliveries: [delivery('r1')] }))).toEqual({ kind: 'lost' })
    expect(await store.outbox.count()).toBe(0)
    expect(await other.commit(outcome(work, { holder: 'b' }))).toEqual({ kind: 'committed' })
  })

  test('still takes the work of a holder whose lease has ended when nobody has taken it over', async () => {
    const { store } = opened()
    const work = await take(store, 'e1')
    expect(await store.commit(outcome(work, { now: start + 3_600_000 }))).toEqual({ kind: 'committed' })
  })

  test('does not add a reply again whose id is there already', async () => {
    const { store } = opened()
    await store.commit(outcome(await take(store, 'e1'), { deliveries: [delivery('r1', { summary: 'first' })] }))
    await store.commit(
      outcome(await take(store, 'e2'), { revision: 2, deliveries: [delivery('r1', { summary: 'second' })] }),
    )
    expect(await store.outbox.find('r1')).toMatchObject({ request: 'e1', reply: { summary: 'first' } })
  })
}
