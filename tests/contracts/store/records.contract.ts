import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Decision, Json } from '#model/store.ts'
import type { WalkthroughMemory } from '#model/conversation.ts'
import {
  anyText,
  ann,
  channel,
  decision,
  gap,
  handle,
  question,
  start,
  walkthrough,
} from '../../support/store-samples.ts'
import type { Opened } from '../store.contract.ts'

export function recordsContract(opened: Opened): void {
  test('a conversation that nobody has seen is not there, and the others are counted', async () => {
    const { store } = opened()
    await handle(store, question('e1'), {}, 'c1')
    await handle(store, question('e2'), {}, 'c1')
    await handle(store, question('e3'), {}, 'c2')
    expect(await store.conversations.get('c3')).toBeUndefined()
    expect(await store.conversations.count()).toBe(2)
  })

  test('walkthroughs that nobody has decided are found by workspace, the last touched first, and no private one', async () => {
    const { store } = opened()
    const put = async (id: string, touchedAt: number, more: Partial<WalkthroughMemory> = {}): Promise<void> => {
      const revision = ((await store.conversations.get(id))?.revision ?? 0) + 1
      const memory = { id, revision, touchedAt, walkthrough: walkthrough(more) }
      await handle(store, question(`${id} ${revision}`), { memory }, id)
    }
    await put('old', start)
    await put('new', start + 2)
    await put('also new', start + 2)
    await put('elsewhere', start, { place: { ...channel, workspace: 'T2' } })
    await put('private', start, { place: { ...channel, audience: 'private' } })
    await put('direct', start, { place: { ...channel, audience: 'direct' } })
    await put('hidden', start, { isHidden: true })
    await put('over', start, { isOver: true })
    await put('decided', start)
    await put('decided', start, { isOver: true })
    await put('open again', start + 1, { isOver: true })
    await put('open again', start + 1)
    const of = async (workspace: string, limit = 10): Promise<readonly string[]> =>
      (await store.conversations.undecided(workspace, limit)).map(({ id }) => id)
    expect(await of('T1')).toEqual(['also new', 'new', 'open again', 'old'])
    expect(await of('T1', 2)).toEqual(['also new', 'new'])
    expect(await of('T2')).toEqual(['elsewhere'])
    expect(await of('T3')).toEqual([])
    expect((await store.conversations.undecided('T2', 1))[0]).toEqual(await store.conversations.get('elsewhere'))
  })

  test('the last word on a place stands, and a thread is not its channel', async () => {
    const { store } = opened()
    const place = { ...channel, thread: 't1' }
    await store.conversations.bind(place, 'c1')
    await store.conversations.bind(place, 'c2')
    expect(await store.conversations.at(place)).toBe('c2')
    expect(await store.conversations.at({ ...place, thread: 't2' })).toBeUndefined()
    expect(await store.conversations.at({ ...place, workspace: 'T2' })).toBeUndefined()
    expect(await store.conversations.at({ ...place, audience: 'private' })).toBe('c2')
  })

  test('a decision comes back as it was put, once, and can be superseded and deleted', async () => {
    const { store } = opened()
    await store.decisions.put(decision('d1'))
    await store.decisions.put(decision('d1', { title: 'changed' }))
    expect(await store.decisions.get('d1')).toEqual(decision('d1'))
    const records = [{ kind: 'decision', decision: decision('d2'), supersedes: 'd1' }] as const
    await handle(store, question('e1'), { records })
    expect(await store.decisions.get('d1')).toMatchObject({ supersededBy: 'd2' })
    expect(await store.decisions.supersede('d9', 'd2')).toBe(false)
    expect(await store.decisions.delete('d1')).toBe(true)
    expect(await store.decisions.delete('d1')).toBe(false)
    expect(await store.decisions.get('d1')).toBeUndefined()
  })

  test('a commit marks a decision as superseded by one that is there already', async () => {
    const { store } = opened()
    await store.decisions.put(decision('d1'))
    await store.decisions.put(decision('d2', { at: start + 1 }))
    await handle(store, question('e1'), {
      records: [
        { kind: 'superseded', decision: 'd1', by: 'd2' },
        { kind: 'superseded', decision: 'nowhere', by: 'd2' },
      ],
    })
    expect(await store.decisions.get('d1')).toEqual(decision('d1', { supersededBy: 'd2' }))
    expect(await store.decisions.get('d2')).toEqual(decision('d2', { at: start + 1 }))
  })

  test('all decisions of all workspaces come oldest first, then by id', async () => {
    const { store } = opened()
    await store.decisions.put(decision('b', { at: start + 1 }))
    await store.decisions.put(decision('c', { workspace: 'T2' }))
    await store.decisions.put(decision('a', { at: start + 1 }))
    expect((await store.decisions.all()).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })

  test('decisions are found by all their words in any case and by parts of words, in their workspace, newest first', async () => {
    const { store } = opened()
    const word = fc.constantFrom('Docker', 'docker', 'VM', 'Überbau', 'ÜBERBAU', '50%', 'a_b', 'back\\slash', "o'neill")
    const text = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '))
    const found = fc.record({ text, workspace: fc.constantFrom('T1', 'T2'), at: fc.nat(2) })
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(found, { maxLength: 6 }),
        fc.oneof(text, fc.constantFrom('ock', '%', '_', '\\', 'über')),
        async (drafts, words) => {
          const prefix = `${run++}`
          const all = drafts.map((draft, i) =>
            decision(`${prefix} ${i}`, { ...draft, workspace: prefix + draft.workspace }),
          )
          for (const one of all) await store.decisions.put(one)
          const wanted = words.toLowerCase().split(' ')
          const obvious = (one: Decision): boolean =>
            one.workspace === `${prefix}T1` && wanted.every((part) => one.text.toLowerCase().includes(part))
          const expected = all.filter(obvious).toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
          expect(await store.decisions.search(`${prefix}T1`, words, 4)).toEqual(expected.slice(0, 4))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('of one person and one reply the last feedback stands', async () => {
    const { store } = opened()
    const first = { reply: 'r1', workspace: 'T1', by: ann, at: start, verdict: 'wrong', note: 'why?' } as const
    const last = { reply: 'r1', workspace: 'T1', by: ann, at: start + 1, verdict: 'right' } as const
    const bob = { ...last, by: { id: 'U2', name: 'Bob' } }
    const records = [first, bob, last].map((feedback) => ({ kind: 'feedback', feedback }) as const)
    await handle(store, question('e1'), { records })
    expect(await store.feedbackOn('r1')).toEqual([last, bob])
    expect(await store.feedbackOn('r2')).toEqual([])
  })

  test('gaps with the same words are one, with their number, their wishes and their state', async () => {
    const { store } = opened()
    const records = [
      gap('g1', 'Does Podman  run here?'),
      gap('g2', 'does podman run here'),
      gap('g3', 'Is C++ faster?'),
    ]
    await handle(store, question('e1'), { records })
    const later = start + 1_000
    await handle(store, question('e2'), { now: later, records: [gap('g4', 'Is c++ faster', { gap: 'how-to' })] })
    // "Tell the authors" names the gap again, and has no text.
    await handle(store, question('e3'), { records: [gap('g1', '', { wished: true, gap: 'comparison' })] })
    await store.gaps.settle('T1', 'DOES PODMAN RUN HERE', 'declined')
    expect(await store.gaps.list('T1', 10)).toEqual([
      { gap: 'topic', text: 'does podman run here', count: 2, wished: 1, lastAt: start, state: 'declined' },
      { gap: 'how-to', text: 'Is c++ faster', count: 1, wished: 0, lastAt: later, state: 'open' },
      { gap: 'topic', text: 'Is C++ faster?', count: 1, wished: 0, lastAt: start, state: 'open' },
    ])
    expect(await store.gaps.list('T1', 1)).toHaveLength(1)
    expect(await store.gaps.list('T2', 10)).toEqual([])
  })

  test('gaps, decisions and notes take whatever a person can write', async () => {
    const { store } = opened()
    let id = 0
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const feedback = { reply: `r${id}`, workspace: 'T1', by: ann, at: start, verdict: 'wrong', note: text } as const
        const one = decision(`d${id}`, { title: text, text, record: { text } })
        const records = [
          gap(`g${id}`, text),
          { kind: 'feedback', feedback },
          { kind: 'decision', decision: one },
        ] as const
        await handle(store, question(`e${id++}`), { records })
        expect((await store.decisions.get(one.id))?.record).toEqual({ text })
        expect(await store.decisions.search('T1', text, 1)).toHaveLength(1)
      }),
      { numRuns: 20, examples: [['a\0b'], ['\u{D83D} half']] },
    )
  })

  test("a channel's settings hold over those of its workspace, and can be taken away again", async () => {
    const { store } = opened()
    const own = { workspace: 'T1', channel: 'C1' }
    const json: Json = { list: [1, 'two', null, true] }
    await store.settings.set({ workspace: 'T1' }, 'mode', 'open')
    await store.settings.set({ workspace: 'T1' }, 'rest', json)
    await store.settings.set(own, 'mode', 'poll')
    expect(await store.settings.get({ workspace: 'T1' })).toEqual({ mode: 'open', rest: json })
    expect(await store.settings.get(own)).toEqual({ mode: 'poll', rest: json })
    await store.settings.set(own, 'mode', undefined)
    expect(await store.settings.get(own)).toEqual({ mode: 'open', rest: json })
    expect(await store.settings.get({ workspace: 'T2', channel: 'C1' })).toEqual({})
  })

  test('a commit changes a setting of one channel, and the last word stands', async () => {
    const { store } = opened()
    const own = { workspace: 'T1', channel: 'C1' }
    await handle(store, question('e1'), { records: [{ kind: 'setting', scope: own, name: 'quiet', value: true }] })
    await handle(store, question('e2'), {
      records: [
        { kind: 'setting', scope: own, name: 'quiet', value: false },
        { kind: 'setting', scope: { workspace: 'T1' }, name: 'threads', value: [1] },
      ],
    })
    expect(await store.settings.get(own)).toEqual({ quiet: false, threads: [1] })
    expect(await store.settings.get({ workspace: 'T1', channel: 'C2' })).toEqual({ threads: [1] })
  })

  test('a commit settles gaps in the workspace of its request alone', async () => {
    const { store } = opened()
    await handle(store, question('e1'), { records: [gap('g1', 'Does Podman run here?')] })
    const other = { ...question('e2'), place: { ...channel, workspace: 'T2' } }
    await handle(store, other, {
      records: [
        gap('g2', 'does podman run here'),
        { kind: 'settled', text: 'Does podman run here', state: 'answered' },
      ],
    })
    expect(await store.gaps.list('T1', 5)).toMatchObject([{ state: 'open' }])
    expect(await store.gaps.list('T2', 5)).toMatchObject([{ state: 'answered' }])
  })

  test('a store that works says so', async () => {
    const { store } = opened()
    expect(await store.health(start)).toEqual({ isWell: true })
    expect(await store.health(start)).toEqual({ isWell: true })
  })
}
