import type { Board, BoardQuestion } from './board.ts'
import { boundsOf, coupledPartOf } from './coupled-part.ts'
import { freePartOf, reachOf } from './free-part.ts'

/**
 * The open questions that could still change the outcome, judged by bounds: never left out wrongly, sometimes in wrongly. Good for
 * "at most so many cards", which must not grow.
 */
export function mattering(board: Board): readonly number[] {
  const relevant = relevantOf(board)
  return board.questions.flatMap((question, at) => (canMatter(question, relevant) ? [at] : []))
}

function canMatter({ values, isCoupled }: BoardQuestion, relevant: number): boolean {
  const [first] = values
  if (!first || values.length < 2) return false
  return (
    isCoupled ||
    values.some(({ effects, removes }) => {
      const moves = effects.flatMap((points, option) =>
        (relevant & (1 << option)) === 0 ? [] : [points - (first.effects[option] ?? 0)],
      )
      return (removes & relevant) !== (first.removes & relevant) || moves.some((move) => move !== moves[0])
    })
  )
}

/** All options but those that are always so far behind one that surely stays, that they change neither leader nor word. */
function relevantOf(board: Board): number {
  const free = freePartOf(board)
  const coupled = coupledPartOf(board)
  const options = Array.from({ length: board.optionCount }, (_, at) => at)
  let relevant = (1 << board.optionCount) - 1
  for (const leader of options) {
    const bounds = boundsOf(board, coupled, leader)[0]
    const mayGo = free.removed | free.removable | (bounds?.removes ?? 0)
    if (!bounds || board.offers[leader] || (mayGo & (1 << leader)) !== 0) continue
    const { low } = reachOf(free, leader, board.optionCount)
    for (const rival of options) {
      const lead = (free.scores[leader] ?? 0) - (free.scores[rival] ?? 0)
      if (rival !== leader && lead + (low[rival] ?? 0) + (bounds.low[rival] ?? 0) >= board.strong)
        relevant &= ~(1 << rival)
    }
  }
  return relevant & ~free.removed
}
