import type { VersusError } from '#model/errors.ts'
import { refuse, tokenRefused, toRefusal } from './refuse.ts'

// How the gateway ends a connection for good. Every other end is followed by a new connection.

export const BAD_TOKEN = 4_004

const PORTAL = 'https://discord.com/developers/applications'
const INTENTS = 'discord-intents'

const SENTENCES: Readonly<Record<number, readonly [code: string, sentence: string]>> = {
  4_010: ['discord-shards', 'Discord does not know our share of the servers. Start again.'],
  4_011: ['discord-shards', 'The bot is on so many servers that Discord wants more connections. Start again.'],
  4_012: [
    'discord-version',
    'Discord has given up the version of its gateway that we speak. Bring discord.js up to date.',
  ],
  4_013: [INTENTS, 'Discord does not know what we subscribe to. Bring discord.js up to date.'],
  4_014: [
    INTENTS,
    `Discord does not give us the text of all messages. Switch on Message Content Intent at ${PORTAL} (your application, Bot), or write DISCORD_MESSAGE_CONTENT=off.`,
  ],
}

/** What to do about an end that no repetition changes; undefined for the others. */
export function endedWith(code: number): VersusError | undefined {
  if (code === BAD_TOKEN) return tokenRefused()
  const [name, sentence] = SENTENCES[code] ?? []
  return name === undefined || sentence === undefined ? undefined : refuse(name, sentence, { isPermanent: true })
}

export function startFailure(error: unknown, closedWith: number | undefined): VersusError {
  const ended = closedWith === undefined ? undefined : endedWith(closedWith)
  if (ended) return ended
  if (error instanceof Error && 'code' in error && error.code === 'TokenInvalid') return tokenRefused()
  return toRefusal(error)
}
