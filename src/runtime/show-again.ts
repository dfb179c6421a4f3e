import type { Delivery } from '#model/adapter.ts'
import type { Reply } from '#model/reply.ts'
import type { Request } from '#model/request.ts'
import type { StoredReply } from '#model/store.ts'
import { SHOW } from './privacy.ts'

/** The id of the reply that a *Show* button stands for; undefined for any other request. */
export function shownReply(request: Request): string | undefined {
  return request.kind === 'press' && request.ref.startsWith(SHOW) ? request.ref.slice(SHOW.length) : undefined
}

/** What a press on *Show* gives: the reply for the person it was for, a refusal for anybody else. Always in private. */
export function showAgain(request: Request, stored: StoredReply | undefined): Delivery {
  const { place, via, from } = request
  const id = `${request.id}/1`
  return {
    reply: { ...chosen(from.id, stored), id, audience: 'asker' },
    place,
    ...(via ? { via } : {}),
  }
}

function chosen(presser: string, stored: StoredReply | undefined): Omit<Reply, 'id' | 'audience'> {
  if (stored && stored.asker.id !== presser)
    return sentence('That answer is for somebody else. Ask me, and you get your own.')
  if (!stored?.reply) return sentence('That answer is no longer kept. Please ask again.')
  const { summary, blocks } = stored.reply
  return { summary, blocks }
}

function sentence(text: string): Omit<Reply, 'id' | 'audience'> {
  return { summary: text, blocks: [{ kind: 'text', role: 'lead', text: [{ kind: 'plain', text }] }] }
}
