import type { Contribution, Outcome, RemovedOption, Standing, Verdict, Walkthrough } from '#model/walkthrough.ts'
import { type Board, boardOf } from './board.ts'
import { contributionsOf, removedOf } from './explain.ts'
import { isSettled } from './find-other.ts'
import { type Result, resultOf, standingTally, type Tally } from './outcome.ts'
import { own, type Plan } from './plan.ts'

/** What the answers given so far come to, with every point and every removal accounted for. */
export function verdictOf(plan: Plan, walkthrough: Walkthrough): Verdict {
  const board = boardOf(plan, walkthrough)
  const tally = standingTally(board)
  const result = resultOf(tally, board)
  const standings = standingsOf(plan, tally)
  const left = standings.filter(({ state }) => state === 'left')
  const [first, second] = left
  const isDecided = result.leader >= 0
  const runnerUp = isDecided && second ? second.option : undefined
  return {
    ...toOutcome(plan, result),
    ...(runnerUp === undefined ? {} : { runnerUp }),
    ...(isDecided && first && second ? { margin: first.score - second.score } : {}),
    standings,
    contributions: sortContributions(
      contributionsOf(plan, walkthrough, board),
      isDecided ? first?.option : undefined,
      runnerUp,
    ),
    removed: removedOf(plan, walkthrough, board),
    isSettled: isSettled(board),
  }
}

export function toOutcome({ options }: Plan, { leader, word }: Result): Outcome {
  const option = options[leader]
  return option === undefined ? { word } : { word, leader: option }
}

const RANK: Readonly<Record<Standing['state'], number>> = { left: 0, removed: 1, 'not offered': 2 }

function standingsOf({ options }: Plan, { scores, removed, offered }: Tally): readonly Standing[] {
  return options
    .map((option, at): Standing => {
      const isOffered = (offered & (1 << at)) !== 0
      const isRemoved = (removed & (1 << at)) !== 0
      return { option, score: scores[at] ?? 0, state: isRemoved ? 'removed' : isOffered ? 'left' : 'not offered' }
    })
    .toSorted((one, other) => RANK[one.state] - RANK[other.state] || other.score - one.score)
}

/** What speaks for the leader first; causes that say nothing between the two keep the order of the flow. */
function sortContributions(
  contributions: readonly Omit<Contribution, 'gain'>[],
  leader: string | undefined,
  runnerUp: string | undefined,
): readonly Contribution[] {
  return contributions
    .map((one) => ({ ...one, gain: pointsOf(one.effects, leader) - pointsOf(one.effects, runnerUp) }))
    .toSorted((one, other) => other.gain - one.gain)
}

function pointsOf(effects: Contribution['effects'], option: string | undefined): number {
  return option === undefined ? 0 : (own(effects, option) ?? 0)
}

/** The result of a board, in the words of the flow. */
export function outcomeOf(plan: Plan, board: Board): Outcome {
  return toOutcome(plan, resultOf(standingTally(board), board))
}

/** Removals that still hold: not overruled. */
export function holding(removed: readonly RemovedOption[]): readonly RemovedOption[] {
  return removed.filter(({ overruledBy }) => !overruledBy)
}
