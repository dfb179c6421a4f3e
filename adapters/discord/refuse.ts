// What Discord answers where it does not do what it was asked → what it means, and what to do about it.
import { VersusError } from '#model/errors.ts'
import type { RefusalDetail } from '#model/ports.ts'

/** Discord's own numbers for what it refuses; 0 where it gave none. */
const UNKNOWN_CHANNEL = 10_003
export const UNKNOWN_MESSAGE = 10_008
export const UNKNOWN_WEBHOOK = 10_015
export const UNKNOWN_INTERACTION = 10_062
export const ALREADY_ACKNOWLEDGED = 40_060
export const NO_ACCESS = 50_001
export const NO_PERMISSION = 50_013
export const INVALID_BODY = 50_035
export const THREAD_EXISTS = 160_004
export const NO_HISTORY = 160_002
const THREAD_ARCHIVED = 50_083
const THREAD_LOCKED = 160_005

/** Of a forum post whose first message is on its way: the thread comes before it. */
const POST_NOT_READY = 40_058

const REASONS: Readonly<Record<number, readonly [code: string, sentence: string]>> = {
  [UNKNOWN_CHANNEL]: ['channel-gone', 'The channel or thread is gone. Nothing can be posted there any more.'],
  [UNKNOWN_MESSAGE]: ['message-gone', 'The message is gone, so that it cannot be edited or answered.'],
  [UNKNOWN_WEBHOOK]: ['interaction-over', 'The time for answering this command or button is over.'],
  [UNKNOWN_INTERACTION]: ['interaction-over', 'Discord waited three seconds for an answer to the button or command.'],
  50_027: ['interaction-over', 'The time for answering this command or button is over.'],
  50_007: ['no-direct-messages', 'The person takes no direct messages from this server.'],
  [NO_ACCESS]: ['no-access', 'Give the bot the permission View Channel in that channel.'],
  [NO_PERMISSION]: [
    'no-permission',
    'Give the bot Send Messages, Send Messages in Threads, Create Public Threads and Read Message History in that channel.',
  ],
  [NO_HISTORY]: ['no-history', 'Give the bot the permission Read Message History in that channel.'],
  50_024: ['wrong-channel', 'Discord does not allow that in a channel of this kind.'],
  [INVALID_BODY]: ['refused-body', 'Discord does not take a message of this form. Please report it.'],
  [THREAD_ARCHIVED]: [
    'thread-archived',
    'The thread is archived and locked. Unarchive it, or give the bot Manage Threads.',
  ],
  [THREAD_EXISTS]: ['thread-exists', 'The message has a thread already.'],
  [THREAD_LOCKED]: ['thread-locked', 'The thread is locked. Unlock it, or give the bot Manage Threads.'],
  160_006: ['too-many-threads', 'The server has too many active threads. Archive some of them.'],
}

/** Nothing on the way to Discord took the request, so that it surely did not arrive. */
const NEVER_ARRIVED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
])
const UNAUTHORIZED = 401

export function refuse(code: string, sentence: string, detail: RefusalDetail = {}): VersusError {
  return new VersusError(code, sentence, { detail: { ...detail } })
}

/** Discord's number for a refusal, of its own error or of ours that was made from one. */
export function numberOfRefusal(error: unknown): number {
  const { discord, code } = propertiesOf(error instanceof VersusError ? error.detail : error)
  const number = error instanceof VersusError ? discord : code
  return typeof number === 'number' ? number : 0
}

/** Nobody may write there just now but those who manage threads. */
export function isLocked(error: unknown): boolean {
  return [THREAD_ARCHIVED, THREAD_LOCKED].includes(numberOfRefusal(error))
}

export function isUnauthorized(error: unknown): boolean {
  return propertiesOf(error)['status'] === UNAUTHORIZED
}

/** An error of the REST client → what the runtime understands. Its texts may quote messages and are left out. */
export function toRefusal(error: unknown): VersusError {
  if (error instanceof VersusError) return error
  const { status, code, retryAfter, cause } = propertiesOf(error)
  if (typeof retryAfter === 'number')
    return refuse('discord-rate-limit', 'Discord asks to wait.', { retryAfter: Math.max(0, retryAfter) })
  if (status === UNAUTHORIZED || isTokenless(error)) return tokenRefused()
  if (typeof status === 'number' && status >= 500)
    return refuse('discord-failed', `Discord failed with ${status}.`, { isUnsure: true })
  if (typeof status === 'number') {
    const number = typeof code === 'number' ? code : 0
    if (number === POST_NOT_READY)
      return refuse('discord-post-not-ready', 'The first message of the post is not there yet.', { retryAfter: 1_000 })
    const [name, sentence] = REASONS[number] ?? [
      'refused',
      'Discord refuses this. Its number for the reason is beside.',
    ]
    return new VersusError(`discord-${name}`, sentence, { detail: { isPermanent: true, status, discord: number } })
  }
  const reason = [code, propertiesOf(cause)['code']].find((one) => typeof one === 'string')
  const isUnsure = !(typeof reason === 'string' && NEVER_ARRIVED.has(reason))
  return new VersusError('discord-no-answer', 'Discord gave no answer. It is asked again.', {
    detail: { isUnsure, ...(typeof reason === 'string' ? { reason } : {}) },
  })
}

export function tokenRefused(): VersusError {
  return refuse(
    'discord-token',
    'Discord does not accept the token. Copy a new one from https://discord.com/developers/applications (your application, Bot, Reset Token) into DISCORD_TOKEN, and start again.',
    { isPermanent: true },
  )
}

/** The client forgets a token that was refused, and then says this of every request. */
function isTokenless(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Expected token to be set')
}

function propertiesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
