import type { Delivery } from '#model/adapter.ts'
import type { ChannelSettings } from '#model/found.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Reply } from '#model/reply.ts'
import type { Request } from '#model/request.ts'
import type { Json } from '#model/store.ts'
import { withShare } from './share.ts'

/** What the store has of a channel as settings; what is absent, or of an earlier version, is as usual. */
export function settingsOf({ quiet, threads, walkthroughs, forum }: Readonly<Record<string, Json>>): ChannelSettings {
  return {
    quiet: quiet === true,
    threads: threads !== false,
    walkthroughs: walkthroughs === 'owner' ? 'owner' : 'anyone',
    forum: forum === true,
  }
}

/**
 * In a quiet channel answers are for whoever asked. Not so in the thread of a walkthrough, which is the team's, nor the edit of a card
 * that everybody sees; an edited question's answer is as private as it was.
 */
export function quietened(request: Request, outcome: Outcome, settings: ChannelSettings | undefined): Outcome {
  const isAsked = request.kind === 'question' || request.kind === 'edited'
  if (!settings?.quiet || !isAsked || request.place.audience === 'direct') return outcome
  const isWalkthrough =
    'walkthrough' in outcome.memory || outcome.findings.some(({ match }) => match.kind === 'walkthrough')
  if (isWalkthrough) return outcome
  const replies = outcome.replies.map((reply) =>
    request.kind === 'question' && reply.replaces !== undefined
      ? reply
      : { ...withShare(reply, request.place), audience: 'asker' as const },
  )
  return { ...outcome, replies }
}

/** Where threads are off, no reply names a thread: then it opens none. */
export function inPlace(deliveries: readonly Delivery[], settings: ChannelSettings | undefined): readonly Delivery[] {
  if (settings?.threads !== false) return deliveries
  return deliveries.map((delivery) => ({ ...delivery, reply: untitled(delivery.reply) }))
}

function untitled({ id, audience, summary, blocks, replaces }: Reply): Reply {
  return { id, audience, summary, blocks, ...(replaces === undefined ? {} : { replaces }) }
}
