import type { Form } from './form.ts'
import type { Address, Person, Place, Query, Request } from './request.ts'
import type { Block, Option, Reply } from './reply.ts'

/** What `show` gives for a query. */
export type Shown =
  | { readonly kind: 'completions'; readonly options: readonly Option[] }
  | { readonly kind: 'prompts'; readonly prompts: readonly string[] }
  | { readonly kind: 'home'; readonly blocks: readonly Block[] }
  | { readonly kind: 'form'; readonly form: Form }
  /** Why there is none, in a sentence for the person. */
  | { readonly kind: 'no form'; readonly text: string }

/** Answers within what a platform waits for at most, and changes nothing. Never rejects. */
export type Show = (query: Query) => Promise<Shown>

/** A message that somebody else wrote, read because a person pointed at it. Never stored. */
export interface Spoken {
  readonly from: Person
  readonly text: string
}

export interface Delivery {
  readonly reply: Reply
  readonly place: Place
  readonly via?: Address
}

/** What the platform called the message that it took, and the thread that the message opened. */
export interface Sent {
  readonly message?: string
  readonly thread?: string
}

/** The ids of the newest requests that were taken from this platform, the newest first: what was heard before a stop. */
export type Lately = () => Promise<readonly string[]>

/** One chat platform. `accept` settles once the request is safely taken; `send` once the platform has the message. */
export interface ChatAdapter {
  readonly platform: string
  /** `lately` is for platforms that do not say by themselves what was missed. */
  start(accept: (request: Request) => Promise<void>, show: Show, lately?: Lately): Promise<void>
  send(delivery: Delivery): Promise<Sent>
  stop(): Promise<void>
}

/**
 * Adapters that can read have this too. The message pointed at where there is one, else the thread's first and last few, the
 * oldest first; never our own, nor the message that asks. Undefined where reading is not allowed.
 */
export interface Listening {
  read(place: Place, pointsAt: string | undefined): Promise<readonly Spoken[] | undefined>
}
