import type { Condition, Effects, Flow, FlowAnswer, FlowOption, FlowQuestion, FlowRule } from '#model/flow.ts'
import type { Passage } from '#model/knowledge.ts'

/** A row of numbers from 0 to below 1, the same for the same seed. */
export type Numbers = () => number

export function numbers(seed: number): Numbers {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const NOTHING: Passage = { text: [], sources: [], unsourced: ['our advice'] }

export interface FlowSize {
  readonly questions: number
  readonly answers: number
  readonly options: number
}

/** A made-up flow with everything that flows can have: removals, rules, conditions of questions and of an option, families. */
export function makeFlow(seed: number, { questions, answers, options }: FlowSize): Flow {
  const next = numbers(seed * 7919)
  // The first numbers of near seeds are alike.
  for (let skip = 0; skip < 5; skip++) next()
  const below = (most: number): number => Math.floor(next() * most)
  const optionIds = Array.from({ length: options }, (_, at) => `o${at}`)
  const effects = (): Effects =>
    Object.fromEntries(optionIds.flatMap((id) => (next() < 0.6 ? [[id, below(7) - 3]] : [])))
  const condition = (before: number): Condition => [
    [{ question: `q${below(before)}`, answers: [`a${below(answers)}`, `a${below(answers)}`] }],
  ]
  const removal = (): Pick<FlowAnswer, 'removal'> =>
    next() < 0.06 ? { removal: { kind: next() < 0.5 ? 'impossible' : 'unsafe', options: [`o${below(options)}`] } } : {}
  const made = Array.from({ length: questions }, (_, at): FlowQuestion => {
    const own = Array.from({ length: answers }, (__, place): FlowAnswer => ({
      id: `a${place}`,
      label: `Answer ${place}`,
      aliases: [],
      effects: effects(),
      ...removal(),
      because: `Reason ${at}.${place}`,
      sources: [],
      unsourced: ['our advice'],
    }))
    const question = { id: `q${at}`, ask: `Question ${at}?`, label: `Question ${at}`, why: NOTHING, answers: own }
    return at > 1 && next() < 0.12 ? { ...question, when: condition(at) } : question
  })
  const rules = Array.from({ length: 2 }, (_, at): FlowRule => ({
    id: `r${at}`,
    when: [
      [
        { question: `q${below(questions)}`, answers: [`a${below(answers)}`] },
        { question: `q${below(questions)}`, answers: [`a${below(answers)}`] },
      ],
    ],
    effects: at === 0 ? effects() : {},
    ...(at === 1 ? { removal: { kind: 'unsupported', options: [`o${below(options)}`] } } : {}),
    because: `Rule ${at}`,
    sources: [],
    unsourced: ['our advice'],
  }))
  return {
    id: `made-${seed}`,
    version: 1,
    title: 'Made up',
    triggers: [],
    note: NOTHING,
    options: optionIds.map((id, at): FlowOption => {
      const option = { id, label: id, name: id, family: `f${Math.floor(at / 2)}`, line: '', aliases: [] }
      return at === options - 1 && options > 2 ? Object.assign(option, { when: condition(questions) }) : option
    }),
    questions: made,
    rules,
    margins: { strong: 5, lean: 2 },
    examples: [],
  }
}
