import type { Place, Request } from '#model/request.ts'
import type { Store } from '#model/store.ts'

/** As much of a request as its conversation follows from. */
type Keyed = Request | Pick<Extract<Request, { kind: 'press' }>, 'kind' | 'id' | 'place' | 'from'>

/**
 * Which conversation a request belongs to, as far as the request itself tells:
 *
 *   in a thread                      the thread; on Discord its id alone, since a thread is a channel of its own there
 *   in direct messages               the channel
 *   a message outside a thread       the message, which is the root of a thread to be: on Discord the thread that our answer
 *                                    opens has the id of that message, so both have the same key
 *   a command or press outside one   the channel and the person
 *
 * A thread that a reply of ours opened under another id is bound to its conversation in the store, which has the last word.
 */
export function conversationKey(request: Keyed): string {
  const { place, from } = request
  if (place.thread !== undefined) return threadKey(place, place.thread)
  if (place.audience === 'direct') return joined(place.platform, place.workspace, place.channel)
  switch (request.kind) {
    case 'question':
      return threadKey(place, messageIn(request.id))
    case 'edited':
    case 'deleted':
      return threadKey(place, messageIn(request.message))
    case 'command':
      // Opens a thread: a conversation of its own, whatever else its person has begun in the channel.
      if (request.name === 'decide')
        return joined(place.platform, place.workspace, place.channel, 'opened by', request.id)
      return joined(place.platform, place.workspace, place.channel, 'by', from.id)
    case 'press':
    case 'submission':
    case 'feedback':
      return joined(place.platform, place.workspace, place.channel, 'by', from.id)
  }
}

/** The conversation of a request, a thread that was bound to another one considered. */
export function createFindKey({ conversations }: Pick<Store, 'conversations'>): (request: Keyed) => Promise<string> {
  return async (request) => {
    const { thread } = request.place
    const bound = thread === undefined ? undefined : await conversations.at({ ...request.place, thread })
    return bound ?? conversationKey(request)
  }
}

function threadKey({ platform, workspace, channel }: Place, thread: string): string {
  return platform === 'discord' ? joined(platform, workspace, thread) : joined(platform, workspace, channel, thread)
}

/** The platform's own id of a message: the last part of the request's id ("discord:guild:channel:message"). */
function messageIn(id: string): string {
  return id.slice(Math.max(id.lastIndexOf(':'), id.lastIndexOf('/')) + 1)
}

/** Different parts give different keys, whatever characters a platform's ids have. */
function joined(...parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join('/')
}
