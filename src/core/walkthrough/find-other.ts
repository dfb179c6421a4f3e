import type { Board } from './board.ts'
import { type Bound, boundsOf, completion, coupledPartOf, tryWays, type Way, type WholeWay } from './coupled-part.ts'
import { type FreePart, freePartOf, fulfil, type Reach, reachOf } from './free-part.ts'
import { findDecided } from './find-decided.ts'
import { type Result, resultOf, standingTally } from './outcome.ts'

// "Settled" is exact: no completion has another leader or another word. Scores are sums, so that for one leader and one rival the
// worst completion is had question by question. Conditions and rules break that for the questions they name (coupled): those
// are tried out, and for each way of answering them the others (free) are summed.
//
//   coupled   kernel ─ device ─ form ─ team      tried out; a branch is left where even its bounds cannot differ
//   free      trust + state + load + place       the least and the largest lead, rival by rival
//
// Another word *upwards* ("leaning" becomes "clear") is a wish for the leads over all rivals together: a search in depth, tried
// only where no single rival rules it out.

/** A completion, as the number of the value for each question, with another result than everything as it stands; or none. */
export function findOther(board: Board): readonly number[] | undefined {
  const target = resultOf(standingTally(board), board)
  return target.leader < 0 ? findDecided(board) : findDeviation(board, target)
}

export function isSettled(board: Board): boolean {
  return findOther(board) === undefined
}

function findDeviation(board: Board, target: Result): readonly number[] | undefined {
  const free = freePartOf(board)
  const coupled = coupledPartOf(board)
  const reach = reachOf(free, target.leader, board.optionCount)
  const one: Case = { board, target, free, reach, least: leastLeads(board, target) }
  const bounds = boundsOf(board, coupled, target.leader)
  return tryWays(
    board,
    coupled,
    free,
    (way) => isHopeless(way, bounds[way.depth], one),
    (way) => {
      const picks = deviate(way, one)
      return picks && completion(board, coupled.numbers, way, free, picks)
    },
  )
}

interface Case {
  readonly board: Board
  readonly target: Result
  readonly free: FreePart
  readonly reach: Reach
  /** By option: with a smaller lead over it the result is another. */
  readonly least: readonly number[]
}

function leastLeads({ optionCount, strong, lean }: Board, { leader, word }: Result): readonly number[] {
  return Array.from({ length: optionCount }, (_, rival) => {
    if (word === 'clear') return strong
    if (word === 'leaning') return lean
    return leader < rival ? 0 : 1
  })
}

/** From which lead over all rivals the word is a stronger one; nothing is stronger than clear. */
function nextWord({ board, target }: Case): number {
  if (target.word === 'clear') return Infinity
  return target.word === 'leaning' ? board.strong : board.lean
}

/** Whether the bounds alone show that no completion of this way differs. */
function isHopeless(way: Way, bound: Bound | undefined, one: Case): boolean {
  const { board, target, free, reach, least } = one
  const { leader } = target
  if (!bound || board.offers[leader]) return false
  const mayGo = bound.removes | free.removable
  if (((way.removed | mayGo) & (1 << leader)) !== 0) return false
  let isCapped = target.word === 'clear'
  let isUnequal = target.word !== 'too close'
  for (let rival = 0; rival < board.optionCount; rival++) {
    if (rival === leader || (way.removed & (1 << rival)) !== 0) continue
    const lead = (way.scores[leader] ?? 0) - (way.scores[rival] ?? 0)
    const low = lead + (bound.low[rival] ?? 0) + (reach.low[rival] ?? 0)
    if (low < (least[rival] ?? 0)) return false
    if ((mayGo & (1 << rival)) !== 0 || board.offers[rival]) continue
    if (lead + (bound.high[rival] ?? 0) + (reach.high[rival] ?? 0) < nextWord(one)) isCapped = true
    if (low > 0) isUnequal = true
  }
  return isCapped && isUnequal
}

/** Values for the free questions with which the result is another, once the coupled ones are answered; or none. */
function deviate(way: WholeWay, one: Case): readonly number[] | undefined {
  const { target, free, reach, least } = one
  const { leader } = target
  const asTheyStand = free.open.map(() => 0)
  const left = way.offered & ~way.removed
  if ((left & (1 << leader)) === 0) return asTheyStand
  if ((free.removable & (1 << leader)) !== 0)
    return free.open.map(({ values }) =>
      Math.max(
        0,
        values.findIndex(({ removes }) => (removes & (1 << leader)) !== 0),
      ),
    )
  const leads = way.scores.map((score) => (way.scores[leader] ?? 0) - score)
  let isCapped = target.word === 'clear'
  for (const [rival, lead] of leads.entries()) {
    if (rival === leader || (left & (1 << rival)) === 0) continue
    if (lead + (reach.low[rival] ?? 0) < (least[rival] ?? 0)) return reach.lowPicks[rival]
    if ((free.removable & (1 << rival)) === 0 && lead + (reach.high[rival] ?? 0) < nextWord(one)) isCapped = true
  }
  const wish = { leader, leads, left }
  const stronger = isCapped
    ? undefined
    : fulfil(free, { ...wish, least: nextWord(one), most: Infinity, needsRival: false })
  if (stronger || target.word !== 'too close') return stronger
  return fulfil(free, { ...wish, least: 0, most: 0, needsRival: true })
}
