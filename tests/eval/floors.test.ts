import { describe, expect, test } from 'vitest'
import { figuresOf, measure, together } from '#commands/eval.ts'
import { readEvalSets } from '#commands/eval-set.ts'
import { shippedWorld } from '../support/world.ts'

/** What has been reached and must not be lost, in percent; raise them with each gain. */
const FLOORS = {
  right: 90,
  followUpsRight: 88,
} as const
const CEILINGS = {
  clarified: 4,
  falseAnswers: 3,
  howToAnswered: 4,
  lostToTypos: 3,
} as const

const world = await shippedWorld()

describe('the questions of the evaluation sets', () => {
  test('are many, and none of them is a phrasing or a background message', () => {
    const sets = readEvalSets(world.knowledge.comparisons.map(({ id }) => id))
    const inScope = sets.flatMap((set) => set.inScope)
    const outOfScope = sets.flatMap((set) => set.outOfScope)
    expect(inScope.length).toBeGreaterThanOrEqual(300)
    expect(outOfScope.length).toBeGreaterThanOrEqual(300)
    const taught = new Set(
      [
        ...world.knowledge.background,
        ...world.knowledge.comparisons.flatMap(({ background, topics }) => [
          ...background,
          ...topics.flatMap(({ questions }) => questions),
        ]),
      ].map(plainly),
    )
    // A greeting of one or two words is the same wherever it is written.
    const asked = [...inScope, ...outOfScope]
      .map(({ text }) => plainly(text))
      .filter((text) => text.split(' ').length > 3)
    expect(asked.filter((text) => taught.has(text))).toEqual([])
  })

  test('are answered as well as they were', () => {
    const figures = figuresOf(together(measure(world).values()))
    for (const [name, floor] of Object.entries(FLOORS))
      expect(figures).toHaveProperty(
        name,
        expect.toSatisfy((value: number) => value >= floor),
      )
    for (const [name, ceiling] of Object.entries(CEILINGS))
      expect(figures).toHaveProperty(
        name,
        expect.toSatisfy((value: number) => value <= ceiling),
      )
  }, 300_000)
})

function plainly(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
