import type { Show, Shown } from '#model/adapter.ts'
import type { Clock, Log, Metrics } from '#model/ports.ts'
import type { Query } from '#model/request.ts'
import type { FindShown } from './find-shown.ts'
import type { Doors, World } from './parts.ts'

interface ShowParts {
  readonly doors: Doors
  readonly world: () => World
  readonly find: FindShown
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
}

const LATER = 'This cannot be shown just now. Ask me in a message; that works.'

/** What there is to show when the core or the store failed on a query: nothing, except where nothing would look broken. */
const empty: Readonly<Record<Query['kind'], Shown>> = {
  complete: { kind: 'completions', options: [] },
  prompts: { kind: 'prompts', prompts: [] },
  form: { kind: 'no form', text: LATER },
  home: { kind: 'home', blocks: [{ kind: 'text', role: 'body', text: [{ kind: 'plain', text: LATER }] }] },
}

/** The door for what only shows. Never rejects. */
export function createShow({ doors, world, find, clock, log, metrics }: ShowParts): Show {
  return async (query) => {
    const started = clock.elapsed()
    try {
      return doors.show(query, world(), await find(query))
    } catch (error) {
      log.error('query not shown', { kind: query.kind, error })
      return empty[query.kind]
    } finally {
      metrics.shown(query.kind, clock.elapsed() - started)
    }
  }
}
