import type { Address, Place, Query, Request } from './request.ts'
import type { Block, Option, Reply } from './reply.ts'

/** What `show` gives for a query. */
export type Shown =
  | { readonly kind: 'completions'; readonly options: readonly Option[] }
  | { readonly kind: 'prompts'; readonly prompts: readonly string[] }
  | { readonly kind: 'home'; readonly blocks: readonly Block[] }
  | { readonly kind: 'no form' }

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

/** One chat platform. `accept` settles once the request is safely taken; `send` once the platform has the message. */
export interface ChatAdapter {
  readonly platform: string
  start(accept: (request: Request) => Promise<void>, show: (query: Query) => Shown): Promise<void>
  send(delivery: Delivery): Promise<Sent>
  stop(): Promise<void>
}
