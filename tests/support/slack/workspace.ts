// What a workspace remembers: channels, who is in them, messages, and what only one person was shown.
import type { SlackBlock } from './blocks.ts'

export interface Channel {
  readonly id: string
  readonly kind: 'public' | 'private' | 'group' | 'im'
  isMember: boolean
  isArchived: boolean
  readonly messages: Message[]
}

export interface Message {
  readonly ts: string
  /** The bot's own messages have none. */
  readonly user?: string
  thread_ts?: string
  text: string
  blocks: SlackBlock[]
  metadata?: unknown
}

/** Shown to one person: by `chat.postEphemeral`, or as the answer to a command or a press. */
export interface Whisper {
  readonly ts: string
  readonly channel: string
  readonly user: string
  readonly thread_ts?: string
  readonly text: string
  readonly blocks: SlackBlock[]
  readonly by: 'method' | 'response address'
}

export interface Workspace {
  readonly channels: Map<string, Channel>
  readonly whispers: Whisper[]
  nextTs(): string
  channel(id: string): Channel | undefined
  /** The direct messages with a person; opened where they were not. */
  direct(user: string): Channel
}

export const TEAM = 'T0123456789'
export const BOT = 'U0BOT00000'
export const ANA = 'U0ANA00000'
export const GENERAL = 'C0GENERAL0'
export const SECRET = 'C0SECRET00'
export const ELSEWHERE = 'C0ELSEWHER'

export function createWorkspace(): Workspace {
  const channels = new Map<string, Channel>()
  let clock = Math.floor(Date.now() / 1000)
  let count = 0
  const add = (id: string, kind: Channel['kind'], isMember: boolean): Channel => {
    const channel: Channel = { id, kind, isMember, isArchived: false, messages: [] }
    channels.set(id, channel)
    return channel
  }
  add(GENERAL, 'public', true)
  add(SECRET, 'private', true)
  add(ELSEWHERE, 'public', false)
  return {
    channels,
    whispers: [],
    nextTs() {
      if (++count % 1000 === 0) clock++
      return `${clock}.${String(count % 1_000_000).padStart(6, '0')}`
    },
    channel: (id) => channels.get(id),
    direct(user) {
      const id = `D${user.slice(1)}`
      return channels.get(id) ?? add(id, 'im', true)
    },
  }
}
