import type { webApi } from '@slack/bolt'
import type { Fields, Identity } from './payload.ts'

/** One workspace that the bot is in, or one organisation: who it is there, and how to speak to Slack about it. */
export interface Member {
  readonly me: Identity
  readonly client: webApi.WebClient
}

/** All that the bot is a member of. */
export interface Members {
  /** Who is meant by a payload; undefined where the bot is not in that workspace (any more). */
  meantBy(body: Fields): Promise<Member | undefined>
  /** Rejects with a VersusError where the bot is not there. */
  of(workspace: string): Promise<Member>
  /** A payload says that a workspace has taken the bot's rights away. */
  leave(body: Fields): Promise<void>
}

/** With one token there is one. */
export function oneMember(member: Member): Members {
  return { meantBy: async () => member, of: async () => member, leave: async () => {} }
}
