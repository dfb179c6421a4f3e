import { beforeEach, describe, expect, test } from 'vitest'
import type { Library, Reader } from '#adapters/web/library.ts'
import { openLibrary } from '#commands/open-library.ts'
import { madrOf } from '#core/decisions/madr.ts'
import type { Place } from '#model/request.ts'
import type { Store } from '#model/store.ts'
import { systemClock } from '#runtime/system.ts'
import { openStore } from '#storage/open-store.ts'
import { decided, morning, shippedComparison } from '../support/decisions.ts'
import { gap, handle } from '../support/store-samples.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
const team: Place = { platform: 'web', workspace: 'local', channel: 'team', audience: 'public' }
const directTo = (channel: string): Place => ({ ...team, channel, audience: 'direct' })

function reader(id: string, mayRead: Reader['mayRead'] = () => true): Reader {
  return { person: { id, name: id }, places: [team, directTo(id)], mayRead }
}

let store: Store
let library: Library

beforeEach(async () => {
  store = await openStore({ database: 'memory:' })
  library = openLibrary({ world: () => world, store: () => store, clock: systemClock })
})

async function leave(id: string, text: string, kind: 'topic' | 'how-to' | 'comparison' = 'topic'): Promise<void> {
  await handle(
    store,
    { kind: 'question', id, at: morning, from: { id: 'ana', name: 'Ana' }, place: team, text },
    { records: [gap(id, text, { gap: kind })] },
  )
}

describe('decisions for authors', () => {
  test('are listed newest first, each with its record and the file that the export writes', async () => {
    const first = decided({ id: 'd1', place: team })
    const second = decided({ id: 'd2', place: team, at: morning + 60_000 })
    for (const one of [first, second]) await store.decisions.put(one)
    await store.decisions.supersede('d1', 'd2')
    expect(await library.decisions(reader('ana'))).toMatchObject([
      { key: 'd2', title: 'Run our Postgres on a virtual machine', hint: '24 Nov 2026 · Ana' },
      { key: 'd1', hint: '24 Nov 2026 · Ana · superseded' },
    ])
    const opened = await library.decision('d1', reader('ana'))
    const name = '20261124-our-postgres-virtual-machine'
    expect(opened?.file?.name).toBe(`${name}.md`)
    expect(opened?.file?.text).toBe(madrOf({ ...first, supersededBy: 'd2' }, `${name}-2.md`).text)
    expect(opened?.blocks.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['text', 'list', 'sources', 'document']),
    )
    expect(opened?.blocks.some(({ kind }) => kind === 'actions')).toBe(false)
  })

  test('of the direct messages of others, of other platforms and of other workspaces are not there', async () => {
    await store.decisions.put(decided({ id: 'open', place: team }))
    await store.decisions.put(decided({ id: 'bens', place: directTo('ben') }))
    await store.decisions.put(decided({ id: 'slack' }))
    await store.decisions.put(decided({ id: 'elsewhere', place: { ...team, workspace: 'W2' } }))
    await store.decisions.supersede('open', 'bens')
    const keysFor = async (id: string) => (await library.decisions(reader(id))).map(({ key }) => key).toSorted()
    expect(await keysFor('ana')).toEqual(['open'])
    expect(await keysFor('ben')).toEqual(['bens', 'open'])
    for (const key of ['bens', 'slack', 'elsewhere', 'none', ''])
      expect([key, await library.decision(key, reader('ana'))]).toEqual([key, undefined])
    expect((await library.decision('open', reader('ana')))?.file?.text).toContain('superseded by a later decision')
    expect((await library.decision('open', reader('ben')))?.file?.text).toMatch(/superseded by \d{8}-/)
  })
})

describe('gaps for authors', () => {
  test('are grouped and counted, how-tos apart, and a missing topic has a draft that the core wrote', async () => {
    await leave('q1', 'can containers be flown on spacecraft?')
    await leave('q2', 'are containers flown on a spacecraft')
    await leave('q3', 'what is a pod?')
    await leave('q4', 'how do I install docker?', 'how-to')
    await leave('q5', 'podman or buildah?', 'comparison')
    const { missing, howTos } = await library.gaps(reader('ana'))
    expect(missing[0]).toMatchObject({ hint: 'asked twice · 2 ways of asking' })
    expect(missing.map(({ title }) => title)).toEqual(expect.arrayContaining(['what is a pod?', 'podman or buildah?']))
    expect(howTos).toMatchObject([{ title: 'how do I install docker?', hint: 'asked once' }])
    const opened = await library.gap(missing[0]?.key ?? '', reader('ana'))
    expect(opened?.file?.name).toMatch(/spacecraft|flown/)
    expect(opened?.file?.text).toMatch(/questions:\n {2}- ".*spacecraft/)
    const [howTo] = howTos
    expect(await library.gap(howTo?.key ?? '', reader('ana'))).not.toHaveProperty('file')
    expect(await library.gap('none', reader('ana'))).toBeUndefined()
  })

  test('of what others asked in private are not there', async () => {
    await leave('q1', 'can containers be flown on spacecraft?')
    await leave('q2', 'what is a pod?')
    const ana = reader('ana', (question) => !question.includes('spacecraft'))
    const { missing } = await library.gaps(reader('ben'))
    const key = missing.find(({ title }) => title.includes('spacecraft'))?.key ?? ''
    expect((await library.gaps(ana)).missing.map(({ title }) => title)).toEqual(['what is a pod?'])
    expect(await library.gap(key, reader('ben'))).toBeDefined()
    expect(await library.gap(key, ana)).toBeUndefined()
  })
})

describe('flows for authors', () => {
  const [sketch] = flowLibrary().flows()
  const key = sketch?.key ?? ''

  test('have all their questions, and what answers come to is what the core says, with chart and reasons', () => {
    expect(sketch?.questions.map(({ id }) => id)).toEqual(shippedComparison().flows[0]?.questions.map(({ id }) => id))
    const judged = flowLibrary().judge(key, { state: 'heavy', team: 'vms', load: 'steady', form: 'packaged' })
    expect(judged?.summary).toBe('Clearly a virtual machine')
    const text = JSON.stringify(judged?.blocks)
    expect(text).toContain('Would change it:')
    expect(text).toContain('What counts, and how much')
    expect(judged?.blocks.find((block) => block.kind === 'chart')).toMatchObject({
      bars: expect.arrayContaining([{ label: 'Virtual machine', value: expect.any(Number) }]),
    })
    expect(judged?.blocks.some(({ kind }) => kind === 'actions')).toBe(false)
    expect(text).not.toContain('takes it back')
  })

  test('say which questions do not apply, and take nothing amiss', () => {
    expect(flowLibrary().judge(key, {})).toMatchObject({ summary: expect.stringContaining('Not enough to say') })
    expect(flowLibrary().judge(key, {})?.blocks).toHaveLength(1)
    const forged = { kernel: 'no such answer', constructor: 'x', ['__proto__']: 'y' }
    expect(flowLibrary().judge(key, forged)?.summary).toContain('Not enough to say')
    expect(flowLibrary().judge('none', {})).toBeUndefined()
    const conditional = shippedComparison()
      .flows[0]?.questions.filter(({ when }) => when)
      .map(({ id }) => id)
    expect(flowLibrary().judge(key, {})?.idle).toEqual(conditional)
  })
})

function noStore(): never {
  throw new Error('a flow needs no store')
}

function flowLibrary(): Library {
  return openLibrary({ world: () => world, store: noStore, clock: systemClock })
}
