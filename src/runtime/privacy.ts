import type { Posting } from '#model/ports.ts'
import type { Reply } from '#model/reply.ts'
import type { Person, Place, Request } from '#model/request.ts'
import type { Outgoing } from '#model/store.ts'

type OutgoingReply = Extract<Outgoing, { kind: 'reply' }>

/** One way of delivering a reply, and what becomes of it then. */
export interface Route {
  readonly outcome: 'sent' | 'direct' | 'notice'
  readonly posting: Posting
}

/** The start of the reference on the button that shows a reply again to the person it was for. */
export const SHOW = 'v1|show|'
/** What buttons hold on every platform (`LONGEST_REF` of the core). */
export const LONGEST_REF = 90

/**
 * Commands are answered to whoever gave them, except for the one that opens a thread; what came in private stays private. An
 * edit stays with those who see what is edited, also where its button was shown to one person.
 */
export function audienceOf(request: Request, { audience, replaces }: Reply): Reply['audience'] {
  if (request.kind === 'command') return request.name === 'decide' ? audience : 'asker'
  return request.via?.isPrivate === true && replaces === undefined ? 'asker' : audience
}

/**
 * The ways of delivering a reply, best first; the next one is for when the platform refuses the one before for good.
 *
 *   for everybody    its place, by the address if there is one; an edit of a message that is gone becomes a new message
 *   for the asker    its place, by the address or hidden from others ─► the asker's direct messages ─► a notice without
 *                    content and a button that shows it; never the place itself. An expired address skips the first way.
 */
export function routesOf(outgoing: OutgoingReply): readonly Route[] {
  const { reply, place, asker, via, message, isUnsure } = outgoing
  const plain: Posting = { reply, place, asker, isUnsure }
  const edit = message === undefined ? {} : { message }
  if (reply.audience === 'thread' || place.audience === 'direct') {
    const posting = { ...plain, ...edit, ...(via ? { via } : {}) }
    const isPlain = message === undefined && !via
    return [{ outcome: 'sent', posting }, ...(isPlain ? [] : [{ outcome: 'sent' as const, posting: plain }])]
  }
  return [
    ...(outgoing.isAddressExpired
      ? []
      : [{ outcome: 'sent' as const, posting: { ...plain, ...edit, ...(via ? { via } : {}) } }]),
    { outcome: 'direct', posting: { ...plain, place: directPlace(place, asker) } },
    { outcome: 'notice', posting: { ...plain, reply: notice(reply, asker) } },
  ]
}

/** The person's direct messages with us; the adapter finds the channel that belongs to the person's id. */
export function directPlace({ platform, workspace }: Place, { id }: Person): Place {
  return { platform, workspace, channel: id, audience: 'direct' }
}

function notice({ id }: Reply, { name }: Person): Reply {
  const ref = `${SHOW}${id}`
  const hasButton = ref.length <= LONGEST_REF
  const rest = hasButton ? 'Only you can open it.' : 'Please ask again to see it.'
  const text = `${name}, your answer is ready; I could not send it to you privately. ${rest}`
  return {
    id,
    audience: 'thread',
    summary: text,
    blocks: [
      { kind: 'text', role: 'body', text: [{ kind: 'plain', text }] },
      ...(hasButton ? [{ kind: 'actions' as const, items: [{ ref, label: 'Show', tone: 'plain' as const }] }] : []),
    ],
  }
}
