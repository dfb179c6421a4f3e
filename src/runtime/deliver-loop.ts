import type { ChatAdapter } from '#model/adapter.ts'
import type { Clock, Log, Randomness } from '#model/ports.ts'
import type { Outgoing, Store } from '#model/store.ts'
import type { Holder, Holders } from './holders.ts'
import { createLane, type Lane } from './lane.ts'
import type { Limits } from './limits.ts'
import type { OutgoingNotes } from './outgoing-notes.ts'
import { createWakeLoop, type WakeLoop } from './wake-loop.ts'
import { within } from './within.ts'

interface DeliverLoopParts {
  readonly store: Store
  readonly holders: Holders
  readonly notes: OutgoingNotes
  readonly deliver: (adapter: ChatAdapter, outgoing: Outgoing, holder: Holder) => Promise<void>
  /** The platform's adapter once it has started. */
  readonly readyAdapter: (platform: string) => ChatAdapter | undefined
  readonly platforms: readonly string[]
  readonly clock: Clock
  readonly randomness: Randomness
  readonly log: Log
  readonly limits: Limits
  /** Nothing is to be sent any more; what is held goes back to the outbox. */
  readonly isHalted: () => boolean
  readonly onIdle: () => void
}

interface Taken {
  readonly outgoing: Outgoing
  readonly holder: Holder
  /** What ended here between the question and the store's answer. */
  readonly ended: ReadonlySet<string>
}

/** Deliveries taken in one step. */
const BATCH = 64
/** How long what its lane has no room for, or what has no adapter at the moment, goes back to the outbox. */
const PUT_OFF = 2_000
const PUT_OFF_MISSING = 60_000

/**
 * Takes what waits in the outbox, the oldest of each place, and hands it to its platform's lane. The store keeps the order
 * within a place: one is on its way at a time, and one that waits for its next attempt holds back those behind it.
 */
export function createDeliverLoop(parts: DeliverLoopParts): WakeLoop {
  const { store, holders, notes, deliver, readyAdapter, platforms, clock, randomness, log, limits, isHalted, onIdle } =
    parts
  const lanes = new Map<string, Lane>(platforms.map((one) => [one, createLane(limits.sending, limits.held, onEnd)]))
  /** Deliveries that are on their way from here. */
  const going = new Set<string>()
  /** For each look into the outbox that has no answer yet, what ended meanwhile: the store may have seen it on its way still. */
  const looks = new Set<Set<string>>()
  let puttingOff = 0

  function onEnd(): void {
    if (inHand() > limits.sending / 2) loop.wakeSoon()
    else loop.wake()
  }

  const putOff = async (outgoing: Outgoing, holder: Holder, wait: number, reason: string): Promise<void> => {
    puttingOff++
    holder.inHand++
    await notes.failed(outgoing, holder, wait, reason, false)
    holder.inHand--
    puttingOff--
    loop.wake()
  }

  const begin = ({ outgoing, holder, ended }: Taken): void => {
    const { id, place } = outgoing
    const { platform } = place
    // Our own lease ended while the platform was slow: it is still on its way, or has just arrived, and must not go twice.
    if (going.has(id) || ended.has(id)) return holders.abandon(holder)
    const lane = lanes.get(platform)
    if (!lane) return void putOff(outgoing, holder, PUT_OFF_MISSING, 'no-adapter')
    const adapter = readyAdapter(platform)
    if (!adapter) return void putOff(outgoing, holder, PUT_OFF, 'not-started')
    holder.inHand++
    going.add(id)
    const isTaken = lane.offer(async () => {
      if (!isHalted()) await deliver(adapter, outgoing, holder)
      going.delete(id)
      for (const look of looks) look.add(id)
      holder.inHand--
    })
    if (isTaken) return
    going.delete(id)
    holder.inHand--
    void putOff(outgoing, holder, PUT_OFF * (1 + randomness.fraction()), 'lane-full')
  }

  const round = async (): Promise<void> => {
    const holder = holders.current()
    const ended = new Set<string>()
    const setGoing = (taken: readonly Outgoing[]): void => {
      for (const outgoing of taken) begin({ outgoing, holder, ended })
      looks.delete(ended)
    }
    looks.add(ended)
    const take = async (): Promise<readonly Outgoing[]> => {
      try {
        return await store.outbox.take(holders.lease(holder), BATCH)
      } catch (error) {
        looks.delete(ended)
        throw error
      }
    }
    try {
      const taken = await within(clock, limits.storeCall, 'The store (take)', take, setGoing)
      setGoing(taken)
      if (taken.length === BATCH) loop.wake()
    } catch (error) {
      holders.abandon(holder)
      throw error
    }
  }

  const loop = createWakeLoop({
    clock,
    randomness,
    round,
    onFailure: (error, failures) => log.error('outbox not read', { failures, error }),
    onIdle,
  })

  const inHand = (): number => [...lanes.values()].reduce((sum, lane) => sum + lane.inHand(), puttingOff)
  return { ...loop, isIdle: () => inHand() === 0 && loop.isIdle() }
}
