import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardOf } from '#core/walkthrough/board.ts'
import { fold } from '#core/walkthrough/fold.ts'
import { type Plan, planOf } from '#core/walkthrough/plan.ts'
import { nextStep } from '#core/walkthrough/next-step.ts'
import { verdictOf } from '#core/walkthrough/verdict.ts'
import type { Flow } from '#model/flow.ts'
import type { Outcome, Walkthrough } from '#model/walkthrough.ts'
import { numbers } from '../../support/make-flow.ts'
import { tableOf } from '../../support/outcome-table.ts'
import { type Said, slowOutcome } from '../../support/slow-outcome.ts'
import { someActs, someFlow } from '../../support/some-walkthrough.ts'
import { answer, bare, events, shippedFlows } from '../../support/walkthrough.ts'

/** Every way in which the open questions can still be answered, or be left as they stand. */
function completionsOf(flow: Flow, { held }: Walkthrough): readonly Said[] {
  let all: readonly Said[] = [{}]
  for (const { question, said, status } of held) {
    const own = flow.questions.find(({ id }) => id === question)?.answers.map(({ id }) => id) ?? []
    const possible = said.length > 0 ? said : own
    const choices = status === 'open' ? [said, ...possible.map((one) => [one])] : [said]
    all = all.flatMap((one) => choices.map((choice) => Object.assign({ [question]: choice }, one)))
  }
  return all
}

function weightsOf({ held }: Walkthrough): Readonly<Record<string, number>> {
  return Object.fromEntries(held.map(({ question, weight }) => [question, weight]))
}

function outcomesOf(flow: Flow, walkthrough: Walkthrough): readonly Outcome[] {
  return completionsOf(flow, walkthrough).map((said) => slowOutcome(flow, said, weightsOf(walkthrough)))
}

const someState = someFlow.chain((flow) => fc.record({ flow: fc.constant(flow), acts: someActs(flow) }))

describe.each(shippedFlows().map((flow) => [flow.id, flow] as const))('settled, in the flow %s', (_, flow) => {
  it('agrees with trying out every completion, in 5,000 partial states', () => {
    const plan = planOf(flow)
    const whole = boardOf(plan, fold(plan, []))
    const { settled, strides } = tableOf(whole)
    const next = numbers(11)
    let settledStates = 0
    let disagreements = 0
    for (let round = 0; round < 5000; round++) {
      const share = next()
      const said: Record<string, string> = {}
      let state = 0
      for (const [at, { question, answers }] of plan.questions.entries()) {
        if (next() > share) continue
        const pick = Math.floor(next() * answers.length)
        said[question.id] = answers[pick]?.answer.id ?? ''
        state += (pick + 1) * (strides[at] ?? 0)
      }
      const isSettled = nextStep(plan, opened(plan, said)).kind === 'settled'
      if (isSettled) settledStates++
      if (isSettled !== (settled[state] !== -1)) disagreements++
    }
    expect(disagreements).toBe(0)
    // A test that never saw the one or the other would prove nothing.
    expect(settledStates).toBeGreaterThan(500)
    expect(settledStates).toBeLessThan(4500)
  }, 120_000)

  it('and the table it is compared with agrees with the slow and obvious count', () => {
    const plan = planOf(flow)
    const next = numbers(5)
    for (let round = 0; round < 1000; round++) {
      const said = Object.fromEntries(
        flow.questions.flatMap(({ id, answers }) =>
          next() < 0.8 ? [[id, answers[Math.floor(next() * answers.length)]?.id ?? '']] : [],
        ),
      )
      const slow = slowOutcome(flow, Object.fromEntries(Object.entries(said).map(([id, one]) => [id, [one]])))
      expect(bare(verdictOf(plan, fold(plan, events(answer(said)))))).toEqual(slow)
    }
  })
})

/** With the opening behind it. */
function opened(plan: Plan, said: Readonly<Record<string, string>>): Walkthrough {
  return { ...fold(plan, events(answer(said))), isOpened: true }
}

