import type { Change, WhatWouldChange } from '#model/walkthrough.ts'
import type { Scene } from './scene.ts'
import { answerIn, inSentence, outcomeName, questionOf } from './wording.ts'

const MOST = 3

/**
 * At most three things that would lead elsewhere: "The team: Docker on a few hosts → too close to call". Answers to what somebody
 * said or could still say come before what the opening card takes for granted: few teams change their operating system.
 */
export function describeChanges(scene: Scene, { flips, blurs, pair }: WhatWouldChange): readonly string[] {
  const { state } = scene
  const isTaken = (question: string): boolean => state.held.find((one) => one.question === question)?.isPlain === true
  const singles = [...flips, ...blurs]
  const told = singles.filter(({ answers }) => answers.every(({ question }) => !isTaken(question)))
  const rest = singles.filter((one) => !told.includes(one))
  const groups = groupByQuestion(scene, [...told, ...rest])
  const lines = groups.map((group) => describeGroup(scene, group))
  return lines.length === 0 && pair ? [describePair(scene, pair)] : lines.slice(0, MOST)
}

/** Changes of one question with the same result are one. */
function groupByQuestion({ flow }: Scene, changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups = new Map<string, Change[]>()
  for (const change of changes) {
    const key = `${change.answers[0]?.question} ${outcomeName(flow, change.to)}`
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  return [...groups.values()]
}

function describeGroup({ flow }: Scene, changes: readonly Change[]): string {
  const [first] = changes
  const question = first?.answers[0]?.question ?? ''
  const labels = changes.flatMap(({ answers }) =>
    answers.map(({ answer }) => inSentence(answerIn(flow, question, answer)?.label ?? answer)),
  )
  const to = first ? outcomeName(flow, first.to) : ''
  return `${inSentence(questionOf(flow, question)?.label ?? question)}: ${labels.slice(0, 2).join(', ')} → ${to}`
}

function describePair({ flow }: Scene, { answers, to }: Change): string {
  const labels = answers.map(({ question, answer }) => inSentence(answerIn(flow, question, answer)?.label ?? answer))
  return `${labels.join(' together with ')} → ${outcomeName(flow, to)}`
}
