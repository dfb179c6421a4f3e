import { describe, expect, it } from 'vitest'
import { fold } from '#core/walkthrough/fold.ts'
import { nextStep } from '#core/walkthrough/next-step.ts'
import { planOf } from '#core/walkthrough/plan.ts'
import { lintFlow } from '#lint/lint-flow.ts'
import { surveyFlow } from '#lint/survey-flow.ts'
import type { Flow, FlowAnswer } from '#model/flow.ts'
import { knowledgeOf, swap, writeKnowledge } from '../support/knowledge.ts'
import { makeFlow } from '../support/make-flow.ts'
import { SMALL_FLOW } from '../support/small-flow.ts'
import { type Act, chooseFlow, events } from '../support/walkthrough.ts'

const LIMITS = { label: 30, tick: 40, ticks: 10, answers: 10 }

function loaded(change: (text: string) => string = (text) => text): Flow {
  const [flow] = knowledgeOf(writeKnowledge({ 'flows/drink.yaml': change(SMALL_FLOW) })).comparisons[0]?.flows ?? []
  if (!flow) throw new Error('The flow is not there.')
  return flow
}

function withoutEffects(one: FlowAnswer): FlowAnswer {
  return { ...one, effects: {} }
}

function remarks(from: string, to: string, limits = LIMITS) {
  return lintFlow(loaded(swap(from, to)), limits)
}

describe('lint of flows', () => {
  it('finds nothing in a flow that is right, shipped or small', () => {
    expect(lintFlow(chooseFlow(), LIMITS)).toEqual([])
    expect(lintFlow(loaded(), LIMITS)).toEqual([])
  })

  it('names an option that never comes first', () => {
    const flow = loaded(swap('effects: { coffee: 1 }, sources: [food', 'effects: { tea: 3 }, sources: [food'))
    expect(lintFlow({ ...flow, examples: [] }, LIMITS)).toContainEqual(
      expect.objectContaining({
        list: 'options',
        entry: 'coffee',
        problem: expect.stringContaining('never comes first'),
      }),
    )
  })

  it('names a question that never changes the outcome', () => {
    const flow = loaded()
    const silent: Flow = {
      ...flow,
      questions: flow.questions.map((one) =>
        one.id === 'time' ? Object.assign({}, one, { answers: one.answers.map(withoutEffects) }) : one,
      ),
      rules: [],
    }
    expect(lintFlow(silent, LIMITS).filter(({ list }) => list === 'questions')).toMatchObject([{ entry: 'time' }])
  })

  it('names a way of answering that leaves no option', () => {
    expect(remarks('drop: [coffee]', 'drop: [coffee, tea]')).toContainEqual(
      expect.objectContaining({ problem: expect.stringMatching(/^no option is left in 2 of 4 .*sleep badly/) }),
    )
  })

  it('counts ties', () => {
    expect(remarks('effects: { coffee: 1 }, sources: [leaf', 'effects: { coffee: -1 }, sources: [leaf')).toContainEqual(
      expect.objectContaining({ problem: expect.stringContaining('equal in 25.0 % of the ways') }),
    )
  })

  it.each([
    ['expect: [coffee], not: []', 'expect: [tea], not: []', 'coffee, then tea comes first, expected was tea'],
    ['expect: [coffee], not: []', 'expect: [coffee], not: [tea]', 'tea is among the first two'],
    ['expect: [coffee], not: []', 'expect: [coffee], word: clear', 'it is leaning, expected was clear'],
  ])('tries the examples: %s → %s', (from, to, problem) => {
    expect(remarks(from, to)).toMatchObject([{ list: 'examples', entry: 0, problem: expect.stringContaining(problem) }])
  })

  it('names what a platform cannot show', () => {
    const found = lintFlow(loaded(), { label: 6, tick: 10, ticks: 0, answers: 1 }).map(({ problem }) => problem)
    expect(found).toEqual([
      '"sleep" has 2 answers, more than the 1 that a card holds.',
      '"Morning" has 7 characters, more than the 6 that are shown.',
      '"Evening" has 7 characters, more than the 6 that are shown.',
      '"time" has 2 answers, more than the 1 that a card holds.',
      '"I sleep badly" has 13 characters, more than the 10 that are shown.',
      'the opening has 1 boxes, more than the 0 that a card holds.',
    ])
  })

  it('looks at every way of answering while they are few, and at a fixed choice of many', () => {
    expect(surveyFlow(loaded())).toMatchObject({ states: 4, isWhole: true })
    const large = makeFlow(1, { questions: 12, answers: 5, options: 4 })
    const survey = surveyFlow(large, 2000)
    expect(survey).toMatchObject({ states: 2000, isWhole: false })
    expect(surveyFlow(large, 2000)).toEqual(survey)
  })
})

function step(...acts: readonly Act[]) {
  const plan = planOf(loaded())
  return nextStep(plan, fold(plan, events(...acts)))
}

describe('the next step of a small flow', () => {
  it('is the opening card with a way ahead, then what still matters, then nothing', () => {
    expect(step()).toMatchObject({ kind: 'opening', ticked: [], number: 1, most: 2 })
    const opened = { kind: 'answer', answers: {}, plain: { sleep: ['well'] } } as const
    expect(step(opened)).toMatchObject({ kind: 'question', question: { id: 'time' }, number: 2, most: 2 })
    expect(step(opened, { kind: 'answer', answers: { time: ['evening'] } })).toEqual({ kind: 'settled' })
  })

  it('is not a question whose condition does not hold, nor one that was passed over', () => {
    expect(step({ kind: 'answer', answers: { sleep: ['badly'] } })).toEqual({ kind: 'settled' })
    expect(step({ kind: 'unsure', question: 'sleep' }, { kind: 'skip', question: 'time' })).toEqual({ kind: 'settled' })
  })
})
