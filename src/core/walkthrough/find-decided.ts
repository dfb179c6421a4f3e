import type { Board } from './board.ts'
import { completion, coupledPartOf, tryWays, type WholeWay } from './coupled-part.ts'
import { type FreePart, freePartOf } from './free-part.ts'
import { isSame, resultOf, UNDECIDED } from './outcome.ts'

/** Where everything as it stands is not enough to say anything: a completion that is enough; or none. */
export function findDecided(board: Board): readonly number[] | undefined {
  const free = freePartOf(board)
  const coupled = coupledPartOf(board)
  return tryWays(
    board,
    coupled,
    free,
    () => false,
    (way) => {
      const picks = decideAlone(board, way, free) ?? leaveOne(way, free)
      return picks && completion(board, coupled.numbers, way, free, picks)
    },
  )
}

/** None or one of the free questions answered. */
function decideAlone(board: Board, way: WholeWay, { open }: FreePart): readonly number[] | undefined {
  const asTheyStand = open.map(() => 0)
  if (isDecided(board, way)) return asTheyStand
  for (const [at, { values }] of open.entries())
    for (const [pick, { effects, removes }] of values.entries()) {
      const scores = way.scores.map((score, option) => score + (effects[option] ?? 0))
      if (isDecided(board, { ...way, scores, removed: way.removed | removes })) return asTheyStand.with(at, pick)
    }
  return undefined
}

function isDecided(board: Board, way: Pick<WholeWay, 'scores' | 'removed' | 'offered'>): boolean {
  return !isSame(resultOf(way, board), UNDECIDED)
}

/**
 * Where no answer decides by itself, those that leave several leave them equal, and so do their sums. Only together can they
 * still leave exactly one option.
 */
function leaveOne(way: WholeWay, { open }: FreePart): readonly number[] | undefined {
  let reached = new Map<number, readonly number[]>([[way.offered & ~way.removed, []]])
  for (const { values } of open) {
    const next = new Map<number, readonly number[]>()
    for (const [left, picks] of reached)
      for (const [pick, { removes }] of values.entries())
        if (!next.has(left & ~removes)) next.set(left & ~removes, [...picks, pick])
    reached = next
  }
  for (const [left, picks] of reached) if (left !== 0 && (left & (left - 1)) === 0) return picks
  return undefined
}
