import type { ChannelFacts } from './channel.ts'
import type { File } from './message.ts'

export type Permission =
  | 'ViewChannel'
  | 'SendMessages'
  | 'ReadMessageHistory'
  | 'CreatePublicThreads'
  | 'SendMessagesInThreads'
  | 'AttachFiles'

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly path: `/${string}`
  readonly body?: unknown
  readonly files?: readonly File[]
  /** Interactions are answered with their own token instead of ours. */
  readonly isInteraction?: boolean
}

/** Discord as the rest of this folder needs it; `connect.ts` makes it of discord.js. */
export interface Discord {
  /** Rejects with a refusal that the runtime understands (`refuse.ts`). */
  call(call: Call): Promise<unknown>
  /** What is known of a channel without asking; undefined where nothing is. */
  factsOf(channel: string): ChannelFacts | undefined
  /** Which of these permissions we surely lack there: none where we do not know. */
  lacks(channel: string, needed: readonly Permission[]): readonly Permission[]
}
