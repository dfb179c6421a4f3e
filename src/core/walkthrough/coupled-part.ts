import type { Board, BoardQuestion } from './board.ts'
import type { FreePart } from './free-part.ts'
import { add, holds, offeredOf } from './outcome.ts'

/** A way of answering the first so many coupled questions, and what it comes to together with the closed free ones. */
export interface Way {
  readonly depth: number
  readonly scores: readonly number[]
  readonly removed: number
  /** By question: the answers it stands on. */
  readonly standing: readonly number[]
  /** By coupled question: the number of its value. */
  readonly picks: readonly number[]
}

/** A way of answering all of them; rules are counted in. */
export interface WholeWay extends Way {
  readonly offered: number
}

export interface CoupledPart {
  readonly numbers: readonly number[]
  readonly questions: readonly BoardQuestion[]
}

export function coupledPartOf({ questions }: Board): CoupledPart {
  const numbers = questions.flatMap(({ isCoupled }, at) => (isCoupled ? [at] : []))
  return { numbers, questions: numbers.flatMap((at) => questions[at] ?? []) }
}

/**
 * Tries every way of answering the coupled questions, as they stand first, until `find` gives something. A branch is left out
 * where `isHopeless`.
 */
export function tryWays<T>(
  board: Board,
  { numbers, questions }: CoupledPart,
  start: Pick<Way, 'scores' | 'removed'>,
  isHopeless: (way: Way) => boolean,
  find: (way: WholeWay) => T | undefined,
): T | undefined {
  const visit = (way: Way): T | undefined => {
    const question = questions[way.depth]
    if (!question) return find(whole(board, way))
    if (isHopeless(way)) return undefined
    const at = numbers[way.depth] ?? 0
    // A question that does not apply is one way, whatever its values.
    const applies = !question.when || holds(question.when, way.standing)
    for (const [pick, value] of question.values.entries()) {
      const standing = [...way.standing]
      standing[at] = applies ? value.answers : 0
      const scores = [...way.scores]
      if (applies) add(scores, value.effects)
      const found = visit({
        depth: way.depth + 1,
        scores,
        removed: applies ? way.removed | value.removes : way.removed,
        standing,
        picks: [...way.picks, pick],
      })
      if (found !== undefined || !applies) return found
    }
    return undefined
  }
  return visit({ ...start, depth: 0, standing: board.questions.map(() => 0), picks: [] })
}

function whole(board: Board, way: Way): WholeWay {
  const scores = [...way.scores]
  let { removed } = way
  for (const rule of board.rules)
    if (holds(rule.when, way.standing)) {
      removed |= rule.removes
      add(scores, rule.effects)
    }
  return { ...way, scores, removed, offered: offeredOf(board, way.standing) }
}

/** What the coupled questions from a depth on, and all rules, can do at most; conditions are taken to hold or not as is worse. */
export interface Bound {
  readonly low: readonly number[]
  readonly high: readonly number[]
  readonly removes: number
}

export function boundsOf(board: Board, { questions }: CoupledPart, leader: number): readonly Bound[] {
  const options = Array.from({ length: board.optionCount }, (_, at) => at)
  const leadsOf = (effects: readonly number[]): readonly number[] =>
    options.map((rival) => (effects[leader] ?? 0) - (effects[rival] ?? 0))
  let bound: Bound = {
    low: options.map((at) => board.rules.reduce((sum, { effects }) => sum + Math.min(0, leadsOf(effects)[at] ?? 0), 0)),
    high: options.map((at) =>
      board.rules.reduce((sum, { effects }) => sum + Math.max(0, leadsOf(effects)[at] ?? 0), 0),
    ),
    removes: board.rules.reduce((mask, { removes }) => mask | removes, 0),
  }
  const bounds = [bound]
  for (const { values, when } of questions.toReversed()) {
    const leads = values.map(({ effects }) => leadsOf(effects))
    const behind = bound
    const idle = when ? [0] : []
    bound = {
      low: options.map((at) => (behind.low[at] ?? 0) + Math.min(...idle, ...leads.map((own) => own[at] ?? 0))),
      high: options.map((at) => (behind.high[at] ?? 0) + Math.max(...idle, ...leads.map((own) => own[at] ?? 0))),
      removes: values.reduce((mask, { removes }) => mask | removes, behind.removes),
    }
    bounds.unshift(bound)
  }
  return bounds
}

/** Both parts together: the number of the value for each question. */
export function completion(
  board: Board,
  coupled: readonly number[],
  { picks }: Way,
  { open }: FreePart,
  freePicks: readonly number[],
): readonly number[] {
  const chosen = board.questions.map(() => 0)
  for (const [at, question] of coupled.entries()) chosen[question] = picks[at] ?? 0
  for (const [at, { question }] of open.entries()) chosen[question] = freePicks[at] ?? 0
  return chosen
}
