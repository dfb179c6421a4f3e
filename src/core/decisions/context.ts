import type { DecisionRecord } from '#model/decision-record.ts'
import type { Flow } from '#model/flow.ts'
import type { Held } from '#model/walkthrough.ts'
import { tidyName } from '../text/tidy.ts'
import { inside, listed } from './clause.ts'
import type { Judged } from './record.ts'

/** The question, what it rests on, what was taken for granted and what stayed open, one sentence each. */
export function contextOf(flow: Flow, subject: string, { walkthrough, verdict, disputed }: Judged): readonly string[] {
  const counted = new Set(verdict.contributions.map(({ question }) => question))
  const held = walkthrough.held.filter(({ said, question }) => said.length > 1 || counted.has(question))
  const said = held.filter(({ isPlain }) => !isPlain).flatMap((one) => sayHeld(flow, one) ?? [])
  const granted = held.filter(({ isPlain }) => isPlain).flatMap((one) => sayHeld(flow, one) ?? [])
  const stressed = walkthrough.held.flatMap(({ question, weight }) => (weight > 1 ? insideLabel(flow, question) : []))
  const open = walkthrough.held.filter(isOpen).flatMap(({ question }) => insideLabel(flow, question))
  return [
    subject === '' ? flow.title : `${flow.title.replace(/[.!]+$/, '')} This is about ${subject}.`,
    ...(said.length > 0 ? [`It rests on ${listed(said)}.`] : []),
    ...(granted.length > 0 ? [`Taken for granted: ${listed(granted)}.`] : []),
    ...(stressed.length > 0 ? [`Counted twice, as what matters most: ${listed(stressed)}.`] : []),
    ...(open.length > 0 ? [`Left open: ${listed(open)}.`] : []),
    ...disputed.map(({ question, answers }) => {
      const sides = answers.map(
        ({ answer, people }) =>
          `${inside(flow, answerLabel(flow, question, answer))} (${people.map(({ name }) => tidyName(name)).join(', ')})`,
      )
      return `There is no agreement about ${insideLabel(flow, question).join('')}: ${sides.join('; ')}.`
    }),
  ]
}

/** What was said and counts, in the order of the questions, with who said it. */
export function driversOf(flow: Flow, { verdict, voters }: Judged): DecisionRecord['drivers'] {
  return flow.questions.flatMap(({ id }) => {
    const found = verdict.contributions.find(({ question, isPlain }) => question === id && !isPlain)
    if (found?.answer === undefined) return []
    const by = found.by ? [found.by.name] : voters
    return [{ text: sayAnswer(flow, id, found.answer), by: by.map(tidyName) }]
  })
}

function isOpen({ status }: Held): boolean {
  return status === 'unsure' || status === 'skipped'
}

function sayHeld(flow: Flow, { question, said }: Held): string | undefined {
  const [label] = insideLabel(flow, question)
  const answers = said.map((answer) => inside(flow, answerLabel(flow, question, answer)))
  return label && `${label} (${answers.join('; or ')})`
}

/** "The team: VMs" */
function sayAnswer(flow: Flow, question: string, answer: string): string {
  return `${labelOf(flow, question) ?? question}: ${inside(flow, answerLabel(flow, question, answer))}`
}

/** "the team"; nothing where the flow has no such question. */
function insideLabel(flow: Flow, question: string): readonly string[] {
  const label = labelOf(flow, question)
  return label === undefined ? [] : [inside(flow, label)]
}

export function labelOf({ questions }: Flow, id: string): string | undefined {
  return questions.find((question) => question.id === id)?.label
}

export function answerLabel({ questions }: Flow, question: string, answer: string): string {
  return (
    questions.find((one) => one.id === question)?.answers.find((one) => one.id === answer)?.label ?? 'another answer'
  )
}
