import type { VerdictWord } from '#model/walkthrough.ts'
import type { Board } from './board.ts'
import { holds, offeredOf, type Result } from './outcome.ts'

/** A result as one small number, so that thousands can be counted and compared. */
export type ResultCode = number

const WORDS: readonly VerdictWord[] = ['clear', 'leaning', 'too close', 'not enough']
const UNDECIDED = WORDS.indexOf('not enough')

export function decode(code: ResultCode): Result {
  return { leader: Math.floor(code / WORDS.length) - 1, word: WORDS[code % WORDS.length] ?? 'not enough' }
}

/** All codes of a board are smaller than this. */
export function codeCount({ optionCount }: Board): number {
  return (optionCount + 1) * WORDS.length
}

/** Judges the completion whose numbers of values begin at `from` in a row of them. */
export type Judge = (picks: ArrayLike<number>, from?: number) => ResultCode

/**
 * The same as `resultOf(tally(…))`, made for long rows of completions: nothing is allocated, so that a judgement takes a fraction
 * of a microsecond.
 */
export function createJudge(board: Board): Judge {
  const { questions, rules, optionCount } = board
  const scores = new Int32Array(optionCount)
  const standing: number[] = questions.map(() => 0)
  const isAlwaysOffered = board.offers.every((test) => !test)
  const everything = (1 << optionCount) - 1

  function count(effects: readonly number[]): void {
    for (let option = 0; option < optionCount; option++) scores[option] = (scores[option] ?? 0) + (effects[option] ?? 0)
  }

  return (picks, from = 0) => {
    scores.fill(0)
    let removed = 0
    for (let at = 0; at < questions.length; at++) {
      const question = questions[at]
      const value = question?.values[picks[from + at] ?? 0]
      if (!question || !value || (question.when && !holds(question.when, standing))) {
        standing[at] = 0
        continue
      }
      standing[at] = value.answers
      removed |= value.removes
      count(value.effects)
    }
    for (const rule of rules)
      if (holds(rule.when, standing)) {
        removed |= rule.removes
        count(rule.effects)
      }
    return rank(scores, (isAlwaysOffered ? everything : offeredOf(board, standing)) & ~removed, board)
  }
}

/** `resultOf`, as a code. */
function rank(scores: Int32Array, left: number, { strong, lean }: Board): ResultCode {
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
  return (leader + 1) * WORDS.length + (margin >= strong ? 0 : margin >= lean ? 1 : 2)
}
