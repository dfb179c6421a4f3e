import type { Accepted } from '#model/ports.ts'
import type { Request } from '#model/request.ts'

/** What the platform (the parent) tells the bot (the child). */
export type ToChild =
  /** Its life begins: until then it has loaded its code and touched nothing. */
  | { readonly kind: 'begin' }
  | { readonly kind: 'event'; readonly request: Request }
  | { readonly kind: 'sent'; readonly send: number; readonly message: string }

export type ToParent =
  | { readonly kind: 'ready' }
  /** What the door said of an event. */
  | { readonly kind: 'settled'; readonly request: string; readonly accepted: Accepted }
  | { readonly kind: 'post'; readonly send: number; readonly reply: string; readonly thread: string }

export function isToChild(message: unknown): message is ToChild {
  return hasKind(message) && (message.kind === 'begin' || message.kind === 'event' || message.kind === 'sent')
}

export function isToParent(message: unknown): message is ToParent {
  return hasKind(message) && (message.kind === 'ready' || message.kind === 'settled' || message.kind === 'post')
}

/** Both ends are ours: the kind tells the rest. */
function hasKind(message: unknown): message is { readonly kind: unknown } {
  return typeof message === 'object' && message !== null && 'kind' in message
}
