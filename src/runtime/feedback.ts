import type { Request } from '#model/request.ts'
import type { StoreRecord, StoredReply } from '#model/store.ts'

type Given = Extract<Request, { kind: 'feedback' }>

/** A person's judgement, to be kept. Platforms name the reply by its id or by the message that shows it. */
export function feedbackRecord(request: Given, judged: StoredReply | undefined): StoreRecord {
  const { reply, place, from, at, verdict, note } = request
  return {
    kind: 'feedback',
    feedback: {
      reply: judged?.id ?? reply,
      workspace: place.workspace,
      by: from,
      at,
      verdict,
      ...(note === undefined ? {} : { note }),
    },
  }
}
