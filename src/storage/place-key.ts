import type { Place } from '#model/request.ts'

/** One channel of one platform. */
export function channelKey({ platform, workspace, channel }: Place): string {
  return JSON.stringify([platform, workspace, channel])
}

/** One channel, or one thread of it: where deliveries keep their order, and what is bound to a conversation. */
export function placeKey(place: Place): string {
  const { platform, workspace, channel, thread } = place
  return thread === undefined ? channelKey(place) : JSON.stringify([platform, workspace, channel, thread])
}
