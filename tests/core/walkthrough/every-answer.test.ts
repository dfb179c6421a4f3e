import { describe, expect, it } from 'vitest'
import { boardOf } from '#core/walkthrough/board.ts'
import { fold } from '#core/walkthrough/fold.ts'
import { nextStep } from '#core/walkthrough/next-step.ts'
import { openingAct } from '#core/walkthrough/opening.ts'
import { type Plan, planOf } from '#core/walkthrough/plan.ts'
import { verdictOf } from '#core/walkthrough/verdict.ts'
import { ticksFor } from '#lint/interview-flow.ts'
import { surveyFlow } from '#lint/survey-flow.ts'
import type { Flow } from '#model/flow.ts'
import type { Outcome, WalkthroughAct } from '#model/walkthrough.ts'
import { optimalCards, tableOf } from '../../support/outcome-table.ts'
import { slowOutcome } from '../../support/slow-outcome.ts'
import { bare, events, shippedFlows } from '../../support/walkthrough.ts'

type Answers = Readonly<Record<string, string>>

/** Every way of answering the questions named. */
function waysOf(flow: Flow, ids: readonly string[]): readonly Answers[] {
  let ways: readonly Answers[] = [{}]
  for (const { id, answers } of flow.questions)
    if (ids.includes(id)) ways = ways.flatMap((way) => answers.map((one) => Object.assign({ [id]: one.id }, way)))
  return ways
}

interface Leaf {
  readonly acts: readonly WalkthroughAct[]
  readonly ways: readonly Answers[]
}

/** The tree of cards: for each way to its end the ways of answering that come this way. */
function leavesOf(plan: Plan, flow: Flow): readonly Leaf[] {
  const leaves: Leaf[] = []
  const visit = ({ acts, ways }: Leaf): void => {
    const step = nextStep(plan, fold(plan, events(...acts)))
    if (step.kind === 'settled') leaves.push({ acts, ways })
    else if (step.kind === 'opening') {
      const groups = groupBy(ways, (way) => ticksFor(step.opening, way).join(' '))
      for (const [ticked, own] of groups) {
        const act = openingAct(step.opening, ticked.split(' ').filter(Boolean).map(Number), fold(plan, events(...acts)))
        visit({ acts: [...acts, act], ways: own })
      }
    } else
      for (const [said, own] of groupBy(ways, (way) => way[step.question.id] ?? ''))
        visit({ acts: [...acts, { kind: 'answer', answers: { [step.question.id]: [said] } }], ways: own })
  }
  visit({
    acts: [],
    ways: waysOf(
      flow,
      flow.questions.map(({ id }) => id),
    ),
  })
  return leaves
}

function groupBy(ways: readonly Answers[], keyOf: (way: Answers) => string): ReadonlyMap<string, readonly Answers[]> {
  const groups = new Map<string, Answers[]>()
  for (const way of ways) {
    const group = groups.get(keyOf(way))
    if (group) group.push(way)
    else groups.set(keyOf(way), [way])
  }
  return groups
}

function withoutOpening(flow: Flow): Flow {
  const { opening, ...rest } = flow
  return opening ? rest : flow
}

describe.each(shippedFlows().map((flow) => [flow.id, flow] as const))(
  'the flow %s, over every way of answering',
  (_, flow) => {
    const full = new Map(
      waysOf(
        flow,
        flow.questions.map(({ id }) => id),
      ).map((way): [string, Outcome] => [
        JSON.stringify(way),
        slowOutcome(flow, Object.fromEntries(Object.entries(way).map(([id, said]) => [id, [said]]))),
      ]),
    )
    const openings = flow.opening ? [flow, withoutOpening(flow)] : [flow]

    it.each(openings.map((one) => [one.opening ? 'with' : 'without', one] as const))(
      '%s the opening card ends with the winner and word of the full interview, and near the fewest cards',
      (__, one) => {
        const plan = planOf(one)
        const leaves = leavesOf(plan, one)
        let cards = 0
        let best = 0
        let others = 0
        const optimal = new Map<string, number>()
        for (const { acts, ways } of leaves) {
          const verdict = verdictOf(plan, fold(plan, events(...acts)))
          expect(verdict.isSettled).toBe(true)
          const reached = JSON.stringify(bare(verdict))
          others += ways.filter((way) => JSON.stringify(full.get(JSON.stringify(way))) !== reached).length
          cards += ways.length * acts.length
          const opened = one.opening ? acts.slice(0, 1) : []
          const key = JSON.stringify(opened)
          if (!optimal.has(key)) {
            const board = boardOf(plan, fold(plan, events(...opened)))
            optimal.set(key, opened.length + optimalCards(tableOf(board)))
          }
          best += ways.length * (optimal.get(key) ?? 0)
        }
        const all = leaves.reduce((sum, { ways }) => sum + ways.length, 0)
        expect(all).toBe(full.size)
        expect(others).toBe(0)
        expect(cards / best).toBeLessThan(1.08)
      },
      120_000,
    )

    it('leaves an option in each, lets each option win and each question tell, with few ties', () => {
      const survey = surveyFlow(flow)
      expect(survey.states).toBe(full.size)
      expect(survey.deadEnds).toBe(0)
      expect(survey.ties / survey.states).toBeLessThan(0.05)
      expect(survey.telling).toHaveLength(flow.questions.length)
      for (const { id } of flow.options) {
        const wins = [...full.values()].filter(({ leader }) => leader === id).length
        expect(wins).toBeGreaterThan(0)
        expect(survey.wins[id]).toBe(wins)
      }
    })
  },
  120_000,
)
