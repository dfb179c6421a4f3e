import type { FlowCheck } from './check-flow.ts'

/** Boxes and plain answers name what exists, and between them every answer of their questions can be given. */
export function checkFlowOpening({ content, note, need }: FlowCheck): void {
  const { opening, questions } = content
  if (!opening) return
  const reached = new Map<string, Set<string>>()
  const check = (path: readonly PropertyKey[], sets: Readonly<Record<string, readonly string[]>>): void => {
    for (const [id, answers] of Object.entries(sets)) {
      const question = questions.find((one) => one.id === id)
      need(
        [...path, id],
        'question',
        id,
        questions.map((one) => one.id),
      )
      const known = question?.answers.map((one) => one.id) ?? []
      for (const answer of question ? answers : []) need([...path, id], 'answer', answer, known)
      reached.set(id, new Set([...(reached.get(id) ?? []), ...answers]))
    }
  }
  for (const [at, { sets }] of opening.ticks.entries()) {
    check(['opening', 'ticks', at, 'sets'], sets)
    for (const id of Object.keys(sets))
      if (!Object.hasOwn(opening.plain, id))
        note(
          ['opening', 'plain'],
          `plain says nothing for "${id}".`,
          'Add what holds where none of its boxes is ticked.',
        )
  }
  check(['opening', 'plain'], opening.plain)
  for (const [id, answers] of reached) {
    const question = questions.find((one) => one.id === id)
    const missing = question?.answers.filter((answer) => !answers.has(answer.id)).map((answer) => answer.id) ?? []
    if (missing.length > 0)
      note(
        ['opening'],
        `no box and no plain answer of "${id}" covers ${missing.join(', ')}.`,
        'Add it to a box, or to the plain answers; who has it would be taken for somebody else.',
      )
  }
}
