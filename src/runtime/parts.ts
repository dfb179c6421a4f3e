import type { respond } from '#core/respond.ts'
import type { show } from '#core/show.ts'
import type { ChatAdapter } from '#model/adapter.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Clock, Log, Metrics, Randomness } from '#model/ports.ts'
import type { Request } from '#model/request.ts'
import type { Store } from '#model/store.ts'
import type { Limits } from './limits.ts'

export type World = Parameters<typeof respond>[2]

/** The two doors of the core. */
export interface Doors {
  readonly respond: typeof respond
  readonly show: typeof show
}

/** What the runtime is made of. All but the last three is needed. */
export interface RuntimeParts {
  readonly store: Store
  readonly adapters: readonly ChatAdapter[]
  /** The current world: it may be another one at the next request. */
  readonly world: () => World
  readonly clock: Clock
  readonly randomness: Randomness
  readonly log: Log
  readonly metrics: Metrics
  readonly limits?: Partial<Limits>
  /** Told of each request that was answered, and how it was read: for `:why`. */
  readonly watch?: (request: Request, outcome: Outcome) => void
  /** Others than the core's own only where the core is not what is looked at. */
  readonly doors?: Doors
}
