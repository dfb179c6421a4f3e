import type { Flow } from '#model/flow.ts'
import type { Comparison } from '#model/knowledge.ts'
import type { Person, Place } from '#model/request.ts'
import type { Decision, Json } from '#model/store.ts'
import type { WalkthroughEvent } from '#model/walkthrough.ts'

interface Parts {
  readonly id: string
  readonly place: Place
  readonly conversation: string
  readonly at: number
  readonly by: Person
  readonly comparison: Comparison
  readonly flow: Flow
  readonly subject: string
  readonly events: readonly WalkthroughEvent[]
}

/** A decision as it is kept: what was decided for what, by whom, and the events that led to it. */
export function recordDecision({
  id,
  place,
  conversation,
  at,
  by,
  comparison,
  flow,
  subject,
  events,
}: Parts): Decision {
  const decided = events.findLast(({ kind }) => kind === 'decide')
  const option = decided?.kind === 'decide' ? decided.option : undefined
  const chosen = flow.options.find((one) => one.id === option)?.label ?? 'parked'
  return {
    id,
    workspace: place.workspace,
    conversation,
    title: `${subject}: ${chosen}`,
    text: [subject, chosen, flow.title, comparison.title].join(' '),
    at,
    by,
    record: toJson({ comparison: comparison.id, flow: flow.id, version: flow.version, subject, events }),
  }
}

function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value))
}
