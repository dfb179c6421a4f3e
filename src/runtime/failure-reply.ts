import type { Reply } from '#model/reply.ts'
import type { Request } from '#model/request.ts'

/** Why a person gets an apology instead of an answer. */
export type Failure = 'busy' | 'stopping' | 'not taken' | 'parked' | 'not shown'

const sentences: Readonly<Record<Failure, readonly [verdict: string, rest: string]>> = {
  busy: ['I am busy right now.', 'I did not take that in: please try again in a minute.'],
  stopping: ['I am being restarted.', 'I did not take that in: please try again in a minute.'],
  'not taken': ['I could not take that in just now.', 'Please try again in a minute.'],
  parked: ['Sorry, that went wrong on my side.', 'Please try again in other words, or ask something else.'],
  'not shown': [
    'Sorry, I have an answer and could not show it here.',
    'Please ask again, or ask me in a direct message.',
  ],
}

/** One calm sentence, what to do, and the reference that the log has too. */
export function failureReply(id: string, failure: Failure, reference: string, audience: Reply['audience']): Reply {
  const [verdict, rest] = sentences[failure]
  return {
    id,
    audience,
    summary: `${verdict} ${rest} (Reference ${reference})`,
    blocks: [
      {
        kind: 'text',
        role: 'lead',
        text: [
          { kind: 'strong', text: verdict },
          { kind: 'plain', text: ` ${rest}` },
        ],
      },
      { kind: 'text', role: 'note', text: [{ kind: 'plain', text: `Reference ${reference}` }] },
    ],
  }
}

/** Who sees that a request failed: whoever saw it asked, unless it was asked in private or with a button. */
export function audienceOfFailure({ kind, via }: Request): Reply['audience'] {
  return kind === 'question' && via?.isPrivate !== true ? 'thread' : 'asker'
}
