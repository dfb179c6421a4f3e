import type { FlowQuestion, Opening } from '#model/flow.ts'
import type { Walkthrough } from '#model/walkthrough.ts'
import { type Board, boardOf } from './board.ts'
import { mattering } from './can-matter.ts'
import { eligibleOf, nextQuestion } from './next-question.ts'
import { tickedOf } from './opening.ts'
import { own, type Plan } from './plan.ts'

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
  const next = nextQuestion(board)
  const planned = next === undefined ? undefined : plan.questions[next]
  if (!planned) return settled(plan, board)
  const number = walkthrough.cards + 1
  const open = mattering(board).flatMap((at) => plan.questions[at]?.question.id ?? [])
  const { opening } = plan.flow
  if (opening && !walkthrough.isOpened) {
    const boxed = new Set(opening.ticks.flatMap(({ sets }) => Object.keys(sets)))
    const others = open.filter((id) => !boxed.has(id))
    // A question whose boxes all stay empty needs no card where its plain answer is one.
    const narrowed = open.filter((id) => boxed.has(id) && own(opening.plain, id)?.length !== 1)
    const boxes = open.length - others.length
    // After a form that answered most of it, one question is put more plainly than by ten boxes.
    if (boxes > 1 || (boxes === 1 && walkthrough.cards === 0))
      return {
        kind: 'opening',
        opening,
        ticked: tickedOf(opening, walkthrough),
        number,
        most: number + others.length + narrowed.length,
      }
  }
  const said = walkthrough.held.find((one) => one.question === planned.question.id)?.said ?? []
  const all = planned.answers.map(({ answer }) => answer.id)
  return {
    kind: 'question',
    question: planned.question,
    among: said.length > 0 ? all.filter((id) => said.includes(id)) : all,
    number,
    most: number + open.length - 1,
  }
}

function settled(plan: Plan, board: Board): Step {
  const [more] = eligibleOf(board)
    .flatMap((at) => plan.questions[at] ?? [])
    .toSorted((one, other) => one.place - other.place)
  return { kind: 'settled', ...(more ? { more: more.question } : {}) }
}
