import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Store, Work } from '#model/store.ts'
import { delivery, lease, outcome, question, start } from '../../support/store-samples.ts'
import type { Opened } from '../store.contract.ts'

type Step =
  | { readonly kind: 'accept'; readonly key: number }
  | { readonly kind: 'take' | 'commit' | 'die'; readonly holder: 0 | 1 }
  | { readonly kind: 'wait' }

const holder = fc.constantFrom(0 as const, 1 as const)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('accept' as const), key: fc.nat(2) }),
  fc.record({ kind: fc.constantFrom('take' as const, 'commit' as const, 'commit' as const, 'die' as const), holder }),
  fc.record({ kind: fc.constant('wait' as const) }),
)

/** What was accepted and what was committed, by conversation, in order. */
interface Ledger {
  readonly accepted: Map<string, string[]>
  readonly committed: Map<string, string[]>
}

const note = (ledger: Map<string, string[]>, key: string, id: string): void => {
  ledger.set(key, [...(ledger.get(key) ?? []), id])
}

async function commit(store: Store, by: string, work: Work, ledger: Ledger): Promise<void> {
  const revision = ((await store.conversations.get(work.key))?.revision ?? 0) + 1
  const deliveries = [delivery(`reply to ${work.request.id}`)]
  const { kind } = await store.commit(outcome(work, { holder: by, revision, deliveries }))
  if (kind === 'committed') note(ledger.committed, work.key, work.request.id)
}

async function expectAllDoneOnceAndInOrder(store: Store, { accepted, committed }: Ledger): Promise<void> {
  expect(await store.inbox.count()).toBe(0)
  expect(committed).toEqual(accepted)
  for (const [key, ids] of accepted) {
    expect(await store.conversations.get(key)).toMatchObject({ revision: ids.length })
    for (const id of ids) expect(await store.outbox.find(`reply to ${id}`)).toMatchObject({ request: id })
  }
}

export function interleavingContract(opened: Opened): void {
  test('lose nothing, repeat nothing and keep the order, however their steps fall and whoever dies', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { store, other } = opened()
        const ledger: Ledger = { accepted: new Map(), committed: new Map() }
        const prefix = `run ${run++}`
        const holders = [0, 1].map((i) => ({ name: `${prefix} ${i}`, store: i ? other : store, work: [] as Work[] }))
        let now = start
        let lives = 0
        const repeated: string[] = []
        for (const [i, one] of steps.entries()) {
          if (one.kind === 'wait') now += 31_000
          else if (one.kind === 'accept') {
            const [id, key] = [`${prefix} ${i}`, `${prefix} ${one.key}`]
            await store.inbox.accept({ key, request: question(id), receivedAt: now })
            note(ledger.accepted, key, id)
            repeated.push(await other.inbox.accept({ key, request: question(id), receivedAt: now }))
          } else {
            const at = holders[one.holder]
            if (!at) continue
            if (one.kind === 'take') at.work.push(...(await at.store.inbox.take(lease(at.name, now), 2)))
            if (one.kind === 'die') Object.assign(at, { name: `${prefix} life ${lives++}`, work: [] })
            const next = one.kind === 'commit' ? at.work.shift() : undefined
            if (next) await commit(at.store, at.name, next, ledger)
          }
        }
        now += 31_000
        for (;;) {
          const rest = await store.inbox.take(lease(`${prefix} last`, now), 10)
          if (rest.length === 0) break
          for (const work of rest) await commit(store, `${prefix} last`, work, ledger)
        }
        expect(repeated.every((answer) => answer === 'duplicate')).toBe(true)
        await expectAllDoneOnceAndInOrder(store, ledger)
      }),
      { numRuns: 25 },
    )
  })

  test('share the work of two busy replicas, each request once and in order', async () => {
    const { store, other } = opened()
    const ledger: Ledger = { accepted: new Map(), committed: new Map() }
    const keys = Array.from({ length: 6 }, (_, i) => `key ${i}`)
    let isAccepting = true
    const worker = async (by: string, door: Store): Promise<void> => {
      for (;;) {
        const wasAccepting = isAccepting
        const taken = await door.inbox.take(lease(by), 3)
        await Promise.all(taken.map((work) => commit(door, by, work, ledger)))
        if (taken.length === 0 && !wasAccepting && (await door.inbox.count()) === 0) return
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const arrivals = keys.map(async (key, k) => {
      for (let i = 0; i < 15; i++) {
        const request = question(`${key} ${i}`)
        const answers = await Promise.all(
          [store, other].map((door) => door.inbox.accept({ key, request, receivedAt: start + k })),
        )
        expect(answers.toSorted()).toEqual(['duplicate', 'new'])
        note(ledger.accepted, key, request.id)
      }
    })
    const workers = [worker('a', store), worker('b', other), worker('c', store), worker('d', other)]
    await Promise.all(arrivals)
    isAccepting = false
    await Promise.all(workers)
    await expectAllDoneOnceAndInOrder(store, ledger)
  })
}
