import type { Finding } from '#model/finding.ts'
import type { MatchThresholds } from '#model/match.ts'
import type { Reply } from '#model/reply.ts'

/** How one question was read, and the borders between sure, unsure and none that its candidates were held against. */
export interface Explained extends Finding {
  readonly thresholds?: MatchThresholds
}

interface Where {
  /** The message's id; a reply's message has the reply's id. */
  readonly message: string
  readonly channel: string
  /** The id of the message that the thread hangs on. */
  readonly thread?: string
}

/** Something that happened on the page. All of them, in order, are the conversation: the page keeps nothing else. */
export type Happening =
  | (Where & { readonly kind: 'said'; readonly by: string; readonly text: string; readonly isMention: boolean })
  | { readonly kind: 'edited'; readonly message: string; readonly text: string; readonly isMention: boolean }
  | { readonly kind: 'deleted'; readonly message: string }
  | (Where & { readonly kind: 'posted'; readonly reply: Reply })
  | { readonly kind: 'replaced'; readonly message: string; readonly reply: Reply }
  | { readonly kind: 'withdrawn'; readonly message: string }
  | { readonly kind: 'judged'; readonly message: string; readonly by: string; readonly verdict: 'right' | 'wrong' }
  /** How the words of `message` were read when `request` was answered: the ids of its replies begin with that id. */
  | {
      readonly kind: 'read'
      readonly message: string
      readonly request: string
      readonly findings: readonly Explained[]
    }

export type Entry = Happening & {
  /** Grows; also across restarts. */
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** The only person who sees it; without it everybody does. */
  readonly to?: string
}

/** A message of the page, of a person or of ours. */
export type Message = Extract<Entry, { kind: 'said' | 'posted' }>

export function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null || !('seq' in value) || !('kind' in value)) return false
  return Number.isSafeInteger(value.seq) && typeof value.kind === 'string' && value.kind in KINDS
}

const KINDS: Readonly<Record<Entry['kind'], true>> = {
  said: true,
  edited: true,
  deleted: true,
  posted: true,
  replaced: true,
  withdrawn: true,
  judged: true,
  read: true,
}
