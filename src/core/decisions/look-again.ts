import type { Flow } from '#model/flow.ts'
import type { Change, Outcome, Walkthrough, WhatWouldChange } from '#model/walkthrough.ts'
import { clauseOf, inside } from './clause.ts'
import { answerLabel, labelOf } from './context.ts'

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
  const grouped = new Map<string, { readonly question: string; readonly answers: string[]; readonly to: string }>()
  for (const { answers, to } of ordered) {
    const [only] = answers
    if (!only) continue
    const towards = sayThen(to, flow)
    const group = grouped.get(`${only.question} ${towards}`)
    const answer = answerLabel(flow, only.question, only.answer)
    if (group) group.answers.push(answer)
    else grouped.set(`${only.question} ${towards}`, { question: only.question, answers: [answer], to: towards })
  }
  const lines = [...grouped.values()].map(
    ({ question, answers, to }) => `${sayBecomes(flow, question, answers)}: ${to}`,
  )
  if (pair)
    lines.push(
      `${pair.answers.map(({ question, answer }) => sayBecomes(flow, question, [answerLabel(flow, question, answer)])).join(', and ')}: ${sayThen(pair.to, flow)}`,
    )
  for (const { removed, to } of lifted)
    if (removed.because !== '')
      lines.push(`it is no longer so that ${clauseOf(flow, removed.because)}: ${sayThen(to, flow)}`)
  return lines.slice(0, MOST)
}

/** As it stands behind "if": "the answer about the team becomes “VMs”". */
function sayBecomes(flow: Flow, question: string, answers: readonly string[]): string {
  const label = inside(flow, labelOf(flow, question) ?? question)
  return `the answer about ${label} becomes ${answers.map((answer) => `“${answer}”`).join(' or ')}`
}

function sayThen({ word, leader }: Outcome, { options }: Flow): string {
  const name = options.find(({ id }) => id === leader)?.name
  if (name === undefined) return 'then there is not enough to say'
  return word === 'too close' ? 'then it is too close to call' : `then it is ${name}`
}
