import { boardOf } from '#core/walkthrough/board.ts'
import { fold } from '#core/walkthrough/fold.ts'
import { nextStep } from '#core/walkthrough/next-step.ts'
import { openingAct } from '#core/walkthrough/opening.ts'
import { type Plan, planOf } from '#core/walkthrough/plan.ts'
import type { Flow, Opening } from '#model/flow.ts'
import type { WalkthroughAct, WalkthroughEvent } from '#model/walkthrough.ts'
import { answerSetsOf } from './survey-flow.ts'

/** Somebody's answers to all questions, by question. */
export type AnswerSet = Readonly<Record<string, string>>

const SOMEBODY = { id: 'somebody', name: 'Somebody' }

/** Answers as somebody with these answers would, card by card, until everything is settled. Gives the events. */
export function interview(plan: Plan, answers: AnswerSet): readonly WalkthroughEvent[] {
  const events: WalkthroughEvent[] = []
  const say = (act: WalkthroughAct): void => {
    events.push({ seq: events.length + 1, at: 0, actor: SOMEBODY, ...act })
  }
  // Each card closes a question, so that there are at most as many as questions, and the opening.
  for (let card = 0; card <= plan.questions.length; card++) {
    const walkthrough = fold(plan, events)
    const step = nextStep(plan, walkthrough)
    if (step.kind === 'settled') break
    if (step.kind === 'opening') say(openingAct(step.opening, ticksFor(step.opening, answers), walkthrough))
    else {
      const { id } = step.question
      say({ kind: 'answer', answers: { [id]: [answers[id] ?? ''] } })
    }
  }
  return events
}

/** The boxes that somebody with these answers would tick. */
export function ticksFor({ ticks }: Opening, answers: AnswerSet): readonly number[] {
  return ticks.flatMap(({ sets }, at) =>
    Object.entries(sets).every(([question, among]) => among.includes(answers[question] ?? '')) ? [at] : [],
  )
}

/** How many cards it takes, over a fixed choice of ways of answering. */
export function cardsOf(flow: Flow, most = 1000): { readonly mean: number; readonly most: number } {
  const plan = planOf(flow)
  const board = boardOf(plan, fold(plan, []))
  const counts: number[] = []
  const { answerSets } = answerSetsOf(board, most)
  for (const picks of answerSets) {
    const answers = Object.fromEntries(
      plan.questions.map(({ question, answers: all }, at) => [question.id, all[(picks[at] ?? 1) - 1]?.answer.id ?? '']),
    )
    counts.push(interview(plan, answers).length)
  }
  return { mean: counts.reduce((sum, count) => sum + count, 0) / counts.length, most: Math.max(...counts) }
}
