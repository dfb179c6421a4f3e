import type { ChatAdapter, Sent } from '#model/adapter.ts'
import type { Delivered, Posting, Withdrawing } from '#model/ports.ts'
import type { Outgoing } from '#model/store.ts'
import { failureReply } from './failure-reply.ts'
import { directPlace, routesOf } from './privacy.ts'
import { withdrawnReply } from './withdrawal.ts'

/** One way of delivering, and what it counts as. */
export interface Way {
  readonly outcome: Delivered
  readonly go: () => Promise<Sent>
}

/** Best first; the next one is for when the platform refuses the one before for good. */
export function waysOf(adapter: ChatAdapter, outgoing: Outgoing): readonly Way[] {
  if (outgoing.kind === 'reply')
    return routesOf(outgoing).map(({ outcome, posting }) => ({ outcome, go: () => adapter.send(posting) }))
  const { message, place } = outgoing
  // It was never posted, as far as anybody knows.
  if (message === undefined) return [{ outcome: 'withdrawn', go: async () => ({}) }]
  const takeBack = async (): Promise<Sent> => {
    if (canWithdraw(adapter)) await adapter.withdraw(place, message)
    else await adapter.send(withdrawnReply(outgoing, message))
    return { message }
  }
  return [{ outcome: 'withdrawn', go: takeBack }]
}

/** A reply that cannot be shown becomes an apology, in its place or in the asker's direct messages. */
export function apologiesFor(adapter: ChatAdapter, outgoing: Outgoing, reference: string): readonly Way[] {
  if (outgoing.kind === 'withdrawal') return []
  const { asker, reply, id, place } = outgoing
  const apology = failureReply(`${id}/failed`, 'not shown', reference, reply.audience)
  return [place, directPlace(place, asker)].map((where): Way => {
    const posting: Posting = { reply: apology, place: where, asker, isUnsure: false }
    return { outcome: 'apology', go: () => adapter.send(posting) }
  })
}

function canWithdraw(adapter: ChatAdapter): adapter is ChatAdapter & Withdrawing {
  return 'withdraw' in adapter && typeof adapter.withdraw === 'function'
}
