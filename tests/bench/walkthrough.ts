import { parseArgs } from 'node:util'
import { fold } from '#core/walkthrough/fold.ts'
import { nextStep } from '#core/walkthrough/next-step.ts'
import { planOf } from '#core/walkthrough/plan.ts'
import { verdictOf } from '#core/walkthrough/verdict.ts'
import { whatWouldChange } from '#core/walkthrough/what-would-change.ts'
import type { WalkthroughEvent } from '#model/walkthrough.ts'
import { makeFlow, type Numbers, numbers } from '../support/make-flow.ts'

// How long the next question and the verdict take, over walkthroughs of made-up flows at every stage between empty and complete:
// `npm run bench -- walkthrough [--questions 12] [--answers 5] [--rounds 3000]`.

const PERSON = { id: 'p', name: 'P' }
/** Of every hundred rounds, so many run before the clock counts: the compiler learns what is hot. */
const WARMING = 0.2
/** Of so many tries the fastest counts: another process's turn is not our time. */
const TRIES = 3

export async function walkthrough(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      questions: { type: 'string', default: '12' },
      answers: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '3000' },
    },
  })
  const size = { questions: Number(values.questions), answers: Number(values.answers), options: 5 }
  const rounds = Number(values.rounds)
  for (const [name, count] of Object.entries({ ...size, rounds }))
    if (!Number.isInteger(count) || count < 1) throw new Error(`--${name} takes a whole number from 1 on.`)
  const next = numbers(7)
  const plans = Array.from({ length: 20 }, (_, seed) => planOf(makeFlow(seed + 1, size)))
  const times: Record<string, number[]> = { 'next step': [], verdict: [], 'what would change it': [] }
  for (let round = 0; round < rounds; round++) {
    const plan = plans[round % plans.length]
    if (!plan) break
    const held = fold(plan, someEvents(plan.flow.questions, next))
    const counts = round >= rounds * WARMING
    for (const [name, work] of [
      ['next step', nextStep],
      ['verdict', verdictOf],
      ['what would change it', whatWouldChange],
    ] as const) {
      const tries = Array.from({ length: TRIES }, () => {
        const started = performance.now()
        work(plan, held)
        return performance.now() - started
      })
      if (counts) times[name]?.push(Math.min(...tries))
    }
  }
  console.log(
    `${size.questions} questions of ${size.answers} answers, 5 options, conditions and rules; ${rounds} rounds`,
  )
  for (const [name, all] of Object.entries(times)) {
    const sorted = all.toSorted((one, other) => one - other)
    const at = (part: number): string => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(3)
    console.log(`  ${name.padEnd(22)} p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`)
  }
}

/** Some of the questions answered; early and late stages alike. */
function someEvents(
  questions: readonly { readonly id: string; readonly answers: readonly { readonly id: string }[] }[],
  next: Numbers,
): readonly WalkthroughEvent[] {
  const share = next()
  return questions
    .filter(() => next() < share)
    .map(({ id, answers }, at) => ({
      seq: at + 1,
      at: 0,
      actor: PERSON,
      kind: 'answer',
      answers: { [id]: [answers[Math.floor(next() * answers.length)]?.id ?? ''] },
    }))
}
