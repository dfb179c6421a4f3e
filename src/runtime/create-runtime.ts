import { respond } from '#core/respond.ts'
import { show as showOfCore } from '#core/show.ts'
import type { Show } from '#model/adapter.ts'
import type { Accepted } from '#model/ports.ts'
import type { Request } from '#model/request.ts'
import type { Health } from '#model/store.ts'
import { createAccept } from './accept.ts'
import { createAlarm } from './alarm.ts'
import { createDeliverLoop } from './deliver-loop.ts'
import { createDeliver } from './deliver.ts'
import { drain, type Drained } from './drain.ts'
import { createFindShown } from './find-shown.ts'
import { createHandle } from './handle-work.ts'
import { createHolders } from './holders.ts'
import { createHousekeeping } from './housekeeping.ts'
import { defaultLimits } from './limits.ts'
import { createOutgoingNotes } from './outgoing-notes.ts'
import type { RuntimeParts } from './parts.ts'
import { createPlatforms, type PlatformState } from './platforms.ts'
import { createReadAround } from './read-around.ts'
import { createShow } from './show.ts'
import { within } from './within.ts'
import { createWorkLoop } from './work-loop.ts'

export interface Status {
  readonly store: Health
  readonly platforms: Readonly<Record<string, PlatformState>>
  readonly knowledge: string
  readonly isStopping: boolean
}

/** The life around the core. Made once, started once, drained once. */
export interface Runtime {
  /**
   * Takes up what an earlier life left unfinished, then starts the adapters. Rejects when the store does not answer or no
   * adapter starts.
   */
  start(): Promise<void>
  /** Settles when the request is safe in the store, or when the person was told that it is not. Never rejects. */
  accept(request: Request): Promise<Accepted>
  /** Answers at once and changes nothing. Never rejects. */
  show: Show
  /** Settles when everything that is due is handled and sent. */
  idle(): Promise<void>
  status(): Promise<Status>
  /**
   * Takes nothing more, finishes what it has within so many milliseconds, gives the rest back and stops the adapters. The
   * store is its owner's to close.
   */
  drain(limit: number): Promise<Drained>
}

const STOP = 5_000
/** Enough to know every conversation of the last hours, on all but the largest servers. */
const LOOK_BACK = 2_000

export function createRuntime(parts: RuntimeParts): Runtime {
  const { store, adapters, world, clock, randomness, log, metrics } = parts
  const { watch = () => {}, doors = { respond, show: showOfCore } } = parts
  const limits = { ...defaultLimits, ...parts.limits }
  const life = { store, clock, randomness, log, metrics, limits }

  let isStopping = false
  let isHalted = false
  let unfinished = 0
  let waiting: readonly (() => void)[] = []

  const isIdle = (): boolean => work.isIdle() && deliveries.isIdle()
  const onIdle = (): void => {
    if (waiting.length === 0 || !isIdle()) return
    const told = waiting
    waiting = []
    for (const tell of told) tell()
  }

  const holders = createHolders(life)
  const platforms = createPlatforms({ adapters, clock, randomness, log, onReady: () => deliveries.wake() })
  const readAround = createReadAround({ adapterOf: (platform) => platforms.find(platform), clock, log })
  const alarm = createAlarm(clock, () => deliveries.wake())
  const notes = createOutgoingNotes({ ...life, holders, onPutOff: (wait) => alarm.set(wait) })
  const deliveries = createDeliverLoop({
    ...life,
    holders,
    notes,
    deliver: createDeliver({ ...life, notes }),
    readyAdapter: (platform) => platforms.findReady(platform),
    platforms: adapters.map(({ platform }) => platform),
    isHalted: () => isHalted,
    onIdle,
  })
  const work = createWorkLoop({
    ...life,
    holders,
    handle: createHandle({ ...life, doors, world, watch, readAround }),
    onCommitted() {
      unfinished = Math.max(0, unfinished - 1)
      deliveries.wake()
    },
    onIdle,
  })
  const housekeeping = createHousekeeping({
    ...life,
    holders,
    onSweep() {
      work.wake()
      deliveries.wake()
    },
    onCounted(count) {
      unfinished = count
    },
  })
  const accept = createAccept({
    ...life,
    adapterOf: (platform) => platforms.find(platform),
    isStopping: () => isStopping,
    depth: () => unfinished,
    onNew() {
      unfinished++
      work.wake()
    },
  })
  const show = createShow({ ...life, doors, world, find: createFindShown({ store, clock }) })

  const timed = <T>(what: string, task: () => Promise<T>): Promise<T> =>
    within(clock, limits.storeCall, `The store (${what})`, task)
  const stopTaking = (): void => {
    work.stop()
    deliveries.stop()
  }
  const halt = (): void => {
    isHalted = true
  }
  const idle = (): Promise<void> =>
    new Promise((resolve) => {
      waiting = [...waiting, resolve]
      onIdle()
    })

  return {
    accept,
    show,
    idle,
    async start() {
      await timed('take over', () => store.leases.takeOver(holders.current().name))
      unfinished = await timed('count', () => store.inbox.count())
      housekeeping.start()
      work.wake()
      await platforms.start(
        async (request) => void (await accept(request)),
        show,
        (platform) => timed('look back', () => store.inbox.latest(`${platform}:`, LOOK_BACK)),
      )
      deliveries.wake()
      log.info('started', { store: store.kind, platforms: platforms.states(), unfinished })
    },
    async status() {
      const health = within(clock, limits.accept, 'The store (health)', () => store.health(clock.now()))
      return {
        store: await health.catch((problem): Health => ({ isWell: false, problem })),
        platforms: platforms.states(),
        knowledge: world().knowledge.version,
        isStopping,
      }
    },
    async drain(limit) {
      isStopping = true
      const drained = await drain({ clock, idle, stopTaking, halt }, limit)
      housekeeping.stop()
      alarm.stop()
      await Promise.all([
        platforms.stop(STOP),
        holders.releaseAll().catch((error: unknown) => log.warn('leases not released', { error })),
      ])
      log.info('drained', { ...drained, limit })
      return drained
    },
  }
}
