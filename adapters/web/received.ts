import type { Person, Query, Request } from '#model/request.ts'
import type { Happening, Message } from './entry.ts'
import { PLATFORM } from './scene.ts'

/** What a press in another platform's drawing means: that platform's adapter reads it. */
export type Pressed =
  | { readonly kind: 'press'; readonly ref: string; readonly seen?: number }
  | { readonly kind: 'feedback'; readonly verdict: 'right' | 'wrong' }

/** What was pressed in a drawing: the block's name where the platform has one, and what the element carries. */
export interface Drawn {
  readonly block: string
  readonly value: string
}

export type ReadDrawn = (platform: string, drawn: Drawn) => Pressed | undefined

export type Received =
  | {
      readonly kind: 'taken'
      /** What is seen of it on the page, and by whom: everybody where nobody is named. */
      readonly happening?: Happening
      readonly to?: string
      /** What the bot is told; nothing where people talk among themselves. */
      readonly request?: Request
    }
  /** A form is opened, for whoever pressed alone. */
  | { readonly kind: 'opens'; readonly query: Query }
  /** It leads nowhere; the text says why, and what to do. */
  | { readonly kind: 'refused'; readonly text: string }

export interface Surroundings {
  readonly find: (message: string) => Message | undefined
  readonly readDrawn: ReadDrawn
  readonly now: number
}

export interface Act {
  readonly fields: Readonly<Record<string, unknown>>
  /** Made by the page: the same act sent twice has the same. */
  readonly id: string
  readonly from: Person
}

/** The id of the request that a message was: its last part names the message. */
export function requestOf(channel: string, message: string): string {
  return `${PLATFORM}:${channel}:${message}`
}

export function refused(text: string): Received {
  return { kind: 'refused', text }
}
