import type { Robustness, Walkthrough, WeightTie } from '#model/walkthrough.ts'
import { type Board, boardOf } from './board.ts'
import { standingOf } from './explain.ts'
import { resultOf, standingTally } from './outcome.ts'
import type { Plan } from './plan.ts'

/** Weights up to here are told: nobody counts a question more than so many times. */
const MOST = 5

/**
 * For each question that scores, the nearest weight at which another option draws level with the leader. Scores are linear in a
 * weight: with a lead of m that the question's points change by p for each unit, level is at w − m / p.
 */
export function tiesOf(plan: Plan, { held }: Walkthrough, board: Board): readonly WeightTie[] {
  const tally = standingTally(board)
  const { leader } = resultOf(tally, board)
  if (leader < 0) return []
  const left = tally.offered & ~tally.removed
  const standing = standingOf(board)
  return plan.questions
    .flatMap(({ question, place }, at): (WeightTie & { readonly place: number })[] => {
      const weight = held.find((one) => one.question === question.id)?.weight ?? 1
      const effects = board.questions[at]?.values[0]?.effects ?? []
      // At a weight of 0 the points of the answer are not on the board; who asks raises the weight first.
      if (standing[at] === 0 || weight === 0) return []
      const ties = plan.options.flatMap((option, rival) => {
        if (rival === leader || (left & (1 << rival)) === 0) return []
        const lead = (tally.scores[leader] ?? 0) - (tally.scores[rival] ?? 0)
        const each = ((effects[leader] ?? 0) - (effects[rival] ?? 0)) / weight
        const level = weight - lead / each
        return each !== 0 && lead > 0 && level >= 0 && level <= MOST
          ? [{ question: question.id, weight: level, option, place }]
          : []
      })
      return ties.toSorted((one, other) => Math.abs(one.weight - weight) - Math.abs(other.weight - weight)).slice(0, 1)
    })
    .toSorted((one, other) => one.place - other.place)
    .map(({ question, weight, option }) => ({ question, weight, option }))
}

/** How well the leader stands: against leaving out an answer, and against points that are a little wrong. */
export function robustnessOf(plan: Plan, walkthrough: Walkthrough, board: Board): Robustness {
  const tally = standingTally(board)
  const { leader } = resultOf(tally, board)
  const answered = walkthrough.held.filter(({ said }) => said.length > 0)
  const kept = answered.filter(({ question }) => {
    const without = boardOf(plan, {
      ...walkthrough,
      held: walkthrough.held.map((one) => (one.question === question ? { ...one, said: [] } : one)),
    })
    return leader >= 0 && resultOf(standingTally(without), without).leader === leader
  }).length
  const slips = leader < 0 ? undefined : slipsUntilLevel(walkthrough, board, leader)
  return { kept, of: answered.length, ...(slips === undefined ? {} : { slips }) }
}

/**
 * Each answer holds one point for the leader and one for the rival that may be wrong by one; a question of double weight counts
 * double, so that the heaviest are taken first. Undefined where no other option is left or none can draw level.
 */
function slipsUntilLevel({ held }: Walkthrough, board: Board, leader: number): number | undefined {
  const { scores, removed, offered } = standingTally(board)
  const leads = scores.flatMap((score, at) =>
    at !== leader && (offered & ~removed & (1 << at)) !== 0 ? [(scores[leader] ?? 0) - score] : [],
  )
  if (leads.length === 0) return undefined
  let lead = Math.min(...leads)
  const weights = held
    .flatMap(({ said, weight }) => (said.length > 0 ? [weight, weight] : []))
    .toSorted((one, other) => other - one)
  for (const [slips, weight] of weights.entries()) {
    if (lead <= 0) return slips
    lead -= weight
  }
  return lead <= 0 ? weights.length : undefined
}
