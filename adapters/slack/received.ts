import type { Address, Person, Place, Query, Request } from '#model/request.ts'

/** Somebody wants a form. The trigger is good for three seconds, once. */
export interface Asking {
  readonly trigger: string
  readonly from: Person
  readonly place: Place
  readonly via?: Address
}

/** By a button, which names the form. */
export interface Opening extends Asking {
  readonly ref: string
}

/** Somebody looks at the Home tab. `hash` is the version of it that they see. */
export interface HomeVisit {
  readonly person: string
  readonly place: Place
  readonly hash?: string
}

/** A menu asks for its options while a person types. */
export type Typing =
  | { readonly kind: 'decisions'; readonly query: Extract<Query, { kind: 'complete' }> }
  | {
      readonly kind: 'field'
      readonly query: Extract<Query, { kind: 'form' }>
      readonly field: string
      readonly typed: string
    }

/** What a payload comes to. */
export type Received =
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'opening'; readonly opening: Opening }
  /** The shortcut that may be called from anywhere: a form with one field, for a question. */
  | { readonly kind: 'asking'; readonly asking: Asking }
  | { readonly kind: 'home'; readonly visit: HomeVisit }
  /** Somebody opened the direct messages with us. */
  | { readonly kind: 'visit'; readonly place: Place }
  | { readonly kind: 'typing'; readonly typing: Typing }
  /** Not for us, or nothing to act on; acknowledged all the same. */
  | { readonly kind: 'ignored'; readonly because: string }
  /** The workspace has taken the bot's rights away. */
  | { readonly kind: 'unwelcome' }

export function ignored(because: string): Received {
  return { kind: 'ignored', because }
}

export function asked(request: Request): Received {
  return { kind: 'request', request }
}
