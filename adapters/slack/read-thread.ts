import type { webApi } from '@slack/bolt'
import type { Spoken } from '#model/adapter.ts'
import type { Place } from '#model/request.ts'
import { type Fields, fieldsOf, type Identity, textOf } from './payload.ts'
import { authorOf, mentions } from './receive-message.ts'

/** What a discussion began with, and where it is now. */
const FIRST = 3
const LAST = 5
/** Commercial apps outside the Marketplace get 15 at a time, once a minute: what one of them cannot get is left out. */
const PAGE = 200
const MOST_PAGES = 3

interface Page {
  readonly messages?: readonly unknown[]
  readonly response_metadata?: { readonly next_cursor?: string }
}

/**
 * The message pointed at, or the first and the last few of the thread, the oldest first; programs, ourselves among them, and
 * what was said to us are left out. Undefined where reading is not allowed, or Slack has no time for it.
 */
export async function readThread(
  client: webApi.WebClient,
  me: Identity,
  place: Place,
  pointsAt: string | undefined,
): Promise<readonly Spoken[] | undefined> {
  if (pointsAt === undefined && place.thread === undefined) return undefined
  try {
    if (pointsAt !== undefined) return spoken(await readOne(client, place, pointsAt), me)
    const said = spoken(
      await readAll(client, place.channel, place.thread ?? ''),
      me,
      (message) => !mentions(message, me),
    )
    return said.length <= FIRST + LAST ? said : [...said.slice(0, FIRST), ...said.slice(-LAST)]
  } catch {
    return undefined
  }
}

/** A thread's answers come with its root before them. */
async function readOne(client: webApi.WebClient, { channel, thread }: Place, ts: string): Promise<readonly Fields[]> {
  const { messages = [] }: Page = await client.conversations.replies({
    channel,
    ts: thread ?? ts,
    oldest: ts,
    latest: ts,
    inclusive: true,
    limit: 2,
  })
  return messages.map(fieldsOf).filter((message) => message['ts'] === ts)
}

/** As much as there is; where a later page is refused, what came before it. */
async function readAll(client: webApi.WebClient, channel: string, ts: string): Promise<readonly Fields[]> {
  const read: Fields[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page++)
    try {
      const given: Page = await client.conversations.replies({
        channel,
        ts,
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      })
      // Each page may bring the root once more.
      const known = new Set(read.map((message) => message['ts']))
      read.push(...(given.messages ?? []).map(fieldsOf).filter((message) => !known.has(message['ts'])))
      cursor = textOf(given.response_metadata?.next_cursor)
      if (cursor === undefined) break
    } catch (error) {
      if (read.length === 0) throw error
      break
    }
  return read
}

function spoken(
  messages: readonly Fields[],
  me: Identity,
  isWanted: (message: Fields) => boolean = () => true,
): readonly Spoken[] {
  return messages.flatMap((message) => {
    const from = authorOf(message, me)
    const text = textOf(message['text'])?.trim()
    return from && text !== undefined && text !== '' && isWanted(message) ? [{ from, text }] : []
  })
}
