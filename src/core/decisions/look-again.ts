import type { Flow } from '#model/flow.ts'
import type { Change, Outcome, Walkthrough, WhatWouldChange } from '#model/walkthrough.ts'
import { answerLabel, labelOf, sayAnswer } from './context.ts'

const MOST = 5

/**
 * What would lead elsewhere, one line each: answers to one question that lead to the same are told together. What was said comes
 * before what was taken for granted: it changes sooner.
 */
export function lookAgainIf(
  { flips, blurs, pair, lifted }: WhatWouldChange,
  { held }: Walkthrough,
  flow: Flow,
): readonly string[] {
  const isPlain = ({ answers: [first] }: Change): boolean =>
    held.some((one) => one.question === first?.question && one.isPlain)
  const singles = [...flips, ...blurs]
  const ordered = [...singles.filter((one) => !isPlain(one)), ...singles.filter(isPlain)]
  const grouped = new Map<string, { readonly label: string; readonly answers: string[]; readonly to: string }>()
  for (const { answers, to } of ordered) {
    const [only] = answers
    if (!only) continue
    const towards = sayOutcome(to, flow)
    const group = grouped.get(`${only.question} ${towards}`)
    const answer = answerLabel(flow, only.question, only.answer)
    if (group) group.answers.push(answer)
    else
      grouped.set(`${only.question} ${towards}`, {
        label: labelOf(flow, only.question) ?? only.question,
        answers: [answer],
        to: towards,
      })
  }
  const lines = [...grouped.values()].map(({ label, answers, to }) => `${label}: ${answers.join(', or ')} (then ${to})`)
  if (pair)
    lines.push(
      `${pair.answers.map(({ question, answer }) => sayAnswer(flow, question, answer)).join(', and ')} (then ${sayOutcome(pair.to, flow)})`,
    )
  for (const { removed, to } of lifted)
    if (removed.because !== '')
      lines.push(`This no longer holds: ${removed.because.replace(/\.$/, '')} (then ${sayOutcome(to, flow)})`)
  return lines.slice(0, MOST)
}

function sayOutcome({ word, leader }: Outcome, { options }: Flow): string {
  const name = options.find(({ id }) => id === leader)?.name
  if (name === undefined) return 'not enough to say'
  return word === 'too close' ? 'too close to call' : name
}
