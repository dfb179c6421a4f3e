import type { Client } from 'discord.js'
import type { Log } from '#model/ports.ts'
import type { ChannelFacts } from './channel.ts'
import { createClient } from './client.ts'
import type { Discord } from './discord.ts'
import { BAD_TOKEN, endedWith, startFailure } from './ending.ts'
import { fieldsOf, idOf, type Fields } from './payload.ts'
import { tokenRefused } from './refuse.ts'
import { createCall } from './rest.ts'

export interface Connection extends Discord {
  readonly self: string
  readonly application: string
  /** The role that a server made for us. */
  ownRole(guild: string): string | undefined
  /** The threads that are open and that we see. */
  threads(): readonly Thread[]
  /** Settles when Discord is ready. Rejects with a sentence that says what to do. */
  login(): Promise<void>
  close(): Promise<void>
}

export interface Thread {
  readonly id: string
  readonly guild: string
  /** The id of its last message, as far as we heard. */
  readonly last?: string
  /** We opened it. */
  readonly isOwn: boolean
}

interface ConnectParts {
  readonly token: string
  readonly apiUrl?: string
  readonly hasMessageContent: boolean
  readonly requestsPerSecond: number
  readonly log: Log
  /** Everything that the gateway delivers, as it came. */
  readonly onEvent: (name: string, payload: Fields) => void
  /** A session began anew after the first: what was said since the last one ended is not delivered. */
  readonly onGap: () => void
}

/** discord.js behind what the rest of this folder needs of it. */
export async function openConnection(parts: ConnectParts): Promise<Connection> {
  const { token, log, onEvent, onGap } = parts
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
  client.on(discordJs.Events.ShardReady, () => {
    if (isStarted) onGap()
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
    threads: () => threadsOf(client),
    call: createCall({ rest: client.rest, discordJs, isRevoked: () => isRevoked, onRefused: revoked }),
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

function threadsOf(client: Client): readonly Thread[] {
  return [...client.channels.cache.values()].flatMap((channel): readonly Thread[] => {
    if (!channel.isThread() || channel.archived === true) return []
    const { id, guildId, lastMessageId, ownerId } = channel
    const isOwn = ownerId === client.user?.id
    return [{ id, guild: guildId, isOwn, ...(lastMessageId === null ? {} : { last: lastMessageId }) }]
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
  const above = channel.isThread() ? channel.parent?.type : undefined
  return {
    id,
    type: channel.type,
    ...(parent === undefined ? {} : { parent }),
    ...(above === undefined ? {} : { parentType: above }),
    ...(channel.isThread() ? { name: channel.name } : {}),
    isHidden: everyone !== null && !everyone.has(view),
  }
}

/** A channel as the API describes it; whether it is hidden follows from its parent, if that is known. */
export function factsFrom(payload: unknown, known: Discord): ChannelFacts | undefined {
  const { id: written, type, name, parent_id: above } = fieldsOf(payload)
  const id = idOf(written)
  const parent = idOf(above)
  if (id === undefined || typeof type !== 'number') return undefined
  const channel = parent === undefined ? undefined : known.factsOf(parent)
  return {
    id,
    type,
    ...(parent === undefined ? {} : { parent }),
    ...(channel === undefined ? {} : { parentType: channel.type }),
    ...(parent !== undefined && typeof name === 'string' ? { name } : {}),
    isHidden: channel?.isHidden ?? false,
  }
}
