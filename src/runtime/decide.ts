import { wants } from '#core/respond.ts'
import type { Conversation } from '#model/conversation.ts'
import { VersusError } from '#model/errors.ts'
import type { Found } from '#model/found.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Request } from '#model/request.ts'
import type { Store, Work } from '#model/store.ts'
import { type Decided, fromOutcome, unchanged } from './commit.ts'
import { editJudged } from './edit-judged.ts'
import { asQuestion, replaceAnswers, standingAnswers } from './edits.ts'
import { feedbackRecord } from './feedback.ts'
import { createFind } from './find.ts'
import type { Doors, World } from './parts.ts'
import type { ReadAround } from './read-around.ts'
import { inPlace, quietened } from './settings.ts'
import { share, sharedReply } from './share.ts'
import { showAgain, shownReply } from './show-again.ts'

export const RESPOND_FAILED = 'respond-failed'

export interface Decision {
  readonly decided: Decided
  /** What the core said; none where the runtime settled the request itself. */
  readonly outcome?: Outcome
}

interface DecideParts {
  readonly store: Store
  readonly doors: Doors
  readonly world: () => World
  readonly readAround: ReadAround
  readonly timed: <T>(what: string, call: () => Promise<T>) => Promise<T>
}

/**
 * One request and what its conversation remembers → what is to be written. Reads the store, writes nothing. Rejects with
 * `respond-failed` where the core failed, with the store's own error where that did.
 */
export function createDecide({ store, doors, world, readAround, timed }: DecideParts) {
  const ask = (request: Request, memory: Conversation, found: Found): Outcome => {
    try {
      return quietened(request, doors.respond(request, memory, world(), found), found.settings)
    } catch (cause) {
      throw new VersusError(RESPOND_FAILED, 'The core failed on a request. Please report it.', { cause })
    }
  }
  const answersTo = async (message: string) =>
    standingAnswers(await timed('read the answers', () => store.outbox.answersTo(message)))
  const find = (id: string) => timed('read a reply', () => store.outbox.find(id))
  const findWanted = createFind({ store, readAround, timed })

  return async ({ request }: Work, memory: Conversation): Promise<Decision> => {
    const shown = shownReply(request)
    if (shown !== undefined)
      return { decided: unchanged(memory, request, { deliveries: [showAgain(request, await find(shown))] }) }
    const shared = sharedReply(request)
    if (shared !== undefined)
      return { decided: unchanged(memory, request, { deliveries: [share(request, await find(shared))] }) }
    const found = await findWanted(wants(request), request, memory)
    switch (request.kind) {
      case 'edited': {
        const standing = await answersTo(request.message)
        const [first] = standing
        if (!first) return answered(request, ask(asQuestion(request), memory, found), found)
        const outcome = replaceAnswers(ask(request, memory, found), standing)
        return settled(fromOutcome(request, outcome, first.place), outcome, found)
      }
      case 'deleted': {
        const outcome = ask(request, memory, found)
        const standing = await answersTo(request.message)
        const withdraw = [...new Set([...outcome.withdraw, ...standing.map(({ id }) => id)])]
        return { decided: { ...fromOutcome(request, outcome), withdraw, forget: [request.message] }, outcome }
      }
      case 'feedback': {
        const { decided, outcome } = answered(request, ask(request, memory, found), found)
        const records = [...decided.records, feedbackRecord(request, found.judged?.reply)]
        return { decided: { ...decided, records }, ...(outcome ? { outcome } : {}) }
      }
      case 'question':
      case 'command':
      case 'press':
      case 'submission':
        return answered(request, ask(request, memory, found), found)
    }
  }
}

function answered(request: Request, outcome: Outcome, found: Found): Decision {
  return settled(fromOutcome(request, outcome), outcome, found)
}

/** As the channel's settings want it, and where the judged answer stands. */
function settled(decided: Decided, outcome: Outcome, found: Found): Decision {
  const deliveries = inPlace(editJudged(decided.deliveries, outcome, found), found.settings)
  return { decided: { ...decided, deliveries }, outcome }
}
