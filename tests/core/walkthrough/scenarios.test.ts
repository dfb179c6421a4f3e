import { describe, expect, it } from 'vitest'
import { fold } from '#core/walkthrough/fold.ts'
import { planOf } from '#core/walkthrough/plan.ts'
import { verdictOf } from '#core/walkthrough/verdict.ts'
import { interview } from '#lint/interview-flow.ts'
import { judgeExample } from '#lint/lint-flow.ts'
import { SCENARIOS } from '../../support/decision-scenarios.ts'
import { answer, bare, chooseFlow, events, shippedFlows } from '../../support/walkthrough.ts'

const plan = planOf(chooseFlow())

function verdictFor(answers: Readonly<Record<string, string>>) {
  return verdictOf(plan, fold(plan, events(answer(answers))))
}

describe('what experts know, the flow says', () => {
  it.each(SCENARIOS)('$id: $situation', ({ answers, want, expect: place, isClose }) => {
    const verdict = verdictFor(answers)
    const left = verdict.standings.filter(({ state }) => state === 'left').map(({ option }) => option)
    expect(left.slice(0, place === 'top' ? 1 : 2).some((option) => want.includes(option))).toBe(true)
    expect(verdict.word === 'too close' || isClose !== true).toBe(true)
  })

  it.each(SCENARIOS)('$id: card by card it comes to the same as all questions answered', ({ answers }) => {
    const asked = verdictOf(plan, fold(plan, interview(plan, answers)))
    expect(bare(asked)).toEqual(bare(verdictFor(answers)))
    expect(asked.isSettled).toBe(true)
  })

  it('in at most six cards, and three and a half on average, the opening counted', () => {
    const cards = SCENARIOS.map(({ answers }) => interview(plan, answers).length)
    expect(Math.max(...cards)).toBeLessThanOrEqual(6)
    expect(cards.reduce((sum, count) => sum + count, 0) / cards.length).toBeLessThanOrEqual(3.5)
  })
})

describe.each(shippedFlows().map((flow) => [flow.id, flow] as const))('the examples of the flow %s', (_, flow) => {
  it.each(flow.examples.map((example) => [example.name, example] as const))('%s', (__, example) => {
    const own = planOf(flow)
    expect(judgeExample(example, verdictOf(own, fold(own, events(answer(example.answers)))))).toBeUndefined()
  })
})
