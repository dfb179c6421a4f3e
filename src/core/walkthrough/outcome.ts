import type { VerdictWord } from '#model/walkthrough.ts'
import type { Board, Value } from './board.ts'
import type { Test } from './plan.ts'

/** The scores and what is left, for one completion. */
export interface Tally {
  readonly scores: readonly number[]
  readonly removed: number
  readonly offered: number
}

/** `leader` is an option's number; -1 where there is not enough to say. */
export interface Result {
  readonly leader: number
  readonly word: VerdictWord
}

export const UNDECIDED: Result = { leader: -1, word: 'not enough' }

/** Whether the condition holds, where `standing` gives the answers each question stands on. */
export function holds(test: Test, standing: readonly number[]): boolean {
  return test.some((clause) =>
    clause.every(({ question, among }) => {
      const answers = standing[question] ?? 0
      return answers !== 0 && (answers & ~among) === 0
    }),
  )
}

/** Counts a completion; `pick` gives the value of a question. */
export function tally(board: Board, pick: (question: number) => Value | undefined): Tally {
  const scores = Array.from({ length: board.optionCount }, () => 0)
  const standing: number[] = []
  let removed = 0
  for (const [at, { when }] of board.questions.entries()) {
    const value = pick(at)
    // A question that does not apply counts for nothing, whatever was once said to it.
    if (!value || (when && !holds(when, standing))) {
      standing.push(0)
      continue
    }
    standing.push(value.answers)
    removed |= value.removes
    add(scores, value.effects)
  }
  for (const rule of board.rules)
    if (holds(rule.when, standing)) {
      removed |= rule.removes
      add(scores, rule.effects)
    }
  return { scores, removed, offered: offeredOf(board, standing) }
}

export function offeredOf({ offers }: Board, standing: readonly number[]): number {
  let offered = 0
  for (const [at, test] of offers.entries()) if (!test || holds(test, standing)) offered |= 1 << at
  return offered
}

export function add(scores: number[], effects: readonly number[]): void {
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + (effects[at] ?? 0)
}

/** Everything as it stands. */
export function standingTally(board: Board): Tally {
  return tally(board, (at) => board.questions[at]?.values[0])
}

/**
 * Who leads, and by how much in words. With all that is left equal there is nothing to say: not the first option by order, and
 * no "too close". The order of options breaks ties of the first two where others are behind.
 */
export function resultOf({ scores, removed, offered }: Tally, { strong, lean }: Board): Result {
  const left = offered & ~removed
  let leader = -1
  let first = -Infinity
  let second = -Infinity
  let last = Infinity
  for (let at = 0; at < scores.length; at++) {
    if ((left & (1 << at)) === 0) continue
    const score = scores[at] ?? 0
    if (score > first) {
      second = first
      first = score
      leader = at
    } else if (score > second) second = score
    if (score < last) last = score
  }
  if (leader < 0 || (second > -Infinity && first === last)) return UNDECIDED
  const margin = first - second
  return { leader, word: margin >= strong ? 'clear' : margin >= lean ? 'leaning' : 'too close' }
}

export function isSame(one: Result, other: Result): boolean {
  return one.leader === other.leader && one.word === other.word
}
