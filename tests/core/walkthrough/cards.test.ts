import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countCardWords } from '#adapters/shared/plain-text.ts'
import { LONGEST_REF } from '#core/refs/refs.ts'
import { detailsCard, whyCard } from '#core/walkthrough/details.ts'
import { drawCard } from '#core/walkthrough/draw-card.ts'
import { sceneOf, type Scene } from '#core/walkthrough/scene.ts'
import type { Focus, WalkthroughMemory } from '#model/conversation.ts'
import type { Flow } from '#model/flow.ts'
import type { Block } from '#model/reply.ts'
import type { WalkthroughAct } from '#model/walkthrough.ts'
import { someActs, someFlow } from '../../support/some-walkthrough.ts'
import { ana, ben, chooseFlow, events } from '../../support/walkthrough.ts'

function sceneAfter(flow: Flow, acts: readonly WalkthroughAct[], focus?: Focus): Scene {
  const both = acts.map((act, at) => Object.assign({ by: at % 2 === 0 ? ana : ben }, act))
  const walk: WalkthroughMemory = {
    comparison: 'c',
    number: 1,
    flow,
    subject: 'our Postgres',
    begunBy: 'r1',
    isRoot: true,
    isHidden: false,
    events: events({ kind: 'start', version: flow.version, mode: 'open' }, ...both),
    card: 'r1/1',
    ...(focus ? { focus } : {}),
  }
  return sceneOf(walk, [flow], () => undefined)
}

function offersIn(block: Block): readonly { readonly ref: string; readonly label: string }[] {
  if (block.kind === 'actions') return block.items
  return block.kind === 'choices' ? block.options : []
}

function expectGood(card: { readonly summary: string; readonly blocks: readonly Block[] }): void {
  expect(card.summary.trim()).not.toBe('')
  for (const { ref } of card.blocks.flatMap(offersIn)) expect(ref.length).toBeLessThanOrEqual(LONGEST_REF)
  expect(card.blocks.filter((block) => block.kind === 'choices' && block.options.length === 0)).toEqual([])
}

const choose = chooseFlow()
const someFocus = fc.constantFrom<Focus | undefined>(
  undefined,
  { kind: 'changes' },
  { kind: 'others' },
  {
    kind: 'question',
    question: 'team',
  },
)

describe('any card of any walkthrough', () => {
  test('of the shipped flow is drawn within its limits, a verdict in 140 words', () => {
    fc.assert(
      fc.property(someActs(choose), fc.constantFrom('open', 'poll'), (acts, mode) => {
        const scene = sceneAfter(choose, [{ kind: 'mode', mode }, ...acts])
        const card = drawCard(scene)
        expectGood(card)
        // The line of the channel, above the card, is no part of the verdict.
        expect(countCardWords(card.blocks.slice(1))).toBeLessThanOrEqual(140)
        expect(card.blocks.at(-1)?.kind).toBe('actions')
        expectGood(detailsCard(scene))
        expect(drawCard(scene)).toEqual(card)
      }),
      { numRuns: 150 },
    )
  })

  test('of made-up flows is drawn, whatever was answered and whatever somebody looks at', () => {
    fc.assert(
      fc.property(
        someFlow.chain((flow) => fc.tuple(fc.constant(flow), someActs(flow))),
        someFocus,
        ([flow, acts], focus) => {
          const scene = sceneAfter(flow, acts, focus)
          expect(drawCard(scene).summary.trim()).not.toBe('')
          expectGood(detailsCard(scene))
          for (const { id } of flow.questions) expect(whyCard(scene, id)).toBeDefined()
        },
      ),
      { numRuns: 150 },
    )
  })
})
