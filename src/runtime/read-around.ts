import type { ChatAdapter, Listening } from '#model/adapter.ts'
import type { Found } from '#model/found.ts'
import type { Clock, Log } from '#model/ports.ts'
import type { Request } from '#model/request.ts'
import { within } from './within.ts'

interface ReadParts {
  readonly adapterOf: (platform: string) => ChatAdapter | undefined
  readonly clock: Clock
  readonly log: Log
}

export type ReadAround = (request: Request) => Promise<NonNullable<Found['around']>>

/** A person waits for the answer, and a platform answers such a question within a fraction of this. */
const PATIENCE = 2_000

/**
 * What people said around a request, from its platform. Never rejects: where the platform cannot read, does not answer in time or
 * fails, nothing is allowed. What was read is handed on and kept nowhere, neither in the log.
 */
export function createReadAround({ adapterOf, clock, log }: ReadParts): ReadAround {
  return async (request) => {
    const { place } = request
    const adapter = adapterOf(place.platform)
    if (!adapter || !canListen(adapter)) return { kind: 'not allowed' }
    const pointsAt = request.kind === 'question' ? request.pointsAt : undefined
    try {
      const what = `The ${place.platform} adapter (to read)`
      const messages = await within(clock, PATIENCE, what, () => adapter.read(place, pointsAt))
      return messages ? { kind: 'read', messages } : { kind: 'not allowed' }
    } catch (error) {
      log.warn('messages not read', { request: request.id, platform: place.platform, error })
      return { kind: 'not allowed' }
    }
  }
}

function canListen(adapter: ChatAdapter): adapter is ChatAdapter & Listening {
  return 'read' in adapter && typeof adapter.read === 'function'
}
