import { respond } from '#core/respond.ts'
import type { World } from '#core/world.ts'
import type { Conversation } from '#model/conversation.ts'
import type { Finding } from '#model/finding.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Request } from '#model/request.ts'

/** One question as a program asks it, outside any platform. */
export interface Asked {
  readonly id: string
  readonly text: string
  /** The question before it in the same thread. */
  readonly prev?: string
}

/** Asks in a thread of its own, after `prev` where there is one. */
export function askOne(asked: Asked, world: World): Outcome {
  const start: Conversation = { id: asked.id, revision: 0, touchedAt: 0 }
  const memory =
    asked.prev === undefined ? start : respond(question(`${asked.id}/prev`, asked.prev), start, world).memory
  return respond(question(asked.id, asked.text), memory, world)
}

function question(id: string, text: string): Request {
  return {
    kind: 'question',
    id,
    at: 0,
    from: { id: 'asker', name: 'Asker' },
    place: { platform: 'ask', workspace: 'ask', channel: 'ask', audience: 'direct' },
    text,
  }
}

export type AskOutcome = 'answer' | 'clarify' | 'walkthrough' | 'none'

/** How a message was taken, by its first finding. */
export function outcomeOf(finding: Finding | undefined): AskOutcome {
  switch (finding?.match.kind) {
    case 'sure':
      return 'answer'
    case 'unsure':
      return 'clarify'
    case 'walkthrough':
      return 'walkthrough'
    default:
      return 'none'
  }
}
