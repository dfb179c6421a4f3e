import type { Client } from 'discord.js'
import type { Log } from '#model/ports.ts'
import type { ChannelFacts } from './channel.ts'
import type { Discord } from './discord.ts'
import { fieldsOf, idOf, type Fields } from './payload.ts'
import { isUnauthorized, refuse, tokenRefused, toRefusal } from './refuse.ts'
import { VersusError } from '#model/errors.ts'

export interface Connection extends Discord {
  readonly self: string
  readonly application: string
  /** The role that a server made for us. */
  ownRole(guild: string): string | undefined
  /** Settles when Discord is ready. Rejects with a sentence that says what to do. */
  login(): Promise<void>
  close(): Promise<void>
}

interface ConnectParts {
  readonly token: string
  readonly apiUrl?: string
  readonly hasMessageContent: boolean
  readonly requestsPerSecond: number
  readonly log: Log
  /** Everything that the gateway delivers, as it came. */
  readonly onEvent: (name: string, payload: Fields) => void
}

const BAD_TOKEN = 4_004
const INVALID_INTENTS = 4_013
const FORBIDDEN_INTENTS = 4_014
/** Past this a wait for Discord's permission is the runtime's, which lets other channels go on meanwhile. */
const LONGEST_OWN_WAIT = 5_000

/** discord.js behind what the rest of this folder needs of it. */
export async function openConnection(parts: ConnectParts): Promise<Connection> {
  const { token, log, onEvent } = parts
  // It is large: whoever does not use Discord does not pay for it.
  const discordJs = await import('discord.js')
  const client = createClient(discordJs, parts)
  let isStarted = false
  let isRevoked = false
  let closedWith: number | undefined

  const revoked = (): void => {
    if (isRevoked || !isStarted) return
    isRevoked = true
    log.error('discord token refused', { error: tokenRefused() })
  }
  watch(client, discordJs, log)
  client.on(discordJs.Events.ShardDisconnect, ({ code }) => {
    closedWith = code
    if (code === BAD_TOKEN) revoked()
    else if (isStarted) log.error('discord connection ended', { error: endedWith(code) ?? code })
  })
  client.on(discordJs.Events.Raw, (packet: unknown) => {
    const { t, d } = fieldsOf(packet)
    if (typeof t === 'string' && client.user) onEvent(t, fieldsOf(d))
  })

  return {
    get self() {
      return client.user?.id ?? ''
    },
    get application() {
      return client.application?.id ?? ''
    },
    ownRole: (guild) => client.guilds.cache.get(guild)?.members.me?.roles.botRole?.id,
    async call({ method, path, body, files = [], isInteraction = false }) {
      if (isRevoked && !isInteraction) throw tokenRefused()
      const [route = path, query] = path.split('?')
      try {
        return await client.rest.request({
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
        if (!isInteraction && (isUnauthorized(error) || refusal.code === 'discord-token')) revoked()
        throw refusal
      }
    },
    factsOf: (id) => factsOf(client, id, discordJs.PermissionFlagsBits.ViewChannel),
    lacks(id, needed) {
      const channel = client.channels.cache.get(id)
      if (!client.user || !channel || channel.isDMBased()) return []
      const has = channel.permissionsFor(client.user)
      return has ? needed.filter((name) => !has.has(discordJs.PermissionFlagsBits[name])) : []
    },
    async login() {
      try {
        await Promise.all([client.login(token), ready(client, discordJs.Events.ClientReady)])
      } catch (error) {
        await client.destroy().catch(() => undefined)
        throw startFailure(error, closedWith)
      }
      isStarted = true
    },
    close: () => client.destroy(),
  }
}

type DiscordJs = typeof import('discord.js')

/** An error without a listener would end the process. */
function watch(client: Client, { Events, RESTEvents }: DiscordJs, log: Log): void {
  client.on(Events.Error, (error) => log.warn('discord client failed', { error }))
  client.on(Events.ShardError, ({ message }) => log.warn('discord connection failed', { reason: message }))
  client.on(Events.ShardReconnecting, () => log.info('discord connecting again'))
  client.on(Events.ShardResume, (_, replayed) => log.info('discord connection resumed', { replayed }))
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log.warn('discord refuses many requests', { count, remainingTime }),
  )
}

function ready(client: Client, event: 'clientReady'): Promise<void> {
  return new Promise((resolve) => {
    client.once(event, () => resolve())
  })
}

function createClient(
  { Client: DiscordClient, GatewayIntentBits: Intents, Options, Partials }: DiscordJs,
  { apiUrl, hasMessageContent, requestsPerSecond }: ConnectParts,
): Client {
  return new DiscordClient({
    intents: [
      Intents.Guilds,
      Intents.GuildMessages,
      Intents.DirectMessages,
      ...(hasMessageContent ? [Intents.MessageContent] : []),
    ],
    // Without Channel, what comes from direct messages and threads not seen before is dropped without a word.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
    enforceNonce: true,
    // An interaction lives for three seconds; a server that is away may not take them all.
    waitGuildTimeout: 2_000,
    rest: {
      timeout: 10_000,
      retries: 2,
      globalRequestsPerSecond: requestsPerSecond,
      rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONGEST_OWN_WAIT,
      invalidRequestWarningInterval: 100,
      ...(apiUrl === undefined ? {} : { api: apiUrl }),
    },
    // Our own user and memberships are what permissions are read from; people and messages are not needed.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 25,
      UserManager: { maxSize: 500, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: { maxSize: 50, keepOverLimit: (member) => member.id === member.client.user.id },
      ThreadMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
    }),
  })
}

