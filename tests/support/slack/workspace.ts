// What a workspace remembers: channels, who is in them, messages, and what only one person was shown.
import type { SlackBlock } from './blocks.ts'
import { refuse } from './refused.ts'
import type { Home, Modal } from './views.ts'

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

/** A modal in front of somebody, or somebody's Home tab. */
export interface Shown<V extends Modal | Home> {
  readonly id: string
  readonly user: string
  hash: string
  view: V
}

export interface Workspace {
  readonly team: string
  readonly channels: Map<string, Channel>
  readonly whispers: Whisper[]
  readonly modals: Map<string, Shown<Modal>>
  /** By person. */
  readonly homes: Map<string, Shown<Home>>
  readonly prompts: { readonly channel: string; readonly prompts: readonly unknown[] }[]
  readonly statuses: { readonly channel: string; readonly thread: string; readonly status: string }[]
  /** Good for one view within three seconds. */
  newTrigger(user: string): string
  /** Whose it is; it is used up then. */
  useTrigger(id: string): string
  /** From now on triggers are too old when they come back. */
  expireTriggers(): void
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

const TRIGGER_LIFE = 3_000

export function createWorkspace(team: string = TEAM): Workspace {
  const triggers = new Map<string, { readonly user: string; readonly until: number; isUsed: boolean }>()
  let areExpired = false
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
    team,
    channels,
    whispers: [],
    modals: new Map(),
    homes: new Map(),
    prompts: [],
    statuses: [],
    newTrigger(user) {
      const number = triggers.size + 1
      const id = `${1_000_000_000_000 + number}.738474920.8088930838d88f008e0a${number}`
      triggers.set(id, { user, until: Date.now() + TRIGGER_LIFE, isUsed: false })
      return id
    },
    useTrigger(id) {
      const trigger = triggers.get(id)
      if (!trigger) refuse('invalid_trigger_id', 'nobody gave it')
      if (areExpired || Date.now() > trigger.until) refuse('expired_trigger_id')
      if (trigger.isUsed) refuse('exchanged_trigger_id')
      trigger.isUsed = true
      return trigger.user
    },
    expireTriggers() {
      areExpired = true
    },
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
