import { describe, expect, it } from 'vitest'
import { boardOf } from '#core/walkthrough/board.ts'
import { fold } from '#core/walkthrough/fold.ts'
import { resultOf, tally, type Tally } from '#core/walkthrough/outcome.ts'
import { planOf } from '#core/walkthrough/plan.ts'
import { verdictOf } from '#core/walkthrough/verdict.ts'
import { answerSetsOf } from '#lint/survey-flow.ts'
import type { Effects, Flow } from '#model/flow.ts'
import { answer, bare, chooseFlow, events } from '../../support/walkthrough.ts'

const flow = chooseFlow()
const plan = planOf(flow)
const board = boardOf(plan, fold(plan, []))

function question(id: string): number {
  return plan.indexOf.get(id) ?? -1
}

function pickOf(id: string, answerId: string): number {
  return 1 + (plan.questions[question(id)]?.answers.findIndex(({ answer: one }) => one.id === answerId) ?? -2)
}

function count(picks: readonly number[]): Tally {
  return tally(board, (at) => board.questions[at]?.values[picks[at] ?? 0])
}

function left({ offered, removed }: Tally): readonly string[] {
  return plan.options.filter((_, at) => (offered & ~removed & (1 << at)) !== 0)
}

/** How many of all ways of answering, with one answer changed, break a relation between before and after. */
function breaches(id: string, to: string, isRight: (after: Tally, before: Tally) => boolean, from?: string): number {
  let wrong = 0
  for (const picks of answerSetsOf(board, 100_000).answerSets) {
    if (from !== undefined && picks[question(id)] !== pickOf(id, from)) continue
    const changed = picks.with(question(id), to === '' ? 0 : pickOf(id, to))
    if (!isRight(count(changed), count(picks))) wrong++
  }
  return wrong
}

function gainsOn(option: string): (after: Tally, before: Tally) => boolean {
  const own = plan.options.indexOf(option)
  const lead = ({ scores }: Tally, at: number): number => (scores[at] ?? 0) - (scores[own] ?? 0)
  return (after, before) => plan.options.every((_, at) => lead(after, at) <= lead(before, at))
}

function removesNothing(after: Tally, before: Tally): boolean {
  return (after.removed & ~before.removed) === 0
}

function twice(effects: Effects): Effects {
  return Object.fromEntries(Object.entries(effects).map(([option, points]) => [option, points * 2]))
}

describe('relations that hold over every way of answering', () => {
  it("M1: where others' code runs, containers on the host are out", () => {
    expect(breaches('trust', 'untrusted', (after) => !left(after).includes('container'))).toBe(0)
  })

  it('M2: with another system only a VM is left', () => {
    expect(breaches('kernel', 'otheros', (after) => left(after).join() === 'vm')).toBe(0)
  })

  it('M3: with a VM image only, only a VM is left', () => {
    expect(breaches('form', 'appliance', (after) => left(after).join() === 'vm')).toBe(0)
  })

  it('M4: when the load becomes steady, nothing gains on the VM', () => {
    expect(breaches('load', 'steady', gainsOn('vm'), 'spiky')).toBe(0)
  })

  it('M5: when nobody runs servers, nothing gains on the managed service', () => {
    expect(breaches('team', 'none', gainsOn('managed'))).toBe(0)
  })

  it('M7: the order of options in the file changes nothing but ties', () => {
    const turned = planOf({ ...flow, options: flow.options.toReversed() })
    const other = boardOf(turned, fold(turned, []))
    let wrong = 0
    for (const picks of answerSetsOf(board, 100_000).answerSets) {
      const before = count(picks)
      const after = tally(other, (at) => other.questions[at]?.values[picks[at] ?? 0])
      const reordered = plan.options.map((id) => after.scores[turned.options.indexOf(id)])
      const one = resultOf(before, board)
      const two = resultOf(after, other)
      const isTie = one.word === 'too close'
      if (reordered.join() !== before.scores.join() || one.word !== two.word) wrong++
      else if (!isTie && plan.options[one.leader] !== turned.options[two.leader]) wrong++
    }
    expect(wrong).toBe(0)
  })

  it('M8: with "not sure" to everything there is not enough to say', () => {
    const unsure = flow.questions.map(({ id }) => ({ kind: 'unsure' as const, question: id }))
    expect(bare(verdictOf(plan, fold(plan, events(...unsure))))).toEqual({ word: 'not enough' })
  })

  it.each(flow.questions.map(({ id }) => id))('M9: %s taken back to "not sure" removes nothing', (id) => {
    expect(breaches(id, '', removesNothing)).toBe(0)
  })

  it('M10: all points and margins doubled give the same result, and so does doubling every weight', () => {
    const doubled: Flow = {
      ...flow,
      margins: { strong: flow.margins.strong * 2, lean: flow.margins.lean * 2 },
      questions: flow.questions.map((one) => ({
        ...one,
        answers: one.answers.map((own) => ({ ...own, effects: twice(own.effects) })),
      })),
    }
    const other = planOf(doubled)
    const others = boardOf(other, fold(other, []))
    const weighed = boardOf(
      plan,
      fold(
        plan,
        events(...flow.questions.map(({ id }) => ({ kind: 'weigh' as const, question: id, weight: 2 as const }))),
      ),
    )
    let wrong = 0
    for (const picks of answerSetsOf(board, 100_000).answerSets) {
      const results = [board, others, weighed].map((one) =>
        JSON.stringify(
          resultOf(
            tally(one, (at) => one.questions[at]?.values[picks[at] ?? 0]),
            one,
          ),
        ),
      )
      if (new Set(results).size > 1) wrong++
    }
    expect(wrong).toBe(0)
  })

  it('M12: however all questions are answered, an option is left', () => {
    let ways = 0
    for (const picks of answerSetsOf(board, 100_000).answerSets) {
      ways++
      if (left(count(picks)).length === 0) throw new Error(`Nothing is left for ${picks.join(' ')}`)
    }
    expect(ways).toBe(46_080)
  })

  it('a managed service is considered only by those who would buy one or have nobody to run servers', () => {
    const cases = [
      [{ form: 'commodity' }, 'left'],
      [{ team: 'none' }, 'left'],
      [{ form: 'ours', team: 'docker' }, 'not offered'],
      [{}, 'not offered'],
    ] as const
    for (const [said, state] of cases) {
      const { standings } = verdictOf(plan, fold(plan, events(answer(said))))
      expect(standings.find(({ option }) => option === 'managed')?.state).toBe(state)
    }
  })
})
