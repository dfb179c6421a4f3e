import type { Board } from './board.ts'
import { findOther } from './find-other.ts'
import { createJudge, decode, type ResultCode } from './judge.ts'
import { holds } from './outcome.ts'
import { sampleOf } from './sample.ts'

// The question that tells most about the result comes first: the one after whose answer the least uncertainty is left on average
// (information gain, over all completions where they are few, else over a fixed sample of them).
//
//            results of the completions      by answer to `team`            to `load`
//            vm vm vm cvm cvm container      vm vm vm | cvm cvm | container  vm cvm | vm cvm container | vm
//   left     1.46 bits                       0 bits                          1.13 bits
//
// Which family leads counts before which of its members does. A question is asked only if it is proven that it can change the
// result: some completion has another result once only this question is answered otherwise.

/** The number of the question to ask; none where everything is settled. `eligible` are the questions that apply and are open. */
export function nextQuestion(board: Board): number | undefined {
  const other = findOther(board)
  if (!other) return undefined
  const eligible = eligibleOf(board)
  const judge = createJudge(board)
  const sample = sampleOf(board)
  const codes = sample.map(judge)
  const families = codes.map((code) => familyOf(board, code))
  const isFamilyOpen = families.some((family) => family !== families[0])
  const ranked = eligible
    .map((question) => ({
      question,
      left:
        (isFamilyOpen ? FAMILY * uncertainty(board, question, sample, families) : 0) +
        uncertainty(board, question, sample, codes),
    }))
    .toSorted((one, another) => one.left - another.left || one.question - another.question)
  for (const { question } of ranked) if (sample.some((picks) => canTurn(board, question, picks, judge))) return question
  return turningPoint(board, other, eligible, judge)
}

/** How much more it counts which family leads than which option. */
const FAMILY = 2

/** Open questions that apply as things stand. */
export function eligibleOf({ questions }: Board): readonly number[] {
  const standing = questions.map(({ values }) => values[0]?.answers ?? 0)
  for (const [at, { when }] of questions.entries()) if (when && !holds(when, standing)) standing[at] = 0
  return questions.flatMap(({ values, when }, at) =>
    values.length > 1 && (!when || holds(when, standing)) ? [at] : [],
  )
}

/** Results without a leader are a family of their own. */
function familyOf({ families }: Board, code: ResultCode): number {
  const { leader } = decode(code)
  return leader < 0 ? -1 : families.indexOf(families[leader] ?? '')
}

/** What is still open about the results once the question is answered: entropy times the number of completions. */
function uncertainty(
  { questions }: Board,
  question: number,
  sample: readonly (readonly number[])[],
  results: readonly number[],
): number {
  const counts = (questions[question]?.values ?? []).map(() => new Map<number, number>())
  for (const [at, picks] of sample.entries()) {
    const own = counts[picks[question] ?? 0]
    const result = results[at] ?? 0
    own?.set(result, (own.get(result) ?? 0) + 1)
  }
  let left = 0
  for (const own of counts) {
    let all = 0
    for (const count of own.values()) all += count
    for (const count of own.values()) left -= count * Math.log(count / all)
  }
  return left
}

/** Whether answering only this question otherwise gives another result. */
function canTurn(
  board: Board,
  question: number,
  picks: readonly number[],
  judge: (picks: ArrayLike<number>) => ResultCode,
): boolean {
  const values = board.questions[question]?.values ?? []
  const before = judge(picks)
  const turned = [...picks]
  return values.some((_, pick) => {
    turned[question] = pick
    return judge(turned) !== before
  })
}

/**
 * On the way from everything as it stands to a completion with another result, one question after the other is answered: where
 * the result turns first, that question can change it. One whose condition does not hold yet turns nothing before the condition.
 */
function turningPoint(
  board: Board,
  other: readonly number[],
  eligible: readonly number[],
  judge: (picks: ArrayLike<number>) => ResultCode,
): number | undefined {
  const picks = board.questions.map(() => 0)
  const before = judge(picks)
  for (const [at, pick] of other.entries()) {
    picks[at] = pick
    if (judge(picks) !== before) return eligible.includes(at) ? at : eligible[0]
  }
  return eligible[0]
}
