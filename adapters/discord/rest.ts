import type { REST, RESTOptions } from 'discord.js'
import type { Call } from './discord.ts'
import { isUnauthorized, tokenRefused, toRefusal } from './refuse.ts'

type DiscordJs = typeof import('discord.js')

/** Past this a wait for Discord's permission is the runtime's, which lets other channels go on meanwhile. */
const LONGEST_OWN_WAIT = 5_000

export function restOptions(apiUrl: string | undefined, requestsPerSecond: number): Partial<RESTOptions> {
  return {
    timeout: 10_000,
    retries: 2,
    globalRequestsPerSecond: requestsPerSecond,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONGEST_OWN_WAIT,
    invalidRequestWarningInterval: 100,
    ...(apiUrl === undefined ? {} : { api: apiUrl }),
  }
}

interface CallParts {
  readonly rest: REST
  readonly discordJs: DiscordJs
  /** The client forgets a token that was refused, so that nothing but interactions is answered from then on. */
  readonly isRevoked: () => boolean
  readonly onRefused: () => void
}

/** discord.js's queues behind one function; rejects with a refusal that the runtime understands. */
export function createCall({ rest, discordJs, isRevoked, onRefused }: CallParts): (call: Call) => Promise<unknown> {
  return async ({ method, path, body, files = [], isInteraction = false }) => {
    if (isRevoked() && !isInteraction) throw tokenRefused()
    const [route = path, query] = path.split('?')
    try {
      return await rest.request({
        method: discordJs.RequestMethod[methodName(method)],
        fullRoute: `/${route.slice(1)}`,
        ...(query === undefined ? {} : { query: new URLSearchParams(query) }),
        ...(body === undefined ? {} : { body }),
        ...(files.length === 0
          ? {}
          : { files: files.map(({ name, text }) => ({ name, data: Buffer.from(text), contentType: 'text/plain' })) }),
        ...(isInteraction ? { auth: false } : {}),
      })
    } catch (error) {
      const refusal = toRefusal(error)
      if (!isInteraction && (isUnauthorized(error) || refusal.code === 'discord-token')) onRefused()
      throw refusal
    }
  }
}

function methodName(method: Call['method']) {
  return ({ GET: 'Get', POST: 'Post', PATCH: 'Patch', PUT: 'Put', DELETE: 'Delete' } as const)[method]
}
