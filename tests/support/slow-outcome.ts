import type { Condition, Flow, Removal } from '#model/flow.ts'
import type { Outcome } from '#model/walkthrough.ts'

/** The answers as they stand: one answer, several to which a question is narrowed, or nothing said. */
export type Said = Readonly<Record<string, readonly string[] | undefined>>

/**
 * What the answers come to, written as obviously as possible and knowing nothing of the engine: no bits, no bounds, straight from
 * the flow. The engine is compared with it.
 */
export function slowOutcome(flow: Flow, said: Said, weights: Readonly<Record<string, number>> = {}): Outcome {
  const applying: Record<string, readonly string[]> = {}
  const holds = (condition: Condition): boolean =>
    condition.some((clause) =>
      clause.every(({ question, answers }) => {
        const own = applying[question] ?? []
        return own.length > 0 && own.every((answer) => answers.includes(answer))
      }),
    )
  // Conditions look at other questions: so many rounds settle any chain of them.
  for (const _ of flow.questions)
    for (const { id, when } of flow.questions) applying[id] = !when || holds(when) ? (said[id] ?? []) : []
  const scores = new Map(flow.options.map(({ id }) => [id, 0]))
  const removed = new Set<string>()
  const add = (option: string, points: number): void => {
    scores.set(option, (scores.get(option) ?? 0) + points)
  }
  const remove = (removal: Removal | undefined): void => {
    for (const option of removal?.options ?? []) removed.add(option)
  }
  for (const { id, answers } of flow.questions) {
    const own = answers.filter((answer) => applying[id]?.includes(answer.id))
    if (own.length === 0) continue
    for (const { id: option } of flow.options) {
      const points = own.map(({ effects }) => effects[option] ?? 0)
      const common = points.every((one) => one > 0)
        ? Math.min(...points)
        : points.every((one) => one < 0)
          ? Math.max(...points)
          : 0
      add(option, common * (weights[id] ?? 1))
      if (own.every(({ removal }) => removal?.options.includes(option))) removed.add(option)
    }
  }
  for (const rule of flow.rules)
    if (holds(rule.when)) {
      for (const [option, points] of Object.entries(rule.effects)) add(option, points)
      remove(rule.removal)
    }
  const left = flow.options.filter(({ id, when }) => !removed.has(id) && (!when || holds(when)))
  const ranked = left.map(({ id }) => ({ id, score: scores.get(id) ?? 0 })).toSorted((a, b) => b.score - a.score)
  const [first, second] = ranked
  if (!first || (second && ranked.every(({ score }) => score === first.score))) return { word: 'not enough' }
  const all = flow.questions.reduce((sum, { id }) => sum + (weights[id] ?? 1), 0)
  const scale = all / flow.questions.length
  const margin = second ? first.score - second.score : Infinity
  const lean = Math.max(1, flow.margins.lean * scale)
  const word =
    margin >= Math.max(lean, flow.margins.strong * scale) ? 'clear' : margin >= lean ? 'leaning' : 'too close'
  return { word, leader: first.id }
}
