import type { AnswerSets } from '#model/flow.ts'
import type { Held, WalkthroughEvent } from '#model/walkthrough.ts'
import { idsOf, type Plan } from './plan.ts'

/**
 * A question while events are folded. What was said last stands, and before it what is taken for granted; several answers to
 * which it was narrowed survive one that is taken back to "not sure".
 */
export interface Draft {
  readonly id: string
  readonly plain?: readonly string[]
  readonly narrowed?: readonly string[]
  readonly answer?: string
  readonly closed?: 'unsure' | 'skipped'
  readonly weight: Held['weight']
  readonly said?: WalkthroughEvent
  readonly taken?: WalkthroughEvent
}

export function freshDraft(id: string): Draft {
  return { id, weight: 1 }
}

export function say(draft: Draft, answers: readonly string[], event: WalkthroughEvent): Draft {
  const { id, weight, narrowed } = draft
  const kept = { id, weight, ...taken(draft), said: event }
  const [only] = answers
  if (answers.length > 1 || only === undefined) return { ...kept, narrowed: answers }
  return { ...kept, answer: only, ...(narrowed?.includes(only) === true ? { narrowed } : {}) }
}

export function takeForGranted(draft: Draft, plain: readonly string[], event: WalkthroughEvent): Draft {
  return { ...draft, plain, taken: event }
}

export function close(draft: Draft, closed: 'unsure' | 'skipped', event: WalkthroughEvent): Draft {
  const { id, weight, narrowed } = draft
  return { id, weight, ...taken(draft), ...(narrowed ? { narrowed } : {}), closed, said: event }
}

function taken({ plain, taken: event }: Draft): Partial<Draft> {
  return plain && event ? { plain, taken: event } : {}
}

export function toHeld({ id, plain = [], narrowed = [], answer, closed, weight, said, taken: granted }: Draft): Held {
  const isPlain = !said && plain.length > 0
  const own = answer === undefined ? narrowed : [answer]
  const answers = isPlain ? plain : own
  const status = answers.length === 1 && !closed ? 'answered' : (closed ?? (weight === 0 ? 'unimportant' : 'open'))
  const event = said ?? granted
  return { question: id, status, said: answers, isPlain, weight, ...(event ? { by: event.actor, seq: event.seq } : {}) }
}

/** What the flow knows of some answers, in the order of its questions; the rest is reported. */
export function sift(
  { flow }: Plan,
  answers: AnswerSets,
): { readonly known: ReadonlyMap<string, readonly string[]>; readonly unknown: readonly string[] } {
  const known = new Map<string, readonly string[]>()
  const unknown: string[] = []
  for (const [id, said] of Object.entries(answers)) {
    const question = flow.questions.find((one) => one.id === id)
    const all = question ? idsOf(question) : []
    const own = all.filter((answer) => said.includes(answer))
    unknown.push(...said.filter((name) => !all.includes(name)).map((name) => `${id}.${name}`))
    // To name all answers of a question is to say nothing.
    if (own.length > 0 && own.length < Math.max(2, all.length)) known.set(id, own)
  }
  return { known, unknown }
}
