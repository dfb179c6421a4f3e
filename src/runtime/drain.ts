import type { Clock } from '#model/ports.ts'

export interface Drained {
  /** Everything that was taken is answered and delivered. What is not stays in the store, for the next start. */
  readonly isComplete: boolean
}

interface DrainParts {
  readonly clock: Clock
  /** Settles when nothing is in hand and nothing is due. */
  readonly idle: () => Promise<void>
  /** From now on only what is in hand is finished. */
  readonly stopTaking: () => void
  /** From now on nothing is sent. */
  readonly halt: () => void
}

/** Of the time given, the part in which further requests of the inbox are begun; the rest is for finishing them. */
const TAKING = 0.7

/** Goes on until nothing is left to do or the time is over. `limit` in milliseconds. */
export async function drain({ clock, idle, stopTaking, halt }: DrainParts, limit: number): Promise<Drained> {
  const callOffTaking = clock.after(limit * TAKING, stopTaking)
  const isComplete = await new Promise<boolean>((resolve) => {
    const callOff = clock.after(limit, () => resolve(false))
    idle()
      .then(callOff, callOff)
      .finally(() => resolve(true))
  })
  callOffTaking()
  stopTaking()
  halt()
  return { isComplete }
}
