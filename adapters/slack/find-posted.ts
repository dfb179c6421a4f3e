import type { webApi } from '@slack/bolt'
import type { Place } from '#model/request.ts'
import { fieldsOf } from './payload.ts'

/** Each message carries the id of its reply, so that one that arrived without an answer is found again, and not posted twice. */
const EVENT_TYPE = 'versus_reply'

/** Of the messages since then; a reply that waited longer is posted. */
const LOOK_BACK = 3_600_000
const MOST_MESSAGES = 100

export function markOf(reply: string) {
  return { event_type: EVENT_TYPE, event_payload: { reply } }
}

/**
 * The message that shows a reply, looked for where it should stand; undefined where it is not there, or where we may not
 * look (the history of private channels is an optional right). Then it is posted: rather twice than not at all.
 */
export async function findPosted(
  client: webApi.WebClient,
  { channel, thread }: Place,
  reply: string,
  now: number,
): Promise<string | undefined> {
  // A person, the direct messages with whom we may not open: there is no history to look into.
  if (channel.startsWith('U') || channel.startsWith('W')) return undefined
  const oldest = `${Math.floor((now - LOOK_BACK) / 1000)}`
  const range = { channel, oldest, limit: MOST_MESSAGES, include_all_metadata: true }
  try {
    const { messages = [] } =
      thread === undefined
        ? await client.conversations.history(range)
        : await client.conversations.replies({ ...range, ts: thread })
    return messages.find((message) => isMarked(message, reply))?.ts
  } catch {
    return undefined
  }
}

function isMarked({ metadata }: { readonly metadata?: unknown }, reply: string): boolean {
  const { event_type: type, event_payload: payload } = fieldsOf(metadata)
  return type === EVENT_TYPE && fieldsOf(payload)['reply'] === reply
}
