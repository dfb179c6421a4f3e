import type { Conversation } from '#model/conversation.ts'
import { VersusError } from '#model/errors.ts'
import type { Reply } from '#model/reply.ts'
import type { Address, Person, Place, Request } from '#model/request.ts'
import type { Json } from '#model/store.ts'

// Reads back what this store wrote: the shape is the one that was written, so only the syntax can be wrong.

export const readRequest = (text: string): Request => parse(text) as Request
export const readReply = (text: string): Reply => parse(text) as Reply
export const readPlace = (text: string): Place => parse(text) as Place
export const readPerson = (text: string): Person => parse(text) as Person
export const readAddress = (text: string): Address => parse(text) as Address
export const readConversation = (text: string): Conversation => parse(text) as Conversation
export const readJson = (text: string): Json => parse(text) as Json

export function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const message =
      'The database holds a value that cannot be read. Stop the bot, keep a copy of the database, and put back a backup.'
    throw new VersusError('store-corrupt', message, { cause })
  }
}

/** PostgreSQL's text has no NUL, and half of a surrogate pair is no text at all. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\u{FFFD}')
}
