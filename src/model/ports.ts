import type { Delivery } from './adapter.ts'
import type { Place, Person, Query, Request } from './request.ts'

// What the runtime is handed from outside: time, chance, a log, figures; and what it asks of a platform beyond `Delivery`.

export interface Clock {
  /** Milliseconds since 1970. May jump: somebody sets the clock, a virtual machine wakes up. */
  now(): number
  /** Milliseconds since some moment; never goes back and never jumps. For durations. */
  elapsed(): number
  /** Acts once, after so many steady milliseconds. Gives what calls it off. */
  after(milliseconds: number, act: () => void): () => void
}

export interface Randomness {
  /** From 0 to just below 1. */
  fraction(): number
  /** A name that nobody else has. */
  id(): string
}

export type LogFields = Readonly<Record<string, unknown>>

/** `event` is a constant phrase; what differs from one line to the next is in the fields. What people wrote: only `debug`. */
export interface Log {
  debug(event: string, fields?: LogFields): void
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

/**
 * What became of a request at the door. Ignored: overheard where we take no part, or about a message that we never took. The
 * last three were told to the person, with a request to try again.
 */
export type Accepted = 'new' | 'duplicate' | 'ignored' | 'busy' | 'stopping' | 'failed'

/** What became of a request that was taken: parked means that it failed too often and the person was told. */
export type Handled = 'answered' | 'silent' | 'parked'

/** What became of a reply: as it was meant, to the asker's direct messages, as a notice with a button, as an apology, not. */
export type Delivered = 'sent' | 'direct' | 'notice' | 'apology' | 'withdrawn' | 'given up'

export interface RequestLabels {
  readonly platform: string
  readonly kind: Request['kind']
}

/** Durations in milliseconds. */
export interface Metrics {
  accepted(labels: RequestLabels, outcome: Accepted, took: number): void
  responded(labels: RequestLabels, took: number): void
  handled(labels: RequestLabels, outcome: Handled): void
  shown(kind: Query['kind'], took: number): void
  delivered(platform: string, outcome: Delivered, took: number): void
  retried(platform: string, reason: 'failed' | 'rate limit' | 'no answer'): void
  gap(kind: string): void
  queueDepth(queue: 'inbox' | 'outbox', depth: number): void
}

/** What an adapter's `send` is given: a delivery, and what it needs to edit a message or to find the asker. */
export interface Posting extends Delivery {
  /** Whom the reply is for. With `audience: 'asker'` nobody else may see it: an adapter that cannot do that refuses for good. */
  readonly asker: Person
  /** The platform's id of the message that this reply takes the place of. */
  readonly message?: string
  /** An earlier attempt got no answer: the platform may have the message already. */
  readonly isUnsure: boolean
}

/**
 * Adapters that can take messages back have this too; the others are asked to edit the message into a note. A direct place
 * made by the runtime has the person's id as its channel.
 */
export interface Withdrawing {
  withdraw(place: Place, message: string): Promise<void>
}

/**
 * What `send` and `withdraw` may say in the detail of the VersusError they reject with. Any other error counts as a fault of
 * ours and is tried again only a few times.
 */
export interface RefusalDetail {
  /** Milliseconds to wait before the next attempt: a rate limit, which is no failure. */
  readonly retryAfter?: number
  /** The platform will never take this message at this place. */
  readonly isPermanent?: boolean
  /** No answer came: the platform may have the message all the same. */
  readonly isUnsure?: boolean
}
