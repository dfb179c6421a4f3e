import type { Conversation } from '#model/conversation.ts'
import { VersusError } from '#model/errors.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Clock, Handled, Log, Metrics, Randomness } from '#model/ports.ts'
import type { Request } from '#model/request.ts'
import type { Commit, Committed, Store, Work } from '#model/store.ts'
import { backoff } from './backoff.ts'
import { parked, remembered } from './commit.ts'
import { createDecide, type Decision, RESPOND_FAILED } from './decide.ts'
import type { Limits } from './limits.ts'
import type { Doors, World } from './parts.ts'
import type { ReadAround } from './read-around.ts'
import { referenceOf } from './references.ts'
import { createTurnstile } from './turnstile.ts'
import { pause, within } from './within.ts'

interface HandleParts {
  readonly store: Store
  readonly doors: Doors
  readonly world: () => World
  readonly clock: Clock
  readonly randomness: Randomness
  readonly log: Log
  readonly metrics: Metrics
  readonly limits: Limits
  readonly readAround: ReadAround
  readonly watch: (request: Request, outcome: Outcome) => void
}

/** `dropped`: somebody else has it. `unfinished`: the store failed too often; the conversation is to be given back. */
export type Ending = 'committed' | 'dropped' | 'unfinished'

const WAITS = { first: 100, most: 2_000 }
/** With back-off some four seconds: as long as a database takes to restart. */
const STORE_TRIES = 8
/** In a row: then it waits a while. */
const MOST_CONFLICTS = 5

/** Takes one request to its end: read, respond, commit; again after a conflict or a failure; parked after too many. */
export function createHandle(parts: HandleParts): (work: Work, holder: string) => Promise<Ending> {
  const { store, clock, randomness, log, metrics, limits, watch } = parts
  const timed = <T>(what: string, call: () => Promise<T>): Promise<T> =>
    within(clock, limits.storeCall, `The store (${what})`, call)
  const decide = createDecide({ ...parts, timed })
  const pass = createTurnstile()

  return async (work, holder) => {
    const { request, key, attempts } = work
    const { platform } = request.place
    const labels = { platform, kind: request.kind }
    const taken = clock.elapsed()
    const reference = referenceOf(request.id)
    const ids = { request: request.id, conversation: key, platform, kind: request.kind, from: request.from.id }
    let respondFailures = 0
    let storeFailures = 0
    let conflicts = 0
    let respondTook = 0

    const decideOrPark = async (memory: Conversation): Promise<Decision> => {
      if (attempts > limits.takes || respondFailures >= limits.responds)
        return { decided: parked(memory, request, reference) }
      const started = clock.elapsed()
      const decision = await decide(work, memory)
      respondTook = clock.elapsed() - started
      return decision
    }

    const attempt = async (): Promise<{ committed: Committed; decision: Decision }> => {
      const memory = remembered(await timed('read a conversation', () => store.conversations.get(key)), work)
      await pass()
      const decision = await decideOrPark(memory)
      const commit: Commit = { holder, now: clock.now(), work, ...decision.decided }
      return { committed: await timed('commit', () => store.commit(commit)), decision }
    }

    const note = ({ decided, outcome }: Decision): void => {
      const isParked = attempts > limits.takes || respondFailures >= limits.responds
      const answered = decided.deliveries.length > 0 ? 'answered' : 'silent'
      const handled: Handled = isParked ? 'parked' : answered
      metrics.handled(labels, handled)
      if (!isParked) metrics.responded(labels, respondTook)
      for (const one of decided.records) if (one.kind === 'gap') metrics.gap(one.gap)
      const match = outcome?.findings[0]?.match
      log[isParked ? 'error' : 'info']('request handled', {
        ...ids,
        outcome: handled,
        ...(isParked ? { reference } : {}),
        ...(match ? { match: match.kind, ...(match.kind === 'sure' ? { topic: match.topic } : {}) } : {}),
        replies: decided.deliveries.map(({ reply }) => reply.id),
        attempts,
        ...(conflicts > 0 ? { conflicts } : {}),
        waited: Math.max(0, clock.now() - work.receivedAt),
        respond: Math.round(respondTook * 10) / 10,
        took: Math.round((clock.elapsed() - taken) * 10) / 10,
      })
      if (outcome) watch(request, outcome)
    }

    while (true) {
      try {
        const { committed, decision } = await attempt()
        if (committed.kind === 'committed') {
          note(decision)
          return 'committed'
        }
        if (committed.kind === 'lost') {
          log.debug('request handled elsewhere', ids)
          return 'dropped'
        }
        conflicts++
        if (conflicts % MOST_CONFLICTS === 0)
          throw new VersusError('conflicts', 'The conversation changes faster than a request can be handled.')
      } catch (error) {
        const isOurs = error instanceof VersusError && error.code === RESPOND_FAILED
        if (isOurs) respondFailures++
        else storeFailures++
        const failures = isOurs ? respondFailures : storeFailures
        log.warn('request failed for now', { ...ids, reference, failures, error })
        if (storeFailures >= STORE_TRIES) return 'unfinished'
        await pause(clock, backoff(failures, WAITS, randomness.fraction()))
      }
    }
  }
}
