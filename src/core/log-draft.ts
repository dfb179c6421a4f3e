import type { Conversation } from '#model/conversation.ts'
import type { Found } from '#model/found.ts'
import type { Block, Reply } from '#model/reply.ts'
import type { Request } from '#model/request.ts'
import type { StoreRecord } from '#model/store.ts'
import type { World } from './world.ts'

/** What is said about the log, before it has an id. For the asker alone where nothing else is said. */
export interface LogDraft {
  readonly replies: readonly (Omit<Reply, 'id' | 'audience'> & Partial<Pick<Reply, 'audience'>>)[]
  readonly records?: readonly StoreRecord[]
  readonly withdraw?: readonly string[]
  readonly change?: Partial<Pick<Conversation, 'answers' | 'lastTopic'>>
}

export interface LogParts {
  readonly request: Request
  readonly memory: Conversation
  readonly world: World
  readonly found: Found
}

/** One card and nothing else. */
export function only(card: { readonly summary: string; readonly blocks: readonly Block[] }): LogDraft {
  return { replies: [card] }
}
