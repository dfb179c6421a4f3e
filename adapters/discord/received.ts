import type { Query, Request } from '#model/request.ts'
import type { Ticket } from './ticket.ts'

export type Received =
  | { readonly kind: 'request'; readonly ticket: Ticket; readonly request: Request; readonly isPrivate: boolean }
  /** A press that opens a form: it is shown at once, and nothing has happened yet. */
  | { readonly kind: 'form'; readonly ticket: Ticket; readonly query: Query }
  /** The same with our own form, for a question in a thread whose messages we cannot read. */
  | { readonly kind: 'asks on'; readonly ticket: Ticket }
  /** A message of which nothing can be read was pointed at. */
  | { readonly kind: 'wordless'; readonly ticket: Ticket }
  /** Ticks are kept on the message itself: it is shown again with these, and nobody else hears of it. */
  | { readonly kind: 'ticks'; readonly ticket: Ticket; readonly components: readonly unknown[]; readonly flags: number }
  | { readonly kind: 'completions'; readonly ticket: Ticket; readonly query: Query }
  /** Nothing that we offer; `ticket` where Discord waits for an answer all the same. */
  | { readonly kind: 'ignored'; readonly ticket?: Ticket }

/** What every request of an interaction says. */
export type Envelope = Pick<Request, 'id' | 'at' | 'from' | 'place' | 'via'>

export interface Taken {
  readonly ticket: Ticket
  readonly isPrivate: boolean
}
