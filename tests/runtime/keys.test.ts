import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VersusError } from '#model/errors.ts'
import { createAlarm } from '#runtime/alarm.ts'
import { backoff } from '#runtime/backoff.ts'
import { conversationKey } from '#runtime/conversation-key.ts'
import { onceKey } from '#runtime/once-key.ts'
import { createRecentIds } from '#runtime/recent-ids.ts'
import { referenceOf } from '#runtime/references.ts'
import { readRefusal } from '#runtime/refusal.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { ben, channel, command, deletion, edit, press, question, thread } from '../support/requests.ts'

describe('the key of a conversation', () => {
  const discord = { ...channel, platform: 'discord' }
  const direct = { ...channel, audience: 'direct' } as const

  test('is the thread on Slack, with its channel', () => {
    expect(conversationKey(question('q1', { place: thread('1.5') }))).toBe('slack/T1/C1/1.5')
    expect(conversationKey(press('p1', 'v1|x', { place: thread('1.5') }))).toBe('slack/T1/C1/1.5')
  })

  test('is the same for a message, its edit, its deletion and the thread that it becomes the root of', () => {
    const id = 'slack:T1:C1:1.5'
    const keys = [
      question(id, { place: channel }),
      edit('e', id, { place: channel }),
      deletion('d', id, { place: channel }),
    ]
    expect(new Set(keys.map(conversationKey))).toEqual(new Set(['slack/T1/C1/1.5']))
  })

  test('is the id of the thread on Discord, whichever channel it is said to be in', () => {
    const root = conversationKey(question('discord:T1:C1:77', { place: discord }))
    const inside = conversationKey(question('discord:T1:77:78', { place: { ...discord, channel: '77', thread: '77' } }))
    expect(inside).toBe(root)
  })

  test('is channel and person for a command outside a thread', () => {
    const keys = [command('c1'), command('c2'), command('c3', { from: ben })].map(conversationKey)
    expect(keys).toEqual(['slack/T1/C1/by/U1', 'slack/T1/C1/by/U1', 'slack/T1/C1/by/U2'])
  })

  test('is the channel in direct messages without threads', () => {
    expect(conversationKey(question('q1', { place: direct }))).toBe(conversationKey(command('c1', { place: direct })))
  })

  test('differs wherever platform, workspace, channel or thread differ, whatever characters they have', () => {
    const part = fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom('a', '/', ':', '%', '2', 'F') })
    const place = fc.tuple(part, part, part)
    fc.assert(
      fc.property(place, place, (a, b) => {
        fc.pre(a.some((one, at) => one !== b[at]))
        const [first, second] = [a, b].map(([workspace, name, inside]) =>
          conversationKey(
            question('q', { place: { ...channel, workspace, channel: name ?? '', thread: inside ?? '' } }),
          ),
        )
        expect(first).not.toBe(second)
      }),
    )
  })
})

describe('what may happen only once', () => {
  test('is a press that may change something: by person, button and state of the card', () => {
    const key = onceKey(press('p1', 'v1|answer|x'))
    expect(onceKey(press('p2', 'v1|answer|x'))).toBe(key)
    const others = [
      press('p3', 'v1|answer|y'),
      press('p4', 'v1|answer|x', { from: ben }),
      press('p5', 'v1|answer|x', {}, { seen: 3 }),
      press('p6', 'v1|answer|x', {}, { values: ['a'] }),
      press('p7', 'v1|answer|x', { place: thread('elsewhere') }),
    ]
    for (const other of others) expect(onceKey(other)).not.toBe(key)
  })

  test('is nothing that only shows, and no message', () => {
    for (const kind of [
      'decision',
      'supersede',
      'gap',
      'draft',
      'more',
      'topic',
      'choose',
      'compare',
      'example',
      'show',
    ])
      expect(onceKey(press('p1', `v1|${kind}|x`))).toBeUndefined()
    expect(onceKey(question('q1'))).toBeUndefined()
  })
})

function read(detail: Readonly<Record<string, unknown>>) {
  return readRefusal(new VersusError('x', 'x', { detail }))
}

describe('small parts', () => {
  test('back-off lies between nothing and its step, doubles, and never exceeds the most', () => {
    const steps = { first: 100, most: 5_000 }
    expect([1, 2, 3, 7].map((failures) => backoff(failures, steps, 1))).toEqual([100, 200, 400, 5_000])
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (failures, fraction) => {
        const wait = backoff(failures, steps, fraction)
        expect(wait).toBeGreaterThanOrEqual(0)
        expect(wait).toBeLessThanOrEqual(5_000)
      }),
    )
  })

  test('a reference is four letters or digits that nobody mistakes, the same for the same request', () => {
    fc.assert(
      fc.property(fc.string(), (id) => {
        expect(referenceOf(id)).toMatch(/^[2-9a-hjkmnp-z]{4}$/)
        expect(referenceOf(id)).toBe(referenceOf(id))
      }),
    )
  })

  test('a refusal is read without trust in what the adapter says', () => {
    expect(read({ retryAfter: 5 })).toEqual({ kind: 'rate limit', retryAfter: 5 })
    expect(read({ retryAfter: 1e12 })).toEqual({ kind: 'rate limit', retryAfter: 3_600_000 })
    for (const retryAfter of [-1, '5', NaN, null])
      expect(read({ retryAfter })).toEqual({ kind: 'for now', isUnsure: false, isFault: false })
    expect(read({ isPermanent: true, retryAfter: 5 })).toEqual({ kind: 'permanent' })
    expect(read({ isUnsure: true })).toMatchObject({ isUnsure: true })
    expect(readRefusal('a string')).toMatchObject({ kind: 'for now', isFault: true })
  })

  test('only the last ids are remembered', () => {
    const forgotten: string[] = []
    const ids = createRecentIds(2, (id) => forgotten.push(id))
    for (const id of ['a', 'b', 'a', 'c']) ids.add(id)
    expect(['a', 'b', 'c'].filter((id) => ids.has(id))).toEqual(['a', 'c'])
    expect(forgotten).toEqual(['b'])
  })

  test('an alarm rings at each moment it was set to, and not after it was stopped', async () => {
    const clock = createFakeClock()
    const rings: number[] = []
    const alarm = createAlarm(clock, () => rings.push(clock.elapsed()))
    for (const wait of [300, 100, 200, 100]) alarm.set(wait)
    await clock.advance(250)
    expect(rings).toEqual([100, 200])
    alarm.stop()
    await clock.advance(250)
    expect(rings).toEqual([100, 200])
  })
})
