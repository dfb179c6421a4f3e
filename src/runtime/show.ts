import type { Shown } from '#model/adapter.ts'
import type { Clock, Log, Metrics } from '#model/ports.ts'
import type { Query } from '#model/request.ts'
import type { Doors, World } from './parts.ts'

interface ShowParts {
  readonly doors: Doors
  readonly world: () => World
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
}

/** What there is to show when the core failed on a query: nothing, except where nothing would look broken. */
const empty: Readonly<Record<Query['kind'], Shown>> = {
  complete: { kind: 'completions', options: [] },
  prompts: { kind: 'prompts', prompts: [] },
  form: { kind: 'no form' },
  home: {
    kind: 'home',
    blocks: [
      {
        kind: 'text',
        role: 'body',
        text: [{ kind: 'plain', text: 'This page cannot be shown just now. Ask me in a message; that works.' }],
      },
    ],
  },
}

/** The door for what only shows. Never throws. */
export function createShow({ doors, world, clock, log, metrics }: ShowParts): (query: Query) => Shown {
  return (query) => {
    const started = clock.elapsed()
    try {
      return doors.show(query, world())
    } catch (error) {
      log.error('query not shown', { kind: query.kind, error })
      return empty[query.kind]
    } finally {
      metrics.shown(query.kind, clock.elapsed() - started)
    }
  }
}
