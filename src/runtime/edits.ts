import type { Outcome } from '#model/outcome.ts'
import type { Reply } from '#model/reply.ts'
import type { Request } from '#model/request.ts'
import type { StoredReply } from '#model/store.ts'

// A question that is edited or deleted after it was asked. The store does the rest: an unsent reply is superseded, a sent
// one gets an edit of its message.

type Edited = Extract<Request, { kind: 'edited' }>

/** The answers that still stand or may come to stand, one for each message of ours: edits of a message count with it. */
export function standingAnswers(answers: readonly StoredReply[]): readonly StoredReply[] {
  const isGone = (card: string): boolean =>
    answers
      .filter(({ id, reply }) => id === card || reply?.replaces === card)
      .every(({ state }) => state === 'withdrawn' || state === 'given up')
  return answers.filter(({ id, reply }) => reply?.replaces === undefined && !isGone(id))
}

/** An edit of a message that has no answer, such as one that mentions us only now, is a new question. */
export function asQuestion({ id, at, from, place, via, text, isOverheard }: Edited): Request {
  const aside = isOverheard === true ? { isOverheard } : {}
  return { kind: 'question', id, at, from, place, ...(via ? { via } : {}), text, ...aside }
}

/** The new replies take the place of the standing ones, first for first; those that are left over are withdrawn. */
export function replaceAnswers(outcome: Outcome, standing: readonly StoredReply[]): Outcome {
  const replies = outcome.replies.map((reply, at): Reply => {
    const earlier = standing[at]
    return earlier ? { ...reply, replaces: earlier.id } : reply
  })
  const leftOver = standing.slice(replies.length).map(({ id }) => id)
  return { ...outcome, replies, withdraw: [...outcome.withdraw, ...leftOver] }
}
