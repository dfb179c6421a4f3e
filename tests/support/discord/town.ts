/** A server with channels, roles and people, as far as the bot gets to see it. Everybody else may do everything. */
export const PERMISSIONS = {
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  CreatePublicThreads: 1n << 35n,
  SendMessagesInThreads: 1n << 38n,
} as const
export type PermissionName = keyof typeof PERMISSIONS

/** What the invitation asks for. */
export const INVITED = 309_237_763_072n

export interface Channel {
  readonly id: string
  readonly type: number
  readonly name: string
  /** None in direct messages. */
  readonly guild?: string
  readonly parent?: string
  /** Denied to the bot, and to everybody where it is hidden. */
  readonly denied: Set<PermissionName>
  readonly hiddenFromAll: boolean
  readonly recipient?: User
  /** Of a thread: who opened it. */
  readonly owner?: string
  readonly thread: { archived: boolean; locked: boolean }
}

export interface User {
  readonly id: string
  readonly username: string
  readonly global_name: string | null
  readonly bot?: boolean
}

let counter = 0

/** Discord's form of id: the time, and a number that makes it unique. */
export function snowflake(at = Date.now()): string {
  counter = (counter + 1) % 4_096
  return String(((BigInt(at) - 1_420_070_400_000n) << 22n) + BigInt(counter))
}

export function userOf(name: string, bot = false): User {
  return { id: snowflake(), username: name.toLowerCase(), global_name: name, ...(bot ? { bot } : {}) }
}

export function channelOf(parts: Partial<Channel> & Pick<Channel, 'name' | 'type'>): Channel {
  return {
    id: snowflake(),
    denied: new Set(),
    hiddenFromAll: false,
    thread: { archived: false, locked: false },
    ...parts,
  }
}

/** `last`: the id of its last message. */
export function channelPayload(channel: Channel, botRole: string, last?: string): Record<string, unknown> {
  const { id, type, name, guild, parent, recipient } = channel
  if (recipient) return { id, type, recipients: [userPayload(recipient)], last_message_id: null }
  const bits = [...channel.denied].reduce((sum, permission) => sum | PERMISSIONS[permission], 0n)
  return {
    id,
    type,
    name,
    guild_id: guild,
    parent_id: parent ?? null,
    position: 0,
    ...(isThread(channel)
      ? {
          owner_id: channel.owner ?? '1',
          last_message_id: last ?? null,
          thread_metadata: {
            ...channel.thread,
            auto_archive_duration: 1440,
            archive_timestamp: new Date().toISOString(),
          },
          message_count: 0,
          member_count: 1,
        }
      : {
          permission_overwrites: [
            ...(channel.hiddenFromAll
              ? [{ id: guild, type: 0, allow: '0', deny: String(PERMISSIONS.ViewChannel) }]
              : []),
            {
              id: botRole,
              type: 0,
              allow: channel.hiddenFromAll ? String(PERMISSIONS.ViewChannel & ~bits) : '0',
              deny: String(bits),
            },
          ],
        }),
  }
}

export function userPayload(user: User): Record<string, unknown> {
  return { ...user, discriminator: '0', avatar: null }
}

export function isThread({ type }: Pick<Channel, 'type'>): boolean {
  return type === 10 || type === 11 || type === 12
}