describe('settled, in made-up flows', () => {
  it('agrees with trying out every completion: narrowed, unsure, skipped and weighed as well', () => {
    let settledStates = 0
    fc.assert(
      fc.property(someState, ({ flow, acts }) => {
        const plan = planOf(flow)
        const walkthrough = fold(plan, events(...acts))
        const verdict = verdictOf(plan, walkthrough)
        const outcomes = outcomesOf(flow, walkthrough)
        const [first] = outcomes
        expect(bare(verdict)).toEqual(first)
        const isUnanimous = outcomes.every((one) => one.word === first?.word && one.leader === first.leader)
        if (isUnanimous) settledStates++
        expect(verdict.isSettled).toBe(isUnanimous)
      }),
      { numRuns: 2000, seed: 3 },
    )
    expect(settledStates).toBeGreaterThan(200)
  }, 120_000)

  it('asks only what applies and can still change the outcome, and says at most how many cards are left', () => {
    let asked = 0
    fc.assert(
      fc.property(someState, ({ flow, acts }) => {
        const plan = planOf(flow)
        const walkthrough = fold(plan, events(...acts))
        const step = nextStep(plan, walkthrough)
        if (step.kind !== 'question') return
        asked++
        const { id, when } = step.question
        expect(walkthrough.held.find(({ question }) => question === id)?.status).toBe('open')
        const weights = weightsOf(walkthrough)
        const groups = new Map<string, Set<string>>()
        for (const said of completionsOf(flow, walkthrough)) {
          const others = JSON.stringify({ ...said, [id]: undefined })
          const outcome = JSON.stringify(slowOutcome(flow, said, weights))
          groups.set(others, (groups.get(others) ?? new Set()).add(outcome))
        }
        const canTell = [...groups.values()].some((outcomes) => outcomes.size > 1)
        // A question on which others wait may be asked for their sake.
        const opensOthers = flow.questions.some((other) => other.when?.flat().some(({ question }) => question === id))
        expect(canTell || opensOthers).toBe(true)
        const applies = (when ?? [[]]).some((clause) =>
          clause.every(({ question, answers }) => {
            const said = walkthrough.held.find((held) => held.question === question)?.said ?? []
            return said.length > 0 && said.every((one) => answers.includes(one))
          }),
        )
        expect(applies).toBe(true)
        const open = walkthrough.held.filter(({ status }) => status === 'open').length
        expect(step.most).toBeGreaterThanOrEqual(step.number)
        expect(step.most).toBeLessThan(step.number + open)
      }),
      { numRuns: 1500, seed: 4 },
    )
    expect(asked).toBeGreaterThan(300)
  }, 120_000)

  it('comes to an end with the verdict of everything answered, whatever is answered, and never beyond its own "at most"', () => {
    fc.assert(
      fc.property(someFlow, fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }), (flow, choices) => {
        const plan = planOf(flow)
        const acts = []
        let most = Infinity
        for (;;) {
          const step = nextStep(plan, fold(plan, events(...acts)))
          if (step.kind !== 'question') break
          expect(step.most).toBeLessThanOrEqual(most)
          ;({ most } = step)
          const at = flow.questions.findIndex(({ id }) => id === step.question.id)
          const { answers } = step.question
          acts.push(answer({ [step.question.id]: answers[(choices[at] ?? 0) % answers.length]?.id ?? '' }))
          expect(acts.length).toBeLessThanOrEqual(flow.questions.length)
        }
        const said = Object.fromEntries(
          flow.questions.map(({ id, answers }, at) => [id, [answers[(choices[at] ?? 0) % answers.length]?.id ?? '']]),
        )
        expect(bare(verdictOf(plan, fold(plan, events(...acts))))).toEqual(slowOutcome(flow, said))
      }),
      { numRuns: 600, seed: 5 },
    )
  }, 120_000)
})
