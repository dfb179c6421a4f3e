import { createHash } from 'node:crypto'
import { LONGEST_NONCE } from './limits.ts'

// How Discord's ids become ours and back. The request's id is all that a reply knows of the message that it answers.

/** In direct messages and group chats, where there is no server. */
export const NO_GUILD = '@me'

/** The place of a message: `channel` is the thread itself where it stands in one. */
export interface MessageId {
  readonly guild: string
  readonly channel: string
  readonly message: string
}

export function requestOfMessage({ guild, channel, message }: MessageId): string {
  return `discord:${guild}:${channel}:${message}`
}

/** Six letters tell the edits of one message apart for 25 days, and keep `v1|share|<reply>` below 90 characters. */
export function requestOfEdit(request: string, editedAt: number): string {
  return `${request}/edit:${(editedAt % 36 ** 6).toString(36)}`
}

export function requestOfInteraction(guild: string, interaction: string): string {
  return `discord:${guild}:${interaction}`
}

/** Discord's epoch; an id begins with the milliseconds since. */
const EPOCH = 1_420_070_400_000n

/** The least id of a moment: what was said later has a greater one. */
export function idAt(at: number): string {
  return `${(BigInt(Math.max(0, Math.floor(at))) - EPOCH) << 22n}`
}

/** The message that a reply answers; undefined where it answers a button or a command. */
export function askedMessage(reply: string): MessageId | undefined {
  const [, guild, channel, message] = /^discord:(@me|\d{1,20}):(\d{1,20}):(\d{1,20})(?:\/|$)/.exec(reply) ?? []
  return guild !== undefined && channel !== undefined && message !== undefined ? { guild, channel, message } : undefined
}

/**
 * The same reply at the same place has the same nonce, in every process: within minutes Discord gives the first message back
 * instead of posting a second.
 */
export function nonceOf(reply: string, channel: string, part: number): string {
  const digest = createHash('sha256').update(JSON.stringify([reply, channel, part]))
  return digest.digest('base64url').slice(0, LONGEST_NONCE)
}

/** Where a reply stands: one message, or several where one did not hold it. */
export interface Posted {
  readonly channel: string
  readonly messages: readonly string[]
}

/** Written as the message's own id wherever the runtime can know the channel; else "channel/id+id". */
export function handleOf({ channel, messages }: Posted, expected: string): string {
  const joined = messages.join('+')
  return channel === expected && messages.length === 1 ? joined : `${channel}/${joined}`
}

/** `expected`: where a message stands whose handle does not say it. */
export function readHandle(handle: string, expected: string): Posted {
  const slash = handle.indexOf('/')
  return {
    channel: slash < 0 ? expected : handle.slice(0, slash),
    messages: handle.slice(slash + 1).split('+'),
  }
}
