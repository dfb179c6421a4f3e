import type { Place } from '#model/request.ts'
import { NO_GUILD } from './ids.ts'

/** What is known of a channel or thread. */
export interface ChannelFacts {
  readonly id: string
  /** Discord's number for what it is. */
  readonly type: number
  /** Of a thread: the channel that it belongs to. */
  readonly parent?: string
  /** Discord's number for what that channel is, where it is known. */
  readonly parentType?: number
  /** Of a thread: its title. */
  readonly name?: string
  /** Not everybody on the server sees it. */
  readonly isHidden: boolean
}

const DIRECT = 1
const THREADS: ReadonlySet<number> = new Set([10, 11, 12])
const PRIVATE_THREAD = 12
/** A message opens a thread only in text and announcement channels. */
const OPENS_THREADS: ReadonlySet<number> = new Set([0, 5])

/** Forums and media channels. */
const FORUMS: ReadonlySet<number> = new Set([15, 16])

export function isThread({ type }: Pick<ChannelFacts, 'type'>): boolean {
  return THREADS.has(type)
}

export function isDirect({ type }: Pick<ChannelFacts, 'type'>): boolean {
  return type === DIRECT
}

/** A post is a thread in a channel that has nothing else. */
export function isInForum({ parentType }: Pick<ChannelFacts, 'parentType'>): boolean {
  return parentType !== undefined && FORUMS.has(parentType)
}

export function opensThreads({ type }: Pick<ChannelFacts, 'type'>): boolean {
  return OPENS_THREADS.has(type)
}

/** A thread is a place of its own within its channel; of what is not known, nothing is said to everybody. */
export function placeOf(guild: string, facts: ChannelFacts): Place {
  const { id, type, parent, isHidden } = facts
  const at = { platform: 'discord', workspace: guild }
  if (isDirect(facts)) return { ...at, workspace: NO_GUILD, channel: id, audience: 'direct' }
  const audience = isHidden || type === PRIVATE_THREAD || guild === NO_GUILD ? 'private' : 'public'
  return isThread(facts) && parent !== undefined
    ? { ...at, channel: parent, thread: id, audience }
    : { ...at, channel: id, audience }
}
