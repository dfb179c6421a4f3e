import type { Channel, PermissionName, User } from './town.ts'
import { channelOf, channelPayload, INVITED, isThread, PERMISSIONS, snowflake, userOf, userPayload } from './town.ts'

export interface ShownMessage {
  readonly id: string
  readonly channel: string
  readonly author: User
  readonly at: string
  content: string
  components: readonly unknown[]
  flags: number
  readonly nonce?: string
  readonly reference?: string
  readonly attachments: readonly string[]
  readonly files: readonly { readonly name: string; readonly text: string }[]
  edited?: string
  /** Only this person sees it. */
  readonly onlyFor?: User
}

/** What is on the local Discord: a server, its channels, everybody's messages. */
export function createTown() {
  const bot = userOf('Versus', true)
  const application = snowflake()
  const guild = snowflake()
  const botRole = snowflake()
  const ana = userOf('Ana')
  const ben = userOf('Ben')
  /** The servers that the bot is on; the first is where everything happens that is not said to happen elsewhere. */
  const guilds = new Map([[guild, 'Local']])
  const channels = new Map<string, Channel>()
  const messages = new Map<string, ShownMessage>()
  const add = (channel: Channel): Channel => {
    channels.set(channel.id, channel)
    return channel
  }
  const general = add(channelOf({ name: 'general', type: 0, guild }))
  const hidden = add(channelOf({ name: 'hidden', type: 0, guild, hiddenFromAll: true }))
  const forum = add(channelOf({ name: 'forum', type: 15, guild }))
  const voice = add(channelOf({ name: 'voice', type: 2, guild }))

  const lookup = (id: string): Channel | undefined => {
    const channel = channels.get(id)
    return channel?.parent === undefined ? channel : (channels.get(channel.parent) ?? channel)
  }

  const lastIn = (id: string): string | undefined =>
    [...messages.values()].findLast(({ channel, onlyFor }) => channel === id && !onlyFor)?.id

  return {
    guilds,
    /** Another server; its first channel is given. */
    addGuild(name: string, size = 1): Channel {
      const id = snowflake()
      guilds.set(id, name)
      const first = add(channelOf({ name: 'general', type: 0, guild: id }))
      for (let at = 1; at < size; at++) add(channelOf({ name: `channel-${at}`, type: 0, guild: id }))
      return first
    },
    bot,
    application,
    guild,
    botRole,
    ana,
    ben,
    general,
    hidden,
    forum,
    voice,
    channels,
    messages,
    add,
    /** Whether the bot may do that there. */
    may(id: string, permission: PermissionName): boolean {
      const channel = lookup(id)
      if (!channel) return false
      if (channel.guild === undefined) return true
      return (INVITED & PERMISSIONS[permission]) !== 0n && !channel.denied.has(permission)
    },
    direct(user: User): Channel {
      const known = [...channels.values()].find(({ recipient }) => recipient?.id === user.id)
      return known ?? add(channelOf({ name: 'direct', type: 1, recipient: user }))
    },
    visible: (channel: Channel): boolean => !channel.denied.has('ViewChannel'),
    guildPayload(id: string = guild): Record<string, unknown> {
      const own = [...channels.values()].filter((one) => one.guild === id && !one.denied.has('ViewChannel'))
      return {
        id,
        name: guilds.get(id) ?? 'Local',
        owner_id: ana.id,
        roles: [
          { id, name: '@everyone', permissions: String(PERMISSIONS.ViewChannel), position: 0, managed: false },
          {
            id: botRole,
            name: 'Versus',
            permissions: String(INVITED),
            position: 1,
            managed: true,
            tags: { bot_id: bot.id },
          },
        ],
        channels: own.filter((one) => !isThread(one)).map((one) => channelPayload(one, botRole)),
        threads: own
          .filter((one) => isThread(one) && !one.thread.archived)
          .map((one) => channelPayload(one, botRole, lastIn(one.id))),
        members: [
          { user: userPayload(bot), roles: [botRole], joined_at: new Date().toISOString(), deaf: false, mute: false },
        ],
        member_count: 3,
        emojis: [],
        stickers: [],
        voice_states: [],
        presences: [],
        stage_instances: [],
        guild_scheduled_events: [],
        soundboard_sounds: [],
        features: [],
        unavailable: false,
        large: false,
        joined_at: new Date().toISOString(),
        preferred_locale: 'en-US',
      }
    },
    messagePayload(message: ShownMessage): Record<string, unknown> {
      const { id, channel, author, at, content, components, flags, nonce, reference, attachments, edited } = message
      const place = channels.get(channel)
      const referenced = reference === undefined ? undefined : messages.get(reference)
      return {
        id,
        channel_id: channel,
        ...(place?.guild === undefined
          ? {}
          : {
              guild_id: place.guild,
              member: { nick: null, roles: author.id === bot.id ? [botRole] : [], joined_at: at },
            }),
        type: reference === undefined ? 0 : 19,
        author: userPayload(author),
        content,
        components,
        flags,
        timestamp: at,
        edited_timestamp: edited ?? null,
        mentions: mentioned(content, [bot, ana, ben], referenced?.author).map(userPayload),
        mention_roles: content.includes(`<@&${botRole}>`) ? [botRole] : [],
        mention_everyone: content.includes('@everyone'),
        attachments: attachments.map((name) => ({ id: snowflake(), filename: name, content_type: 'image/png' })),
        embeds: [],
        pinned: false,
        tts: false,
        ...(nonce === undefined ? {} : { nonce }),
        ...(reference === undefined
          ? {}
          : {
              message_reference: { message_id: reference, channel_id: channel },
              referenced_message: referenced
                ? { id: referenced.id, content: referenced.content, author: userPayload(referenced.author) }
                : null,
            }),
      }
    },
  }
}

export type Town = ReturnType<typeof createTown>

/** A reply names the author that it replies to, as Discord does. */
function mentioned(content: string, people: readonly User[], replied: User | undefined): readonly User[] {
  return people.filter(({ id }) => content.includes(`<@${id}>`) || content.includes(`<@!${id}>`) || replied?.id === id)
}