function factsOf(client: Client, id: string, view: bigint): ChannelFacts | undefined {
  const channel = client.channels.cache.get(id)
  if (!channel || channel.partial) return undefined
  if (channel.isDMBased()) return { id, type: channel.type, isHidden: false }
  const parent = channel.isThread() ? channel.parentId : undefined
  // A thread that was not in the cache comes without its channel: it has to be asked for.
  if (parent === null) return undefined
  const everyone = channel.permissionsFor(channel.guild.roles.everyone)
  return {
    id,
    type: channel.type,
    ...(parent === undefined ? {} : { parent }),
    isHidden: everyone !== null && !everyone.has(view),
  }
}

/** A channel as the API describes it; whether it is hidden follows from its parent, if that is known. */
export function factsFrom(payload: unknown, known: Discord): ChannelFacts | undefined {
  const { id: written, type, parent_id: above } = fieldsOf(payload)
  const id = idOf(written)
  const parent = idOf(above)
  if (id === undefined || typeof type !== 'number') return undefined
  const isHidden = parent === undefined ? false : (known.factsOf(parent)?.isHidden ?? false)
  return { id, type, ...(parent === undefined ? {} : { parent }), isHidden }
}

function methodName(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE') {
  return ({ GET: 'Get', POST: 'Post', PATCH: 'Patch', PUT: 'Put', DELETE: 'Delete' } as const)[method]
}

function startFailure(error: unknown, closedWith: number | undefined): VersusError {
  const ended = closedWith === undefined ? undefined : endedWith(closedWith)
  if (ended) return ended
  if (error instanceof Error && 'code' in error && error.code === 'TokenInvalid') return tokenRefused()
  return toRefusal(error)
}

/** The ends that no repetition changes. */
function endedWith(code: number): VersusError | undefined {
  switch (code) {
    case BAD_TOKEN:
      return tokenRefused()
    case FORBIDDEN_INTENTS:
      return refuse(
        'discord-intents',
        'Discord does not give us the text of all messages. Switch on Message Content Intent at https://discord.com/developers/applications (your application, Bot), or take DISCORD_MESSAGE_CONTENT out of the settings.',
        { isPermanent: true },
      )
    case INVALID_INTENTS:
      return refuse('discord-intents', 'Discord does not know what we subscribe to. Bring discord.js up to date.', {
        isPermanent: true,
      })
    default:
      return undefined
  }
}
