import type { Client } from 'discord.js'
import { restOptions } from './rest.ts'

interface ClientParts {
  readonly apiUrl?: string
  readonly hasMessageContent: boolean
  readonly requestsPerSecond: number
}

/**
 * The client keeps what permissions are read from (servers, channels, roles, our own memberships) and nothing that grows with
 * people or messages: events are read from the gateway's packets, so that no cache and no partial is needed for them.
 */
export function createClient(
  { Client: DiscordClient, GatewayIntentBits: Intents, Options }: typeof import('discord.js'),
  { apiUrl, hasMessageContent, requestsPerSecond }: ClientParts,
): Client {
  return new DiscordClient({
    intents: [
      Intents.Guilds,
      Intents.GuildMessages,
      Intents.DirectMessages,
      ...(hasMessageContent ? [Intents.MessageContent] : []),
    ],
    // As many as Discord recommends: one up to 2,500 servers.
    shards: 'auto',
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
    enforceNonce: true,
    // An interaction lives for three seconds; a server that is away may not take them all.
    waitGuildTimeout: 2_000,
    rest: restOptions(apiUrl, requestsPerSecond),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      ThreadMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      ReactionManager: 0,
      ReactionUserManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildBanManager: 0,
      GuildInviteManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
      AutoModerationRuleManager: 0,
      EntitlementManager: 0,
    }),
  })
}
