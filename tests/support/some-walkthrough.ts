import fc from 'fast-check'
import type { Flow } from '#model/flow.ts'
import type { WalkthroughAct } from '#model/walkthrough.ts'
import { makeFlow } from './make-flow.ts'

/** Small made-up flows, so that every completion can be tried by hand. */
export const someFlow: fc.Arbitrary<Flow> = fc
  .record({
    seed: fc.integer({ min: 1, max: 100_000 }),
    questions: fc.integer({ min: 2, max: 5 }),
    answers: fc.integer({ min: 2, max: 3 }),
    options: fc.integer({ min: 2, max: 4 }),
  })
  .map(({ seed, ...size }) => makeFlow(seed, size))

/** At most one act for each question, of any kind: answered, narrowed, unsure, skipped; and weights. */
export function someActs(flow: Flow, isWeighed = true): fc.Arbitrary<readonly WalkthroughAct[]> {
  const acts = flow.questions.map(({ id, answers }) => {
    const ids = answers.map((one) => one.id)
    return fc
      .record({
        act: fc.oneof(
          { weight: 3, arbitrary: fc.constant(undefined) },
          {
            weight: 3,
            arbitrary: fc
              .constantFrom(...ids)
              .map((one): WalkthroughAct => ({ kind: 'answer', answers: { [id]: [one] } })),
          },
          {
            weight: 2,
            arbitrary: fc
              .subarray(ids, { minLength: 1, maxLength: Math.max(1, ids.length - 1) })
              .map((some): WalkthroughAct => ({ kind: 'answer', answers: { [id]: some } })),
          },
          { weight: 1, arbitrary: fc.constant<WalkthroughAct>({ kind: 'unsure', question: id }) },
          { weight: 1, arbitrary: fc.constant<WalkthroughAct>({ kind: 'skip', question: id }) },
        ),
        weight: isWeighed
          ? fc.constantFrom(1 as const, 1 as const, 1 as const, 0 as const, 2 as const, 3 as const)
          : fc.constant(1 as const),
      })
      .map(({ act, weight }): readonly WalkthroughAct[] => {
        const own = act ? [act] : []
        return weight === 1 ? own : own.concat({ kind: 'weigh', question: id, weight })
      })
  })
  return fc.tuple(...acts).map((all) => all.flat())
}
