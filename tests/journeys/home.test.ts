import { describe, expect, test } from 'vitest'
import type { Shown } from '#model/adapter.ts'
import type { Place } from '#model/request.ts'
import { toPlainText } from '#adapters/shared/plain-text.ts'
import { decided, morning } from '../support/decisions.ts'
import { ana, channel, thread } from '../support/requests.ts'
import { startWalk, type WalkLife } from '../support/walk-life.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
const home: Place = { platform: 'slack', workspace: 'T1', channel: 'D7', audience: 'direct' }
const POSTGRES = 'should we run our Postgres in Docker or on a VM?'

async function homeOf({ life }: WalkLife, place = home): Promise<string> {
  const shown: Shown = await life.runtime.show({ kind: 'home', place })
  return shown.kind === 'home' ? toPlainText(shown.blocks) : shown.kind
}

describe('the home', () => {
  test('says how to ask, with three examples', async () => {
    const text = await homeOf(await startWalk(world))
    expect(text).toContain('I compare virtual machines and Docker')
    expect(text).toContain('3. ')
    expect(text).not.toContain('Waiting for a decision')
    expect(text).not.toContain('Decided lately')
  })

  test('tells which decisions wait, how far they are, and since when', async () => {
    const walk = await startWalk(world, {}, thread('1700000000.000100'))
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    expect(await homeOf(walk)).toContain(
      'Waiting for a decision\n- VM or container for our Postgres · 2 of at most 5 · 15 Jan 2027',
    )
    await walk.say('stop')
    expect(await homeOf(walk)).toContain('2 of at most 5 · stopped · 15 Jan 2027')
    await walk.answer('VMs', 'Steady', 'Bought, as a container image')
    await walk.say('go on')
    await walk.answer('VMs', 'Steady', 'Bought, as a container image')
    expect(await homeOf(walk)).toContain('VM or container for our Postgres · all answered')
    await walk.press('Accept')
    const after = await homeOf(walk)
    expect(after).not.toContain('Waiting for a decision')
    expect(after).toContain('Decided lately:\n1. Run our Postgres on a virtual machine')
    await walk.say('undo')
    expect(await homeOf(walk)).toContain('Waiting for a decision')
  })

  test.each([
    ['another workspace', channel, { ...home, workspace: 'T2' }],
    ['another platform', channel, { ...home, platform: 'discord' }],
    ['a private channel', { ...channel, audience: 'private' as const }, home],
    ['direct messages', { ...channel, audience: 'direct' as const }, home],
  ])('tells nothing of what is decided in %s', async (_, place, asking) => {
    const walk = await startWalk(world, {}, { ...place, thread: 't1' })
    await walk.say(POSTGRES)
    expect(walk.card()).toContain('Tick what is true')
    expect(await homeOf(walk, asking)).not.toContain('Postgres')
    expect(await homeOf(walk, asking)).toContain('I compare')
  })

  test('shows the five newest decisions, and a press opens one', async () => {
    const walk = await startWalk(world)
    for (let day = 0; day < 7; day++)
      await walk.life.store.decisions.put(
        decided({ id: `d${day}`, subject: `service ${day}`, at: morning + day * 86_400_000 }),
      )
    const shown = await walk.life.runtime.show({ kind: 'home', place: home })
    const chosen = shown.kind === 'home' ? shown.blocks.findLast(({ kind }) => kind === 'choices') : undefined
    const options = chosen?.kind === 'choices' ? chosen.options : []
    expect(options.map(({ label }) => label)).toEqual(
      [6, 5, 4, 3, 2].map((day) => `Run service ${day} on a virtual machine`),
    )
    expect(options[0]?.hint).toContain('30 Nov 2026')
    const ref = options[0]?.ref ?? ''
    await walk.life.tell({ id: 'p1', at: morning, from: ana, place: home, kind: 'press', ref })
    expect(walk.last()).toContain('Run service 6 on a virtual machine.')
  })
})

test('/decisions completes the titles of decisions that may be read there', async () => {
  const walk = await startWalk(world)
  const put = (one: ReturnType<typeof decided>): Promise<void> => walk.life.store.decisions.put(one)
  await put(decided({ id: 'd1', subject: 'our Postgres' }))
  await put(decided({ id: 'd2', subject: 'our Postgres', at: morning + 1 }))
  await put(decided({ id: 'd3', subject: 'the build agents', at: morning + 2 }))
  const complete = async (typed: string, place: Place = channel): Promise<readonly string[]> => {
    const query = { kind: 'complete' as const, place, command: 'decisions', field: 'words', typed }
    const shown = await walk.life.runtime.show(query)
    return shown.kind === 'completions' ? shown.options.map(({ label }) => label) : []
  }
  expect(await complete('')).toEqual([
    'Run the build agents on a virtual machine',
    'Run our Postgres on a virtual machine',
  ])
  expect(await complete('postg')).toEqual(['Run our Postgres on a virtual machine'])
  expect(await complete('fnord')).toEqual([])
  expect(await complete('', { ...channel, workspace: 'T2' })).toEqual([])
})
