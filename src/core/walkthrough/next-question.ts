import type { Board } from './board.ts'
import { findOther } from './find-other.ts'
import { codeCount, createJudge, decode, type Judge, type ResultCode } from './judge.ts'
import { holds } from './outcome.ts'
import { type Sample, sampleOf } from './sample.ts'

// The question that tells most about the result comes first: the one after whose answer the least uncertainty is left on average
// (information gain, over all completions where they are few, else over a fixed sample of them).
//
//            results of the completions      by answer to `team`            to `load`
//            vm vm vm cvm cvm container      vm vm vm | cvm cvm | container  vm cvm | vm cvm container | vm
//   left     1.46 bits                       0 bits                          1.13 bits
//
// Which family leads counts before which of its members does. A question is asked only if it is proven that it can change the
// result: some completion has another result once only this question is answered otherwise.

/** The number of the question to ask; none where everything is settled. Only questions that apply as things stand are asked. */
export function nextQuestion(board: Board): number | undefined {
  const other = findOther(board)
  if (!other) return undefined
  const eligible = eligibleOf(board)
  const judge = createJudge(board)
  const sample = sampleOf(board)
  const codes = Array.from({ length: sample.count }, (_, place) => judge(sample.picks, place * board.questions.length))
  const familyByCode = Array.from({ length: codeCount(board) }, (_, code) => familyOf(board, code))
  const families = codes.map((code) => familyByCode[code] ?? 0)
  const isFamilyOpen = families.some((family) => family !== families[0])
  const ranked = eligible
    .map((question) => {
      const byOption = uncertainty(board, question, sample, codes)
      const byFamily = isFamilyOpen ? uncertainty(board, question, sample, families) : 0
      return { question, left: FAMILY * byFamily + byOption }
    })
    .toSorted((one, another) => one.left - another.left || one.question - another.question)
  return (
    ranked.find(({ question }) => canTurn(board, question, sample, judge))?.question ??
    turningPoint(board, other, eligible, judge)
  )
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

/** Results without a leader are a family of their own, the first. */
function familyOf({ families }: Board, code: ResultCode): number {
  const { leader } = decode(code)
  return leader < 0 ? 0 : 1 + families.indexOf(families[leader] ?? '')
}

/** What is still open about the results once the question is answered: entropy times the number of completions. */
function uncertainty(board: Board, question: number, { picks, count }: Sample, results: readonly number[]): number {
  const width = codeCount(board)
  const values = board.questions[question]?.values.length ?? 0
  const counts = new Uint16Array(values * width)
  for (let place = 0; place < count; place++) {
    const cell = (picks[place * board.questions.length + question] ?? 0) * width + (results[place] ?? 0)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  let left = 0
  for (let value = 0; value < values; value++) {
    const own = counts.subarray(value * width, (value + 1) * width)
    const all = own.reduce((sum, one) => sum + one, 0)
    for (const one of own) if (one > 0) left -= one * Math.log(one / all)
  }
  return left
}

/** Whether somewhere in the sample answering only this question otherwise gives another result. */
function canTurn(board: Board, question: number, { picks, count }: Sample, judge: Judge): boolean {
  const size = board.questions.length
  const values = board.questions[question]?.values.length ?? 0
  for (let place = 0; place < count; place++) {
    const turned = picks.slice(place * size, (place + 1) * size)
    const before = judge(turned)
    for (let pick = 0; pick < values; pick++) {
      turned[question] = pick
      if (judge(turned) !== before) return true
    }
  }
  return false
}

/**
 * On the way from everything as it stands to a completion with another result, one question after the other is answered: where
 * the result turns first, that question can change it. One whose condition does not hold yet turns nothing before the condition.
 */
function turningPoint(
  board: Board,
  other: readonly number[],
  eligible: readonly number[],
  judge: Judge,
): number | undefined {
  const picks = board.questions.map(() => 0)
  const before = judge(picks)
  for (const [at, pick] of other.entries()) {
    picks[at] = pick
    if (judge(picks) !== before) return eligible.includes(at) ? at : eligible[0]
  }
  return eligible[0]
}
