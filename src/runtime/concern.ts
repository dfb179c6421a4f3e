import type { Request } from '#model/request.ts'
import type { Store } from '#model/store.ts'

/** Said to nobody in particular, or an edit of such a message. */
export function isOverheard(request: Request): boolean {
  return (request.kind === 'question' || request.kind === 'edited') && request.isOverheard === true
}

/**
 * Whether a request is for us, so that nothing else is ever stored: what is overheard counts only in a conversation in which
 * we take part, an edit or a deletion only where we took the message. An edit that speaks to us is a question by itself.
 * `conversation` is the request's key.
 */
export async function concernsUs(request: Request, conversation: string, store: Store): Promise<boolean> {
  switch (request.kind) {
    case 'question':
      return !isOverheard(request) || store.conversations.isKnown(conversation)
    case 'edited':
      return !isOverheard(request) || store.inbox.has(request.message)
    case 'deleted':
      return store.inbox.has(request.message)
    case 'command':
    case 'press':
    case 'submission':
    case 'feedback':
      return true
  }
}
