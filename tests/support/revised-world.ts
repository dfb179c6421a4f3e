import type { World } from '#core/world.ts'
import type { Flow } from '#model/flow.ts'
import type { Decision } from '#model/store.ts'
import type { WalkLife } from './walk-life.ts'

/** The same knowledge after somebody revised the flow: a higher version, and one question asked in other words. */
export function revised(world: World): World {
  const comparisons = world.knowledge.comparisons.map((one) => ({ ...one, flows: one.flows.map(revise) }))
  return { ...world, knowledge: { ...world.knowledge, comparisons } }
}

function revise(flow: Flow): Flow {
  const questions = flow.questions.map((question) =>
    question.id === 'load' ? { ...question, ask: 'How does the load come, then?' } : question,
  )
  return { ...flow, version: flow.version + 1, questions }
}

/** What was decided, the newest first. */
export function decisionOf({ life }: WalkLife): Promise<readonly Decision[]> {
  return life.store.decisions.search('T1', '', 10)
}
