import type { Delivery } from '#model/adapter.ts'
import type { Conversation } from '#model/conversation.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Reply } from '#model/reply.ts'
import type { Place, Request } from '#model/request.ts'
import type { Commit, Work } from '#model/store.ts'
import { audienceOfFailure, failureReply } from './failure-reply.ts'
import { audienceOf } from './privacy.ts'
import { withShare } from './share.ts'

/** What a request led to, without who holds it. */
export type Decided = Pick<Commit, 'memory' | 'records' | 'deliveries' | 'withdraw' | 'forget'>

/** The conversation as it was read; one that was never seen begins here. */
export function remembered(found: Conversation | undefined, { key, request }: Work): Conversation {
  return found ?? { id: key, revision: 0, touchedAt: request.at }
}

/** `place`: where the message stands that the replies take the place of, if they do. */
export function fromOutcome(request: Request, outcome: Outcome, place: Place = request.place): Decided {
  return {
    memory: outcome.memory,
    records: outcome.records,
    deliveries: outcome.replies.map((reply) => toDelivery(request, reply, place)),
    withdraw: outcome.withdraw,
    forget: [],
  }
}

/** The request is over and changed nothing but the count of requests. */
export function unchanged(memory: Conversation, request: Request, parts: Partial<Decided> = {}): Decided {
  return {
    memory: { ...memory, revision: memory.revision + 1, touchedAt: request.at },
    records: [],
    deliveries: [],
    withdraw: [],
    forget: [],
    ...parts,
  }
}

/** The request failed too often: the person is told, and what comes after it has its turn. */
export function parked(memory: Conversation, request: Request, reference: string): Decided {
  const reply = failureReply(`${request.id}/failed`, 'parked', reference, audienceOfFailure(request))
  return unchanged(memory, request, { deliveries: [toDelivery(request, reply, request.place)] })
}

function toDelivery(request: Request, reply: Reply, place: Place): Delivery {
  const audience = audienceOf(request, reply)
  const { via } = request
  // What everybody is to see cannot go by an address that shows it to one person.
  const isOfUse = via && !(via.isPrivate && audience === 'thread')
  const isHeldBack = audience === 'asker' && reply.audience === 'thread'
  const shown = isHeldBack ? withShare(reply, place) : reply
  return { reply: { ...shown, audience }, place, ...(isOfUse ? { via } : {}) }
}
