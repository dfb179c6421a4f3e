import type { FlowQuestion, Opening } from '#model/flow.ts'
import type { Walkthrough } from '#model/walkthrough.ts'
import { type Board, boardOf } from './board.ts'
import { canMatter } from './can-matter.ts'
import { isSettled } from './find-other.ts'
import { eligibleOf, nextQuestion } from './next-question.ts'
import { tickedOf } from './opening.ts'
import type { Plan } from './plan.ts'

/** What to show next; `number` of at most `most` cards. */
export type Step =
  | {
      readonly kind: 'opening'
      readonly opening: Opening
      readonly ticked: readonly number[]
      readonly number: number
      readonly most: number
    }
  | {
      readonly kind: 'question'
      readonly question: FlowQuestion
      /** The answers that are possible: all, or those to which it is narrowed. */
      readonly among: readonly string[]
      readonly number: number
      readonly most: number
    }
  /** Nothing open can change leader or word. `more` is a question for who wants to go on all the same. */
  | { readonly kind: 'settled'; readonly more?: FlowQuestion }

/**
 * A pure function of flow and answers. The opening card comes first where it was not answered and one of its questions can still
 * change something; then the most telling question; then nothing, as soon as nothing open can change the outcome.
 */
export function nextStep(plan: Plan, walkthrough: Walkthrough): Step {
  const board = boardOf(plan, walkthrough)
  const number = walkthrough.cards + 1
  const { opening } = plan.flow
  if (opening && !walkthrough.isOpened && !isSettled(board)) {
    const asked = new Set(opening.ticks.flatMap(({ sets }) => Object.keys(sets)))
    const others = matteringOf(plan, board).filter((question) => !asked.has(question.id))
    const isUseful = matteringOf(plan, board).length > others.length
    const narrowed = Object.values(opening.plain).filter((answers) => answers.length > 1).length
    if (isUseful)
      return {
        kind: 'opening',
        opening,
        ticked: tickedOf(opening, walkthrough),
        number,
        most: number + others.length + narrowed,
      }
  }
  const next = nextQuestion(board)
  if (next === undefined) return settled(plan, board)
  const planned = plan.questions[next]
  if (!planned) return { kind: 'settled' }
  const own = walkthrough.held.find((one) => one.question === planned.question.id)?.said ?? []
  const all = planned.answers.map(({ answer }) => answer.id)
  return {
    kind: 'question',
    question: planned.question,
    among: own.length > 0 ? all.filter((id) => own.includes(id)) : all,
    number,
    most: number + matteringOf(plan, board).length - 1,
  }
}

function settled(plan: Plan, board: Board): Step {
  const [more] = eligibleOf(board)
    .flatMap((at) => plan.questions[at] ?? [])
    .toSorted((one, other) => one.place - other.place)
  return { kind: 'settled', ...(more ? { more: more.question } : {}) }
}

function matteringOf(plan: Plan, board: Board): readonly FlowQuestion[] {
  return plan.questions.flatMap(({ question }, at) => (canMatter(board, at) ? [question] : []))
}
