import type { Walkthrough } from '#model/walkthrough.ts'
import type { Plan, PlanAnswer, Test } from './plan.ts'

// What a walkthrough can still become: for each question the values that it can take. A question that is closed has one; an
// open one has "as it stands" first, and then each answer that is possible.
//
//   kernel   [linux]                                            answered
//   form     [{ours, packaged}, ours, packaged]                 narrowed by the opening card, open
//   team     [nothing, orchestrator, docker, vms, none]         open
//   load     [nothing]                                          "not sure"
//
// "Not sure" leaves every answer possible and counts none of them. What was narrowed to several answers removes what all of
// them remove, and scores nothing until it is one. A completion picks one value for each question.

export interface Value {
  /** The answers it stands for; 0 for none, which fulfils no condition. */
  readonly answers: number
  /** By option, already weighted. */
  readonly effects: readonly number[]
  readonly removes: number
}

export interface BoardQuestion {
  readonly values: readonly Value[]
  readonly when?: Test
  readonly isCoupled: boolean
}

export interface BoardRule {
  readonly when: Test
  readonly effects: readonly number[]
  readonly removes: number
}

export interface Board {
  readonly optionCount: number
  readonly families: readonly string[]
  readonly questions: readonly BoardQuestion[]
  readonly rules: readonly BoardRule[]
  readonly offers: readonly (Test | undefined)[]
  /** The least margin that is clear, and that leans, at these weights. */
  readonly strong: number
  readonly lean: number
}

export function boardOf(plan: Plan, { held, overrulings }: Walkthrough): Board {
  const pardons = new Map<string, number>()
  for (const { option, cause } of overrulings)
    pardons.set(cause, (pardons.get(cause) ?? 0) | (1 << plan.options.indexOf(option)))
  const unpardoned = (removes: number, cause: string): number => removes & ~(pardons.get(cause) ?? 0)
  const byId = new Map(held.map((one) => [one.question, one]))
  const nothing: Value = { answers: 0, effects: plan.options.map(() => 0), removes: 0 }
  let weights = 0
  const questions = plan.questions.map(({ question, answers, when, isCoupled }): BoardQuestion => {
    const { status = 'open', said = [], weight = 1 } = byId.get(question.id) ?? {}
    weights += weight
    const possible = answers.flatMap((answer, at) =>
      said.length === 0 || said.includes(answer.answer.id)
        ? [toValue(answer, at, weight, unpardoned(answer.removes, answer.cause))]
        : [],
    )
    const [only] = possible
    const now = said.length === 0 ? nothing : possible.length === 1 && only ? only : inCommon(possible, nothing)
    const values = status === 'open' ? [now, ...possible] : [now]
    return { values, isCoupled, ...(when ? { when } : {}) }
  })
  const { strong, lean } = scaled(plan, weights)
  return {
    optionCount: plan.options.length,
    families: plan.flow.options.map(({ family }) => family),
    questions,
    rules: plan.rules.map(({ when, effects, removes, cause }) => ({
      when,
      effects,
      removes: unpardoned(removes, cause),
    })),
    offers: plan.offers,
    strong,
    lean,
  }
}

function toValue({ effects }: PlanAnswer, at: number, weight: number, removes: number): Value {
  return { answers: 1 << at, effects: weight === 1 ? effects : effects.map((points) => points * weight), removes }
}

function inCommon(values: readonly Value[], nothing: Value): Value {
  return {
    answers: values.reduce((mask, { answers }) => mask | answers, 0),
    effects: nothing.effects.map((_, option) => commonPoints(values.map(({ effects }) => effects[option] ?? 0))),
    removes: values.reduce((mask, { removes }) => mask & removes, -1),
  }
}

/** The points that are certain: the smallest where all point one way, else none. */
function commonPoints(points: readonly number[]): number {
  const least = Math.min(...points)
  return least > 0 ? least : Math.min(0, Math.max(...points))
}

/**
 * Margins are in points at a weight of 1: whoever doubles every weight doubles every score, and says nothing new. They grow
 * with the mean of the weights. A margin of 0 never leans.
 */
function scaled({ flow: { margins }, questions }: Plan, weights: number): { strong: number; lean: number } {
  const lean = Math.max(1, Math.ceil((margins.lean * weights) / questions.length))
  return { lean, strong: Math.max(lean, Math.ceil((margins.strong * weights) / questions.length)) }
}

/** The board with one question decided. */
export function withValue(board: Board, question: number, value: Value): Board {
  return {
    ...board,
    questions: board.questions.map((one, at) => (at === question ? { ...one, values: [value] } : one)),
  }
}
