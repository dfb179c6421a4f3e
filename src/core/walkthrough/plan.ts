import type { Condition, Effects, Flow, FlowAnswer, FlowQuestion, Removal } from '#model/flow.ts'

// A flow in the form that can be computed with: options and answers are numbers, sets of them are bits of a number.

/** Holds where in one clause each question stands on answers among those of the mask. */
export type Test = readonly (readonly { readonly question: number; readonly among: number }[])[]

export interface PlanAnswer {
  readonly answer: FlowAnswer
  readonly effects: readonly number[]
  /** The options it removes. */
  readonly removes: number
  /** `kernel.otheros` */
  readonly cause: string
}

export interface PlanQuestion {
  readonly question: FlowQuestion
  /** Where it stands in the file. */
  readonly place: number
  readonly answers: readonly PlanAnswer[]
  readonly when: Test | undefined
  /** It has a condition, or a condition names it: what its answers do depends on others, or others on them. */
  readonly isCoupled: boolean
}

export interface PlanRule {
  readonly cause: string
  readonly when: Test
  readonly effects: readonly number[]
  readonly removes: number
}

/** Made once for each flow (`planOf`) and handed to all that computes with it. */
export interface Plan {
  readonly flow: Flow
  /** Ids, in the order in which ties are broken. */
  readonly options: readonly string[]
  /** In an order in which conditions look back only. */
  readonly questions: readonly PlanQuestion[]
  readonly rules: readonly PlanRule[]
  /** By option: the condition under which it is offered. */
  readonly offers: readonly (Test | undefined)[]
  readonly indexOf: ReadonlyMap<string, number>
}

/**
 * Expects a flow that the loader accepted: at most 30 options and 30 answers a question, every name known, no circle among the
 * conditions. Costs microseconds; keep it with the flow nevertheless.
 */
export function planOf(flow: Flow): Plan {
  const options = flow.options.map(({ id }) => id)
  const ordered = inOrderOfConditions(flow.questions)
  const indexOf = new Map(ordered.map(({ id }, at) => [id, at]))
  const toTest = (condition: Condition): Test =>
    condition.map((clause) =>
      clause.flatMap(({ question, answers }) => {
        const at = indexOf.get(question)
        const asked = at === undefined ? undefined : ordered[at]
        return at === undefined || !asked ? [] : [{ question: at, among: maskOf(answers, idsOf(asked)) }]
      }),
    )
  const coupled = new Set(
    [
      ...flow.questions.flatMap(({ id, when }) => (when ? [[{ question: id, answers: [] }], ...when] : [])),
      ...flow.rules.flatMap(({ when }) => when),
      ...flow.options.flatMap(({ when }) => when ?? []),
    ].flatMap((clause) => clause.map(({ question }) => question)),
  )
  return {
    flow,
    options,
    indexOf,
    questions: ordered.map((question) => ({
      question,
      place: flow.questions.indexOf(question),
      answers: question.answers.map((answer) => toPlanAnswer(question, answer, options)),
      when: question.when ? toTest(question.when) : undefined,
      isCoupled: coupled.has(question.id),
    })),
    rules: flow.rules.map(({ id, when, effects, removal }) => ({
      cause: id,
      when: toTest(when),
      effects: pointsOf(effects, options),
      removes: removesOf(removal, options),
    })),
    offers: flow.options.map(({ when }) => (when ? toTest(when) : undefined)),
  }
}

function toPlanAnswer(question: FlowQuestion, answer: FlowAnswer, options: readonly string[]): PlanAnswer {
  return {
    answer,
    effects: pointsOf(answer.effects, options),
    removes: removesOf(answer.removal, options),
    cause: `${question.id}.${answer.id}`,
  }
}

/** The order of the file, except that a question comes behind those that its condition names. */
function inOrderOfConditions(questions: readonly FlowQuestion[]): readonly FlowQuestion[] {
  const ordered = new Set<FlowQuestion>()
  const waiting = new Set<FlowQuestion>()
  const place = (question: FlowQuestion): void => {
    if (ordered.has(question) || waiting.has(question)) return
    waiting.add(question)
    for (const { question: id } of (question.when ?? []).flat()) {
      const earlier = questions.find((other) => other.id === id)
      if (earlier) place(earlier)
    }
    ordered.add(question)
  }
  for (const question of questions) place(question)
  return [...ordered]
}

/** An entry of a record whose keys people chose: an id may be called "constructor". */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

export function idsOf(question: FlowQuestion): readonly string[] {
  return question.answers.map(({ id }) => id)
}

function maskOf(ids: readonly string[], all: readonly string[]): number {
  return ids.reduce((mask, id) => {
    const at = all.indexOf(id)
    return at < 0 ? mask : mask | (1 << at)
  }, 0)
}

function pointsOf(effects: Effects, options: readonly string[]): readonly number[] {
  return options.map((id) => own(effects, id) ?? 0)
}

function removesOf(removal: Removal | undefined, options: readonly string[]): number {
  return removal ? maskOf(removal.options, options) : 0
}
