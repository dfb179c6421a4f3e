import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '#core/walkthrough/fold.ts'
import { planOf } from '#core/walkthrough/plan.ts'
import { lastRedoable, lastUndoable } from '#core/walkthrough/undo.ts'
import { verdictOf } from '#core/walkthrough/verdict.ts'
import { whatWouldChange } from '#core/walkthrough/what-would-change.ts'
import type { WalkthroughAct, WalkthroughEvent } from '#model/walkthrough.ts'
import { someActs } from '../../support/some-walkthrough.ts'
import { ana, answer, chooseFlow, events } from '../../support/walkthrough.ts'

const flow = chooseFlow()
const plan = planOf(flow)

function judged(acts: readonly WalkthroughAct[]): string {
  return judgedEvents(events(...acts))
}

function judgedEvents(all: readonly WalkthroughEvent[]): string {
  const walkthrough = fold(plan, all)
  return JSON.stringify([verdictOf(plan, walkthrough), whatWouldChange(plan, walkthrough)])
}

const plain: WalkthroughAct = { kind: 'answer', answers: {}, ...(flow.opening ? { plain: flow.opening.plain } : {}) }
const acts = someActs(flow)
const shuffled = acts.chain((all) => {
  const whole = [...all, plain]
  return fc.tuple(fc.constant(whole), fc.shuffledSubarray(whole, { minLength: whole.length, maxLength: whole.length }))
})

describe('the same answers give the same verdict, byte for byte', () => {
  it('in whatever order they came, the opening card among them', () => {
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(judged(other)).toBe(judged(one))
      }),
      { numRuns: 300, seed: 1 },
    )
  }, 60_000)

  it('undone to the first and done again', () => {
    fc.assert(
      fc.property(acts, fc.nat(20), (all, steps) => {
        let log = events(...all)
        const append = (act: WalkthroughAct): void => {
          log = [...log, { ...act, seq: log.length + 1, at: 0, actor: ana }]
        }
        const before = judgedEvents(log)
        let undone = 0
        for (let step = 0; step < steps; step++) {
          const last = lastUndoable(log)
          if (!last) break
          append({ kind: 'undo', of: last.seq })
          undone++
        }
        expect(judgedEvents(log)).toBe(judged(all.slice(0, all.length - undone)))
        for (let step = 0; step < undone; step++) {
          const last = lastRedoable(log)
          if (last) append({ kind: 'undo', of: last.seq })
        }
        expect(judgedEvents(log)).toBe(before)
      }),
      { numRuns: 200, seed: 2 },
    )
  }, 60_000)

  it('changed and changed back', () => {
    fc.assert(
      fc.property(acts, fc.nat(), fc.nat(), (all, which, other) => {
        const answers = Object.fromEntries(flow.questions.map(({ id, answers: own }) => [id, own[0]?.id ?? '']))
        const full = [...all, answer(answers)]
        const question = flow.questions[which % flow.questions.length]
        const changed = question?.answers[other % question.answers.length]
        if (!question || !changed) return
        const back = answer({ [question.id]: question.answers[0]?.id ?? '' })
        expect(judged([...full, answer({ [question.id]: changed.id }), back])).toBe(judged(full))
      }),
      { numRuns: 100, seed: 3 },
    )
  }, 60_000)
})
