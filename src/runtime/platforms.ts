import type { ChatAdapter, Lately, Show } from '#model/adapter.ts'
import { VersusError } from '#model/errors.ts'
import type { Clock, Log, Randomness } from '#model/ports.ts'
import type { Request } from '#model/request.ts'
import { backoff } from './backoff.ts'
import { pause, within } from './within.ts'

export type PlatformState = 'starting' | 'ready' | 'failed'

export interface Platforms {
  find(platform: string): ChatAdapter | undefined
  findReady(platform: string): ChatAdapter | undefined
  states(): Readonly<Record<string, PlatformState>>
  /** Settles when each has started, has failed or takes too long. Rejects with the first failure when none started. */
  start(
    accept: (request: Request) => Promise<void>,
    show: Show,
    latelyOn: (platform: string) => ReturnType<Lately>,
  ): Promise<void>
  /** Never rejects; one that does not stop in time is left behind. */
  stop(limit: number): Promise<void>
}

interface PlatformsParts {
  readonly adapters: readonly ChatAdapter[]
  readonly clock: Clock
  readonly randomness: Randomness
  readonly log: Log
  readonly onReady: () => void
}

/** How long the start of the program waits for a platform that does not answer; it may still come. */
const START = 30_000
const WAITS = { first: 2_000, most: 60_000 }

/** The adapters and the state of each. One that fails to start is tried again, unless its failure says that this is of no use. */
export function createPlatforms({ adapters, clock, randomness, log, onReady }: PlatformsParts): Platforms {
  const byName = new Map(adapters.map((adapter) => [adapter.platform, adapter]))
  const states = new Map<string, PlatformState>(adapters.map(({ platform }) => [platform, 'starting']))
  let isStopping = false

  const enter = (platform: string, state: PlatformState): void => {
    states.set(platform, state)
    if (state === 'ready') onReady()
  }

  const begin = async (
    adapter: ChatAdapter,
    doors: Parameters<ChatAdapter['start']>,
    failures = 0,
  ): Promise<unknown> => {
    const { platform } = adapter
    try {
      await adapter.start(...doors)
      enter(platform, 'ready')
      return undefined
    } catch (error) {
      enter(platform, 'failed')
      log.error('platform not started', { platform, error })
      const isPermanent = error instanceof VersusError && error.detail['isPermanent'] === true
      if (!isPermanent) void tryAgain(adapter, doors, failures + 1)
      return error
    }
  }

  const tryAgain = async (adapter: ChatAdapter, doors: Parameters<ChatAdapter['start']>, failures: number) => {
    await pause(clock, backoff(failures, WAITS, randomness.fraction()))
    if (!isStopping) await begin(adapter, doors, failures)
  }

  return {
    find: (platform) => byName.get(platform),
    findReady: (platform) => (states.get(platform) === 'ready' ? byName.get(platform) : undefined),
    states: () => Object.fromEntries(states),
    async start(accept, show, latelyOn) {
      const started = adapters.map((adapter) =>
        within(clock, START, `The ${adapter.platform} adapter`, () =>
          begin(adapter, [accept, show, () => latelyOn(adapter.platform)]),
        ).catch((error: unknown) => error),
      )
      const problems = await Promise.all(started)
      const [first] = problems
      if (adapters.length > 0 && problems.every((problem) => problem !== undefined)) {
        isStopping = true
        throw first instanceof Error ? first : new Error('no platform started', { cause: first })
      }
    },
    async stop(limit) {
      isStopping = true
      await Promise.all(
        adapters.map((adapter) =>
          within(clock, limit, `The ${adapter.platform} adapter`, () => adapter.stop()).catch((error: unknown) =>
            log.warn('platform not stopped', { platform: adapter.platform, error }),
          ),
        ),
      )
    },
  }
}
