import type { Request } from '#model/request.ts'

/** What a payload comes to. */
export type Received =
  | { readonly kind: 'request'; readonly request: Request }
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
