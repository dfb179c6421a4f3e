import type { ChatAdapter } from '#model/adapter.ts'
import { VersusError } from '#model/errors.ts'
import type { Accepted, Clock, Log, Metrics, Randomness } from '#model/ports.ts'
import type { Request } from '#model/request.ts'
import type { Store } from '#model/store.ts'
import { backoff } from './backoff.ts'
import { concernsUs, isOverheard } from './concern.ts'
import { conversationKey, createFindKey } from './conversation-key.ts'
import { audienceOfFailure, type Failure, failureReply } from './failure-reply.ts'
import { createTurns } from './in-turn.ts'
import type { Limits } from './limits.ts'
import { onceKey } from './once-key.ts'
import { createRecentIds } from './recent-ids.ts'
import { referenceOf } from './references.ts'
import { pause, TIME_LIMIT, within } from './within.ts'

interface DoorParts {
  readonly store: Store
  readonly adapterOf: (platform: string) => ChatAdapter | undefined
  readonly clock: Clock
  readonly randomness: Randomness
  readonly log: Log
  readonly metrics: Metrics
  readonly limits: Limits
  readonly isStopping: () => boolean
  /** How many requests wait to be handled, as far as this process knows. */
  readonly depth: () => number
  readonly onNew: () => void
}

/** Twice what a platform delivers again within minutes, at some 100 bytes each. */
const REMEMBERED = 10_000
const WAITS = { first: 100, most: 500 }

const failures: Readonly<Record<Exclude<Accepted, 'new' | 'duplicate' | 'ignored'>, Failure>> = {
  busy: 'busy',
  stopping: 'stopping',
  failed: 'not taken',
}

/**
 * The door: puts a request into the inbox and settles when it is safe there. A request that cannot be taken is told of to the
 * person, and is not taken. Requests of one conversation get in by the order of the calls. Never rejects.
 */
export function createAccept(parts: DoorParts): (request: Request) => Promise<Accepted> {
  const { store, adapterOf, clock, randomness, log, metrics, limits, isStopping, depth, onNew } = parts
  const findKey = createFindKey(store)
  const inTurn = createTurns()
  const recent = createRecentIds(REMEMBERED)
  let arriving = 0
  let notices = 0

  const put = async (request: Request, deadline: number): Promise<Accepted> => {
    const key = await findKey(request)
    if (!(await concernsUs(request, key, store))) return 'ignored'
    const once = onceKey(request)
    // Nobody waits for it any more: the person was told to try again.
    if (clock.elapsed() > deadline) return 'failed'
    return store.inbox.accept({
      key,
      request,
      receivedAt: clock.now(),
      ...(once === undefined ? {} : { once }),
    })
  }

  const settled = (request: Request, result: Accepted): Accepted => {
    if (result === 'new' || result === 'duplicate') recent.add(request.id)
    if (result === 'new') onNew()
    return result
  }

  /** Tries until the platform's patience ends. After a try without an answer, a duplicate may be that try itself. */
  const putWithin = async (request: Request, deadline: number): Promise<Accepted> => {
    let isUnsure = false
    for (let tries = 1; ; tries++) {
      const left = Math.max(1, deadline - clock.elapsed())
      try {
        const result = await within(
          clock,
          left,
          'The store (accept)',
          () => put(request, deadline),
          (late) => settled(request, late),
        )
        return settled(request, isUnsure && result === 'duplicate' ? 'new' : result)
      } catch (error) {
        isUnsure = true
        const wait = backoff(tries, WAITS, randomness.fraction())
        const isOver = error instanceof VersusError && error.code === TIME_LIMIT
        if (isOver || clock.elapsed() + wait >= deadline) throw error
        await pause(clock, wait)
      }
    }
  }

  const take = async (request: Request): Promise<Accepted> => {
    if (recent.has(request.id)) return 'duplicate'
    // A deletion is taken always: nobody can repeat it.
    const isRefusable = request.kind !== 'deleted'
    // Who did not speak to us need not hear that we cannot listen.
    if (isRefusable && isStopping()) return isOverheard(request) ? 'ignored' : 'stopping'
    if (isRefusable && (arriving >= limits.arriving || depth() >= limits.unfinished))
      return isOverheard(request) ? 'ignored' : 'busy'
    const deadline = clock.elapsed() + limits.accept
    arriving++
    try {
      return await inTurn(conversationKey(request), () => putWithin(request, deadline))
    } catch (error) {
      log.error('request not taken', { ...idsOf(request), reference: referenceOf(request.id), error })
      return isOverheard(request) ? 'ignored' : 'failed'
    } finally {
      arriving--
    }
  }

  const tell = async (request: Request, failure: Failure): Promise<void> => {
    const reference = referenceOf(request.id)
    const adapter = adapterOf(request.place.platform)
    if (!adapter || notices >= limits.notices) return
    notices++
    const { place, via, from: asker } = request
    const reply = failureReply(`${request.id}/${failure}`, failure, reference, audienceOfFailure(request))
    const posting = { reply, place, asker, isUnsure: false, ...(via ? { via } : {}) }
    try {
      await within(clock, limits.send, `The ${place.platform} adapter`, () => adapter.send(posting))
    } catch (error) {
      log.warn('notice not shown', { ...idsOf(request), reference, error })
    } finally {
      notices--
    }
  }

  return async (request) => {
    const started = clock.elapsed()
    const { platform } = request.place
    const accepted = await take(request)
    metrics.accepted({ platform, kind: request.kind }, accepted, clock.elapsed() - started)
    if (accepted === 'new') return accepted
    const isExpected = accepted === 'duplicate' || accepted === 'ignored'
    log[isExpected ? 'debug' : 'info']('request not accepted', {
      ...idsOf(request),
      outcome: accepted,
      reference: referenceOf(request.id),
    })
    if (!isExpected) void tell(request, failures[accepted])
    return accepted
  }
}

function idsOf({ id, kind, place }: Request) {
  return { request: id, kind, platform: place.platform, workspace: place.workspace }
}
