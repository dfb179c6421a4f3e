import type { Listening, Spoken } from '#model/adapter.ts'
import type { Discord } from './discord.ts'
import { type Fields, fieldsOf, idOf, textOf } from './payload.ts'
import { personOf, isByPerson } from './receive-message.ts'
import { NO_ACCESS, NO_HISTORY, NO_PERMISSION, numberOfRefusal } from './refuse.ts'

/** Of a thread: what it began with, and what was said last. */
const FIRST = 3
const LAST = 7

const NOT_ALLOWED: ReadonlySet<number> = new Set([NO_ACCESS, NO_PERMISSION, NO_HISTORY])

interface Parts {
  readonly discord: Discord
  readonly hasMessageContent: boolean
}

/** Reads what people said, where somebody points at it; what programs said, ourselves included, is left out. */
export function createListen({ discord, hasMessageContent }: Parts): Listening {
  /** What is refused because it is gone is nothing; the rest is the caller's. */
  const get = async (path: `/${string}`): Promise<readonly unknown[]> => {
    try {
      const given = await discord.call({ method: 'GET', path })
      return Array.isArray(given) ? given : [given]
    } catch (error) {
      const number = numberOfRefusal(error)
      if (number === 0 || NOT_ALLOWED.has(number)) throw error
      return []
    }
  }

  const messagesOf = async (channel: string, thread: string | undefined, pointsAt: string | undefined) => {
    if (pointsAt !== undefined) return get(`/channels/${thread ?? channel}/messages/${pointsAt}`)
    // A channel is nobody's in particular: there only what is pointed at is read.
    if (thread === undefined) return []
    const parts = await Promise.all([
      // The message that a thread hangs on stands in the channel; that of a post, in the post.
      get(`/channels/${channel}/messages/${thread}`),
      get(`/channels/${thread}/messages?after=0&limit=${FIRST}`),
      get(`/channels/${thread}/messages?limit=${LAST}`),
    ])
    return parts.flat()
  }

  return {
    async read({ channel, thread }, pointsAt) {
      const at = thread ?? channel
      if (discord.lacks(at, ['ViewChannel', 'ReadMessageHistory']).length > 0) return undefined
      try {
        const messages = inOrder(await messagesOf(channel, thread, pointsAt))
        const spoken = messages.flatMap(spokenIn)
        // Without the intent for contents they come without their words.
        return spoken.length === 0 && messages.some(isByPerson) && !hasMessageContent ? undefined : spoken
      } catch (error) {
        if (NOT_ALLOWED.has(numberOfRefusal(error))) return undefined
        throw error
      }
    },
  }
}

/** The oldest first, each once. */
export function inOrder(messages: readonly unknown[]): readonly Fields[] {
  const named = messages.map(fieldsOf).flatMap((one): readonly (readonly [string, Fields])[] => {
    const id = idOf(one['id'])
    return id === undefined ? [] : [[id, one]]
  })
  const byId = new Map(named)
  return [...byId].toSorted(([a], [b]) => (BigInt(a) < BigInt(b) ? -1 : 1)).map(([, message]) => message)
}

function spokenIn(message: Fields): readonly Spoken[] {
  const from = personOf(fieldsOf(message['author']), fieldsOf(message['member']))
  const text = textOf(message['content'])
  return from && isByPerson(message) && text.trim() !== '' ? [{ from, text }] : []
}
