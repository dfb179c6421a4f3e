import { wantsToShow } from '#core/show.ts'
import type { Found } from '#model/found.ts'
import type { Clock } from '#model/ports.ts'
import type { Query } from '#model/request.ts'
import type { Store } from '#model/store.ts'
import { createFindKey } from './conversation-key.ts'
import { within } from './within.ts'

interface FindShownParts {
  readonly store: Store
  readonly clock: Clock
}

export type FindShown = (query: Query) => Promise<Found>

/** A platform wants a form within three seconds, and the way there takes some of them. */
const PATIENCE = 1_000

/** Reads what the core wants for a query. Rejects where the store fails or is slow. */
export function createFindShown({ store, clock }: FindShownParts): FindShown {
  const findKey = createFindKey(store)
  return async (query) => {
    const wanted = wantsToShow(query)
    if (query.kind === 'prompts' || Object.keys(wanted).length === 0) return {}
    const { place } = query
    const read = async (): Promise<Found> => {
      const [decisions, conversation, undecided] = await Promise.all([
        wanted.decisions && store.decisions.search(place.workspace, wanted.decisions.words, wanted.decisions.limit),
        wanted.conversation && query.kind === 'form'
          ? store.conversations.get(await findKey({ kind: 'press', id: '', place, from: query.from }))
          : undefined,
        wanted.undecided === undefined ? undefined : store.conversations.undecided(place.workspace, wanted.undecided),
      ])
      return {
        ...(decisions ? { decisions } : {}),
        ...(conversation ? { conversation } : {}),
        ...(undecided ? { undecided } : {}),
      }
    }
    return within(clock, PATIENCE, 'The store (to show something)', read)
  }
}
