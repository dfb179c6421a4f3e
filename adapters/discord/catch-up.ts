import type { Lately } from '#model/adapter.ts'
import type { Log } from '#model/ports.ts'
import type { Connection } from './connect.ts'
import { askedMessage, idAt, type MessageId, NO_GUILD } from './ids.ts'
import { inOrder } from './listen.ts'
import type { Fields } from './payload.ts'
import { listOf, timeOf } from './payload.ts'

interface Parts {
  readonly discord: Connection
  readonly lately: Lately | undefined
  /** Hears messages that were said earlier, before what is said in the channel now. */
  readonly hear: (channel: string, fetch: () => Promise<readonly Fields[]>) => Promise<void>
  readonly now: () => number
  readonly log: Log
  readonly isOver: () => boolean
}

/** What was in hand when the process ended may be a little older than the newest that was kept. */
const OVERLAP = 2 * 60_000
/** Nobody waits longer for an answer; and a thread in which nothing is said for a day is archived. */
const OLDEST = 24 * 60 * 60_000
/** One page of each, and as many as a minute takes. */
const MOST_MESSAGES = 100
const MOST_CHANNELS = 100

interface Missed {
  readonly channel: string
  readonly guild: string
}

/**
 * Discord delivers nothing of what was said while nobody listened. Ids begin with the time, so that the newest message that
 * was taken says from where on something may be missing: our threads and direct messages are read from there. What was taken
 * before is a duplicate, which the door drops.
 */
export function createCatchUp({ discord, lately, hear, now, log, isOver }: Parts): () => Promise<void> {
  const fetch = async ({ channel, guild }: Missed, after: string): Promise<readonly Fields[]> => {
    const path = `/channels/${channel}/messages?after=${after}&limit=${MOST_MESSAGES}` as const
    const messages = inOrder(listOf(await discord.call({ method: 'GET', path })))
    if (messages.length === MOST_MESSAGES) log.warn('discord messages left out', { channel, read: MOST_MESSAGES })
    return guild === NO_GUILD ? messages : messages.map((message) => Object.assign({}, message, { guild_id: guild }))
  }

  return async () => {
    try {
      const seen = ((await lately?.()) ?? []).flatMap((id) => askedMessage(id) ?? [])
      const newest = seen.map(({ message }) => timeOf(message)).reduce((a, b) => Math.max(a, b), 0)
      // Nothing was ever heard, so that nothing was missed.
      if (newest === 0) return
      const after = idAt(Math.max(newest - OVERLAP, now() - OLDEST))
      const missed = channelsOf(seen, after)
      if (missed.length > MOST_CHANNELS) log.warn('discord channels left out', { of: missed.length })
      for (const one of missed.slice(0, MOST_CHANNELS)) {
        if (isOver()) return
        await hear(one.channel, () => fetch(one, after)).catch((error: unknown) =>
          log.warn('discord channel not caught up', { channel: one.channel, error }),
        )
      }
      log.info('discord caught up', { channels: Math.min(missed.length, MOST_CHANNELS) })
    } catch (error) {
      log.warn('discord not caught up', { error })
    }
  }

  /** The newest first: threads in which something was said since, and the direct messages that we know of. */
  function channelsOf(seen: readonly MessageId[], after: string): readonly Missed[] {
    const known = new Set(seen.map(({ channel }) => channel))
    const threads = discord
      .threads()
      .filter(({ id, isOwn, last }) => (isOwn || known.has(id)) && last !== undefined && BigInt(last) > BigInt(after))
      .filter(({ id }) => discord.lacks(id, ['ViewChannel', 'ReadMessageHistory']).length === 0)
      .map(({ id, guild }) => ({ channel: id, guild }))
    const direct = new Set(seen.filter(({ guild }) => guild === NO_GUILD).map(({ channel }) => channel))
    return [...threads, ...[...direct].map((channel) => ({ channel, guild: NO_GUILD }))]
  }
}
