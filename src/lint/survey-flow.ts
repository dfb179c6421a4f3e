import { type Board, boardOf } from '#core/walkthrough/board.ts'
import { fold } from '#core/walkthrough/fold.ts'
import { createJudge } from '#core/walkthrough/judge.ts'
import { resultOf, tally } from '#core/walkthrough/outcome.ts'
import { planOf } from '#core/walkthrough/plan.ts'
import type { Flow } from '#model/flow.ts'
import type { VerdictWord } from '#model/walkthrough.ts'

/** With so many ways of answering or fewer, every one is looked at; beyond, so many of them. */
export const MOST_STATES = 200_000

/** What comes out over all ways of answering every question. No team answers at random: shares tell of the flow, not of people. */
export interface Survey {
  readonly states: number
  /** Whether these are all there are. */
  readonly isWhole: boolean
  readonly wins: Readonly<Record<string, number>>
  readonly words: Readonly<Record<VerdictWord, number>>
  /** Ways of answering after which the first two are equal. */
  readonly ties: number
  /** Ways of answering after which no option is left; the first of them as an example. */
  readonly deadEnds: number
  readonly deadEnd?: Readonly<Record<string, string>>
  /** Questions whose answer alone changes the outcome somewhere. */
  readonly telling: readonly string[]
}

export function surveyFlow(flow: Flow, most = MOST_STATES): Survey {
  const plan = planOf(flow)
  const board = boardOf(plan, fold(plan, []))
  const judge = createJudge(board)
  const wins = new Map(plan.options.map((id) => [id, 0]))
  const words: Record<VerdictWord, number> = { clear: 0, leaning: 0, 'too close': 0, 'not enough': 0 }
  const silent = new Set(plan.questions.keys())
  let states = 0
  let ties = 0
  let deadEnds = 0
  let deadEnd: Record<string, string> | undefined
  const { isWhole, answerSets } = answerSetsOf(board, most)
  for (const picks of answerSets) {
    states++
    const { scores, removed, offered } = tally(board, (at) => board.questions[at]?.values[picks[at] ?? 0])
    const { leader, word } = resultOf({ scores, removed, offered }, board)
    words[word]++
    const winner = plan.options[leader]
    if (winner !== undefined) wins.set(winner, (wins.get(winner) ?? 0) + 1)
    const left = scores.filter((_, at) => (offered & ~removed & (1 << at)) !== 0).toSorted((a, b) => b - a)
    if (left.length > 1 && left[0] === left[1]) ties++
    if (left.length === 0) {
      deadEnds++
      deadEnd ??= Object.fromEntries(
        plan.questions.map(({ question, answers }, at) => [
          question.id,
          answers[(picks[at] ?? 1) - 1]?.answer.id ?? '',
        ]),
      )
    }
    for (const at of silent) if (turns(board, picks, at, judge)) silent.delete(at)
  }
  return {
    states,
    isWhole,
    wins: Object.fromEntries(wins),
    words,
    ties,
    deadEnds,
    ...(deadEnd ? { deadEnd } : {}),
    telling: plan.questions.flatMap(({ question }, at) => (silent.has(at) ? [] : [question.id])),
  }
}

function turns(
  board: Board,
  picks: readonly number[],
  at: number,
  judge: (picks: ArrayLike<number>) => number,
): boolean {
  const before = judge(picks)
  const turned = [...picks]
  return (board.questions[at]?.values ?? []).some((_, pick) => {
    turned[at] = pick
    return pick > 0 && judge(turned) !== before
  })
}

/** Every way of answering all questions, or a fixed choice of them, as numbers of values. */
export function answerSetsOf(
  { questions }: Board,
  most: number,
): { readonly isWhole: boolean; readonly answerSets: Iterable<readonly number[]> } {
  const counts = questions.map(({ values }) => Math.max(1, values.length - 1))
  const all = counts.reduce((product, count) => product * count, 1)
  const isWhole = all <= most
  function* answerSets(): Iterable<readonly number[]> {
    let state = 1
    for (let place = 0; place < Math.min(all, most); place++) {
      let rest = place
      yield counts.map((count, at) => {
        if ((questions[at]?.values.length ?? 0) < 2) return 0
        if (!isWhole) {
          // A linear congruential generator: looks random, and is the same every time.
          state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
          return 1 + Math.floor((state / 2 ** 32) * count)
        }
        const pick = 1 + (rest % count)
        rest = Math.floor(rest / count)
        return pick
      })
    }
  }
  return { isWhole, answerSets: answerSets() }
}
