import type { Change, Outcome, Walkthrough, WhatWouldChange } from '#model/walkthrough.ts'
import { type Board, boardOf, type Value, withValue } from './board.ts'
import { removedOf, standingOf } from './explain.ts'
import { holds, standingTally } from './outcome.ts'
import type { Plan } from './plan.ts'
import { robustnessOf, tiesOf } from './robustness.ts'
import { holding, outcomeOf } from './verdict.ts'

/**
 * What would lead elsewhere: single answers, changed or given; else the smallest pair; removals without which another option
 * would lead; weights at which another draws level. Everything is computed from the answers as they stand, open questions too.
 */
export function whatWouldChange(plan: Plan, walkthrough: Walkthrough): WhatWouldChange {
  const board = boardOf(plan, walkthrough)
  const now = outcomeOf(plan, board)
  const whole = reopened(plan, walkthrough)
  const singles = movesOf(plan, board, whole).map((move): Change & { readonly moved: number } => {
    const { question, answer, at, value, moved } = move
    return { answers: [{ question, answer }], to: outcomeOf(plan, withValue(board, at, value)), moved }
  })
  const flips = singles.filter(({ to }) => to.leader !== undefined && to.leader !== now.leader)
  const pair = flips.length === 0 && now.leader !== undefined ? smallestPair(plan, board, whole, now) : undefined
  return {
    flips: flips.map(withoutMoved),
    blurs: singles
      .filter(({ to }) => to.leader === now.leader && to.word === 'too close' && now.word !== 'too close')
      .map(withoutMoved),
    ...(pair ? { pair } : {}),
    lifted: liftedOf(plan, walkthrough, board, now),
    ties: tiesOf(plan, walkthrough, board),
    robustness: robustnessOf(plan, walkthrough, board),
  }
}

function withoutMoved({ answers, to }: Change): Change {
  return { answers, to }
}

interface Move {
  readonly at: number
  readonly question: string
  readonly answer: string
  readonly value: Value
  /** How many points it moves, over all options. */
  readonly moved: number
}

/** The board with all answers of every question: what could be said, whatever was said. */
function reopened(plan: Plan, walkthrough: Walkthrough): Board {
  return boardOf(plan, {
    ...walkthrough,
    held: walkthrough.held.map((one) => ({ ...one, status: 'open' as const, said: [] })),
  })
}

/** Each other answer to each question that applies, in the order of the file. */
function movesOf(plan: Plan, board: Board, whole: Board): readonly Move[] {
  const standing = standingOf(board)
  return plan.questions
    .flatMap((planned, at) => {
      const now = board.questions[at]?.values[0]
      if (!now || (planned.when && !holds(planned.when, standing))) return []
      return planned.answers.flatMap(({ answer }, place): (Move & { readonly file: number })[] => {
        const value = whole.questions[at]?.values[place + 1]
        if (!value || value.answers === now.answers) return []
        const moved = value.effects.reduce(
          (sum, points, option) => sum + Math.abs(points - (now.effects[option] ?? 0)),
          0,
        )
        return [{ at, question: planned.question.id, answer: answer.id, value, moved, file: planned.place }]
      })
    })
    .toSorted((one, other) => one.file - other.file)
}

/** Two answers to different questions after which another option leads; the one that moves the fewest points. */
function smallestPair(plan: Plan, board: Board, whole: Board, now: Outcome): Change | undefined {
  const moves = movesOf(plan, board, whole)
  let best: { readonly change: Change; readonly moved: number } | undefined
  for (const [place, one] of moves.entries()) {
    const halfway = withValue(board, one.at, one.value)
    for (const other of moves.slice(place + 1)) {
      const moved = one.moved + other.moved
      if (other.at === one.at || (best && moved >= best.moved)) continue
      const to = outcomeOf(plan, withValue(halfway, other.at, other.value))
      if (to.leader === undefined || to.leader === now.leader) continue
      const answers = [one, other].map(({ question, answer }) => ({ question, answer }))
      best = { change: { answers, to }, moved }
    }
  }
  return best?.change
}

/** Removals of options that would lead if only this one were lifted. */
function liftedOf(plan: Plan, walkthrough: Walkthrough, board: Board, now: Outcome): WhatWouldChange['lifted'] {
  const removed = holding(removedOf(plan, walkthrough, board))
  const { removed: mask } = standingTally(board)
  return removed.flatMap((one) => {
    const at = plan.options.indexOf(one.option)
    const isOnly = removed.filter(({ option }) => option === one.option).length === 1
    if (!isOnly || (mask & (1 << at)) === 0) return []
    const lift = (removes: number): number => removes & ~(1 << at)
    const to = outcomeOf(plan, {
      ...board,
      questions: board.questions.map((question) => ({
        ...question,
        values: question.values.map((value) => ({ ...value, removes: lift(value.removes) })),
      })),
      rules: board.rules.map((rule) => ({ ...rule, removes: lift(rule.removes) })),
    })
    return to.leader === one.option && to.leader !== now.leader ? [{ removed: one, to }] : []
  })
}
