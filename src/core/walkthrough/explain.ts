import type { FlowAnswer, FlowRule } from '#model/flow.ts'
import type { Contribution, Held, RemovedOption, Walkthrough } from '#model/walkthrough.ts'
import type { Board } from './board.ts'
import { holds } from './outcome.ts'
import type { Plan, PlanQuestion } from './plan.ts'

/** Where the points come from: one entry for each question that scores, and for each rule that holds. */
export function contributionsOf(
  plan: Plan,
  { held }: Walkthrough,
  board: Board,
): readonly Omit<Contribution, 'gain'>[] {
  const standing = standingOf(board)
  const points = (effects: readonly number[]): Record<string, number> =>
    Object.fromEntries(plan.options.flatMap((id, at) => (effects[at] ? [[id, effects[at]]] : [])))
  const given = plan.questions.flatMap((planned, at): Omit<Contribution, 'gain'>[] => {
    const own = held.find(({ question }) => question === planned.question.id)
    const value = board.questions[at]?.values[0]
    if (!own || !value || standing[at] === 0) return []
    const answer = answerOf(planned, own)
    const effects = points(value.effects)
    // An answer without points is still told of: that it does not count is worth knowing.
    if (!answer && Object.keys(effects).length === 0) return []
    return [
      {
        cause: planned.question.id,
        question: planned.question.id,
        ...(answer ? { answer: answer.id } : {}),
        effects,
        weight: own.weight,
        ...grounds(answer ? [answer] : planned.answers.flatMap((one) => (isSaid(own, one.answer) ? one.answer : []))),
        ...(answer?.because === undefined ? {} : { because: answer.because }),
        ...(answer?.see === undefined ? {} : { see: answer.see }),
        isPlain: own.isPlain,
        ...(own.by ? { by: own.by } : {}),
      },
    ]
  })
  const ruled = plan.rules.flatMap((rule, at): Omit<Contribution, 'gain'>[] => {
    const source = plan.flow.rules[at]
    if (!source || !holds(rule.when, standing)) return []
    const effects = points(rule.effects)
    if (Object.keys(effects).length === 0) return []
    const { because } = source
    return [{ cause: rule.cause, effects, weight: 1, because, ...grounds([source]), isPlain: false }]
  })
  // In the order of the file, in which people were asked.
  const placeOf = (cause: string): number => plan.flow.questions.findIndex(({ id }) => id === cause)
  return [...given.toSorted((one, other) => placeOf(one.cause) - placeOf(other.cause)), ...ruled]
}

/** What is taken away, by which answer or rule, and what was overruled. */
export function removedOf(plan: Plan, { held, overrulings }: Walkthrough, board: Board): readonly RemovedOption[] {
  const standing = standingOf(board)
  const removed: RemovedOption[] = []
  const note = (
    cause: string,
    { removal, because = '', sources }: FlowAnswer | FlowRule,
    among: readonly string[],
  ): void => {
    for (const option of among) {
      if (!removal?.options.includes(option)) continue
      const pardon = overrulings.find((one) => one.option === option && one.cause === cause)
      removed.push({
        option,
        kind: removal.kind,
        cause,
        because,
        sources,
        ...(pardon ? { overruledBy: pardon.by } : {}),
      })
    }
  }
  for (const [at, planned] of plan.questions.entries()) {
    const own = held.find(({ question }) => question === planned.question.id)
    if (!own || standing[at] === 0) continue
    const said = planned.answers.filter(({ answer }) => isSaid(own, answer))
    // Narrowed to several answers: only what each of them removes is gone, and each may give the reason.
    const common = plan.options.filter((option) => said.every(({ answer }) => answer.removal?.options.includes(option)))
    for (const { answer, cause } of said) note(cause, answer, common)
  }
  for (const [at, rule] of plan.rules.entries()) {
    const source = plan.flow.rules[at]
    if (source && holds(rule.when, standing)) note(rule.cause, source, plan.options)
  }
  return removed
}

/** By question: the answers it stands on, 0 where it does not apply. */
export function standingOf({ questions }: Board): readonly number[] {
  const standing: number[] = []
  for (const { values, when } of questions)
    standing.push(when && !holds(when, standing) ? 0 : (values[0]?.answers ?? 0))
  return standing
}

function answerOf({ answers }: PlanQuestion, { said }: Held): FlowAnswer | undefined {
  return said.length === 1 ? answers.find(({ answer }) => answer.id === said[0])?.answer : undefined
}

function isSaid({ said }: Held, { id }: FlowAnswer): boolean {
  return said.includes(id)
}

function grounds(answers: readonly (FlowAnswer | FlowRule)[]): Pick<Contribution, 'sources' | 'unsourced'> {
  return {
    sources: [...new Set(answers.flatMap(({ sources }) => sources))],
    unsourced: [...new Set(answers.flatMap(({ unsourced }) => unsourced))],
  }
}
