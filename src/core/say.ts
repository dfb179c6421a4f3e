import type { Conversation } from '#model/conversation.ts'
import type { NewRecord, Outcome } from '#model/outcome.ts'
import type { Block, Reply } from '#model/reply.ts'
import type { Request } from '#model/request.ts'
import { plain, strong, toPlainText } from './text/rich-text.ts'

export type Change = Partial<Pick<Conversation, 'lastTopic' | 'wasInsulted' | 'walkthrough' | 'answers'>>

/** A reply before it has an id; for everybody in the thread where nothing else is said. */
export type Draft = Omit<Reply, 'id' | 'audience'> & Partial<Pick<Reply, 'audience'>>

/** Ids derive from the request: a repeated `respond` gives the same. */
export function replyId(request: string, number = 1): string {
  return `${request}/${number}`
}

/** One reply, and what is remembered from now on. */
export function say(
  request: Request,
  memory: Conversation,
  reply: Draft,
  change: Change = {},
  records: readonly NewRecord[] = [],
): Outcome {
  return {
    replies: [{ audience: 'thread', ...reply, id: replyId(request.id) }],
    withdraw: [],
    memory: { ...memory, ...change, overheard: 0, revision: memory.revision + 1, touchedAt: request.at },
    records,
    findings: [],
  }
}

export function nothing(request: Request, memory: Conversation): Outcome {
  return {
    replies: [],
    withdraw: [],
    memory: { ...memory, revision: memory.revision + 1, touchedAt: request.at },
    records: [],
    findings: [],
  }
}

export function sentence(verdict: string, rest = ''): { summary: string; blocks: readonly Block[] } {
  const text = [strong(verdict), ...(rest === '' ? [] : [plain(rest)])]
  return { summary: toPlainText(text), blocks: [{ kind: 'text', role: 'lead', text }] }
}
