import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Request } from '#model/request.ts'
import { createFakePlatform, type Mood, refusal } from '../support/fake-platform.ts'
import { type Life, startLife } from '../support/life.ts'
import { deletion, edit, press, question, thread } from '../support/requests.ts'

// Random histories of a few threads: messages, edits, presses, deletions and repeated events, a platform in changing moods,
// time that passes, processes that die and start again.

const THREADS = 3

type Step =
  | { readonly kind: 'ask' | 'press'; readonly thread: number }
  | { readonly kind: 'edit' | 'delete' | 'repeat'; readonly which: number }
  | {
      readonly kind: 'mood'
      readonly mood: 'well' | 'limited' | 'failing' | 'hanging' | 'mute'
      readonly thread: number
    }
  | { readonly kind: 'wait'; readonly milliseconds: number }
  | { readonly kind: 'restart' }

const which = fc.nat(30)
const inThread = fc.nat(THREADS - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('ask' as const), thread: inThread }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('press' as const), thread: inThread }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('repeat' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('mood' as const),
      mood: fc.constantFrom(
        'well' as const,
        'limited' as const,
        'failing' as const,
        'hanging' as const,
        'mute' as const,
      ),
      thread: inThread,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.nat(30_000) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
)

const moods: Readonly<Record<'well' | 'limited' | 'failing' | 'hanging' | 'mute', () => Mood>> = {
  well: () => 'take',
  limited: () => refusal('rate-limited', { retryAfter: 1_000 }),
  failing: () => refusal('server-error'),
  hanging: () => 'hang',
  mute: () => 'lose the answer',
}

interface History {
  readonly life: Life
  readonly requests: readonly Request[]
  readonly wasUnsure: boolean
}

/** Plays the steps, then lets the platform be well and time pass until nothing is left to do. */
async function play(steps: readonly Step[]): Promise<History> {
  const chat = createFakePlatform()
  let life = await startLife({ chat })
  const requests: Request[] = []
  let wasUnsure = false
  const tell = async (request: Request): Promise<void> => {
    requests.push(request)
    await life.tell(request)
  }
  const moodOf = new Map<string, keyof typeof moods>()
  chat.behave(({ place }) => moods[moodOf.get(place.thread ?? '') ?? 'well']())

  for (const [at, one] of steps.entries()) {
    const questions = requests.filter(({ kind }) => kind === 'question')
    const target = 'which' in one ? questions[one.which % Math.max(1, questions.length)] : undefined
    switch (one.kind) {
      case 'ask':
        await tell(question(`q${at}`, { place: thread(`t${one.thread}`) }))
        break
      case 'press':
        await tell(press(`p${at}`, 'v1|more|nothing|here|', { place: thread(`t${one.thread}`) }))
        break
      case 'edit':
        if (target) await tell(edit(`e${at}`, target.id, { place: target.place }))
        break
      case 'delete':
        if (target) await tell(deletion(`d${at}`, target.id, { place: target.place }))
        break
      case 'repeat': {
        const again = requests[one.which % Math.max(1, requests.length)]
        if (again) await life.tell(again)
        break
      }
      case 'mood':
        moodOf.set(`t${one.thread}`, one.mood)
        wasUnsure ||= one.mood === 'hanging' || one.mood === 'mute'
        break
      case 'wait':
        await life.clock.advance(one.milliseconds)
        break
      case 'restart': {
        const drained = life.runtime.drain(100)
        await life.clock.advance(5_100)
        await drained
        life = await startLife({ chat, store: life.store, clock: life.clock })
      }
    }
  }
  moodOf.clear()
  chat.recover()
  await life.clock.advance(3_600_000)
  return { life, requests, wasUnsure }
}

const histories = fc.array(step, { minLength: 5, maxLength: 40 })

describe('whatever happens in whatever order', () => {
  test('nothing is lost and nothing is applied twice', async () => {
    let seen = 0
    await fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        const { life, requests } = await play(steps)
        seen += requests.length
        expect(await life.store.inbox.count()).toBe(0)
        expect(await life.store.outbox.count()).toBe(0)
        for (let at = 0; at < THREADS; at++) {
          const accepted = requests.filter(({ place }) => place.thread === `t${at}`).length
          expect((await life.store.conversations.get(`slack/T1/C1/t${at}`))?.revision ?? 0).toBe(accepted)
        }
      }),
      { numRuns: 30 },
    )
    expect(seen).toBeGreaterThan(100)
  })

  test('what stands in a thread is one answer for each question that was not deleted, in the order of the questions; an answer rewritten before it was sent may come later', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        const { life, requests, wasUnsure } = await play(steps)
        fc.pre(!wasUnsure)
        const deleted = new Set(requests.flatMap((one) => (one.kind === 'deleted' ? [one.message] : [])))
        for (let at = 0; at < THREADS; at++) {
          const own = requests.filter(({ place }) => place.thread === `t${at}`)
          const expected = own.filter(({ id, kind }) => (kind === 'question' || kind === 'press') && !deleted.has(id))
          // Edits after the deletion of their message are new questions, whose answers stand at the end of the thread.
          const orphans = new Set(
            own.flatMap((one, position) =>
              one.kind === 'edited' &&
              own.slice(0, position).some((two) => two.kind === 'deleted' && two.message === one.message)
                ? [one.message]
                : [],
            ),
          )
          fc.pre(orphans.size === 0)
          const last = (id: string) => own.findLast((one) => one.kind === 'edited' && one.message === id)?.id ?? id
          const standing = life.chat.shown().filter(({ place }) => place.thread === `t${at}`)
          const found = standing.map(({ reply }) => reply.id)
          expect(found.toSorted()).toEqual(expected.map(({ id }) => `${last(id)}/1`).toSorted())
          const untouched = expected.flatMap(({ id }) => (last(id) === id ? [`${id}/1`] : []))
          expect(found.filter((id) => untouched.includes(id))).toEqual(untouched)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('no message is posted twice unless an answer of the platform was lost', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        const { life, wasUnsure } = await play(steps)
        fc.pre(!wasUnsure)
        const ids = life.chat.taken.map(({ reply }) => reply.id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
      { numRuns: 30 },
    )
  })

  test('a thread on which the platform hangs holds up no other thread', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(inThread, { minLength: 1, maxLength: 20 }), async (threads) => {
        const { tell, chat } = await startLife()
        chat.behave(({ place }) => (place.thread === 't0' ? 'hang' : 'take'))
        for (const [at, one] of threads.entries()) await tell(question(`q${at}`, { place: thread(`t${one}`) }))
        for (let at = 1; at < THREADS; at++) {
          const own = threads.flatMap((one, position) => (one === at ? [`q${position}/1`] : []))
          const taken = chat.taken.filter(({ place }) => place.thread === `t${at}`)
          expect(taken.map(({ reply }) => reply.id)).toEqual(own)
        }
      }),
      { numRuns: 30 },
    )
  })
})
