import type { Library } from '#adapters/web/library.ts'
import type { World } from '#core/world.ts'
import type { Clock } from '#model/ports.ts'
import type { Store } from '#model/store.ts'
import { libraryDecisions } from './library-decisions.ts'
import { libraryGaps } from './library-gaps.ts'
import { flowKey, judgeFlow, sketchOf } from './sketch-flow.ts'

interface LibraryParts {
  readonly world: () => World
  readonly store: () => Pick<Store, 'decisions' | 'gaps'>
  readonly clock: Clock
}

/** What authors look at on the page: from the store, and by the core's own functions. */
export function openLibrary(parts: LibraryParts): Library {
  const { world, store } = parts
  const flows = () =>
    world().knowledge.comparisons.flatMap((comparison) => comparison.flows.map((flow) => ({ comparison, flow })))
  return {
    ...libraryDecisions(store),
    ...libraryGaps(parts),
    flows: () => flows().map(({ comparison, flow }) => sketchOf(comparison, flow)),
    judge(key, answers) {
      const found = flows().find(({ comparison, flow }) => flowKey(comparison.id, flow.id) === key)
      return found && judgeFlow(found.comparison, found.flow, answers)
    },
  }
}
