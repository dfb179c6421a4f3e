import type { FlowCheck } from './check-flow.ts'
import { clausesOf, type FlowContent } from './read-flow.ts'

/** Conditions name questions and answers that exist, and none waits for itself. */
export function checkFlowConditions(check: FlowCheck): void {
  const { content, note } = check
  for (const [at, { when }] of content.options.entries()) if (when) checkNames(check, ['options', at, 'when'], when)
  for (const [at, { when }] of content.rules.entries()) checkNames(check, ['rules', at, 'when'], when)
  for (const [at, { when }] of content.questions.entries()) if (when) checkNames(check, ['questions', at, 'when'], when)
  const told = new Set<string>()
  for (const [at, { id }] of content.questions.entries()) {
    const circle = circleOf(id, content)
    if (circle.length === 0 || circle.some((name) => told.has(name))) continue
    for (const name of circle) told.add(name)
    note(
      ['questions', at, 'when'],
      `conditions go in a circle: ${[...circle, id].join(' → ')}.`,
      'Let one of these questions be asked without a condition.',
    )
  }
}

type When = NonNullable<FlowContent['options'][number]['when']>

function checkNames({ content, need, note }: FlowCheck, path: readonly PropertyKey[], when: When): void {
  const questionIds = content.questions.map(({ id }) => id)
  for (const clause of clausesOf(when)) {
    if (Object.keys(clause).length === 0)
      note(path, 'a condition names no question.', 'Write { question: [answer] }, or remove it.')
    for (const [id, answers] of Object.entries(clause)) {
      const question = content.questions.find((one) => one.id === id)
      need(path, 'question', id, questionIds)
      for (const answer of question ? answers : [])
        need(path, 'answer', answer, question?.answers.map((one) => one.id) ?? [])
    }
  }
}

/** The questions from one back to itself along the conditions; none where the way ends. */
function circleOf(start: string, { questions }: FlowContent): readonly string[] {
  const seen = new Set<string>()
  const visit = (id: string, way: readonly string[]): readonly string[] => {
    const when = questions.find((question) => question.id === id)?.when
    for (const name of when ? clausesOf(when).flatMap((clause) => Object.keys(clause)) : []) {
      if (name === start) return way
      if (seen.has(name)) continue
      seen.add(name)
      const found = visit(name, [...way, name])
      if (found.length > 0) return found
    }
    return []
  }
  return visit(start, [start])
}
