import type { Delivery } from '#model/adapter.ts'
import type { Block, Reply } from '#model/reply.ts'
import type { Place, Request } from '#model/request.ts'
import type { StoredReply } from '#model/store.ts'
import { LONGEST_REF } from './privacy.ts'

// An answer that was given in private can be shown to everybody by whoever asked for it.

/** The start of the reference on the button that shares a reply. */
const SHARE = 'v1|share|'

/** A private answer with a button that shares it. Answers have a title; what only asks back or says "no" has none. */
export function withShare(reply: Reply, { audience }: Place): Reply {
  const ref = `${SHARE}${reply.id}`
  if (reply.title === undefined || audience === 'direct' || ref.length > LONGEST_REF) return reply
  const button = { ref, label: 'Share', tone: 'plain' } as const
  const last = reply.blocks.at(-1)
  const blocks: readonly Block[] =
    last?.kind === 'actions'
      ? [...reply.blocks.slice(0, -1), { kind: 'actions', items: [...last.items, button] }]
      : [...reply.blocks, { kind: 'actions', items: [button] }]
  return { ...reply, blocks }
}

/** The id of the reply that a *Share* button stands for; undefined for any other request. */
export function sharedReply(request: Request): string | undefined {
  return request.kind === 'press' && request.ref.startsWith(SHARE) ? request.ref.slice(SHARE.length) : undefined
}

/** What a press on *Share* gives: the answer for everybody, with who shared it; the asker alone may share. */
export function share(request: Request, stored: StoredReply | undefined): Delivery {
  const { place, via, from } = request
  const id = `${request.id}/1`
  const isTheirs = stored?.asker.id === from.id
  if (!stored?.reply || !isTheirs) {
    const text =
      isTheirs || !stored ? 'That answer is no longer kept. Please ask again.' : 'Only who asked can share it.'
    const blocks: readonly Block[] = [{ kind: 'text', role: 'lead', text: [{ kind: 'plain', text }] }]
    return { reply: { id, audience: 'asker', summary: text, blocks }, place, ...(via ? { via } : {}) }
  }
  const { summary, title, blocks } = stored.reply
  return {
    reply: {
      id,
      audience: 'thread',
      summary,
      blocks: [...blocks.flatMap(withoutShare), note(`Shared by ${from.name}.`)],
      ...(title === undefined ? {} : { title }),
    },
    place,
  }
}

function withoutShare(block: Block): readonly Block[] {
  if (block.kind !== 'actions') return [block]
  const items = block.items.filter(({ ref }) => !ref.startsWith(SHARE))
  return items.length === 0 ? [] : [{ ...block, items }]
}

function note(text: string): Block {
  return { kind: 'text', role: 'note', text: [{ kind: 'plain', text }] }
}
