import type { Posting } from '#model/ports.ts'
import type { Outgoing } from '#model/store.ts'

/** What stands in the place of an answer where a platform does not let us take messages back. */
export function withdrawnReply({ id, place, asker, isUnsure }: Outgoing, message: string): Posting {
  const text = 'The question was deleted, and this answer with it.'
  return {
    reply: {
      id,
      audience: 'thread',
      summary: text,
      blocks: [{ kind: 'text', role: 'note', text: [{ kind: 'plain', text }] }],
    },
    place,
    asker,
    message,
    isUnsure,
  }
}
