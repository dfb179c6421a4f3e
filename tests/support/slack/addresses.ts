import { z } from 'zod'
import { content } from './message-content.ts'
import type { Workspace } from './workspace.ts'

const Message = z.strictObject({
  response_type: z.literal('ephemeral'),
  replace_original: z.literal(false),
  text: z.string(),
  blocks: z.array(z.unknown()).optional(),
  thread_ts: z.string().optional(),
})
const USES = 5
const LIFE = 30 * 60_000

interface Opened {
  readonly workspace: Workspace
  readonly user: string
  readonly channel: string
  readonly until: number
  uses: number
}

interface ResponseAddresses {
  /** The path of a new address. */
  open(workspace: Workspace, user: string, channel: string): string
  /** All that are opened, and those to come, count as used up. */
  spend(): void
  answer(path: string, body: string): { readonly status: number; readonly text: string }
}

/** Addresses that answer one command or press: five uses in half an hour, for the eyes of one person. */
export function createResponseAddresses(faults: string[], now = Date.now): ResponseAddresses {
  const opened = new Map<string, Opened>()
  let used = 0
  return {
    spend() {
      used = USES
      for (const address of opened.values()) address.uses = USES
    },
    open(workspace, user, channel) {
      const path = `/commands/${opened.size + 1}`
      opened.set(path, { workspace, user, channel, until: now() + LIFE, uses: used })
      return path
    },
    answer(path, body) {
      const address = opened.get(path)
      if (!address) return { status: 404, text: 'no_team' }
      if (now() > address.until) return { status: 404, text: JSON.stringify({ ok: false, error: 'expired_url' }) }
      if (address.uses++ >= USES) return { status: 404, text: JSON.stringify({ ok: false, error: 'used_url' }) }
      try {
        const { text, blocks, thread_ts } = Message.parse(JSON.parse(body))
        const { workspace, user, channel } = address
        const thread = thread_ts === undefined ? {} : { thread_ts }
        const shown = content(text, blocks)
        workspace.whispers.push({ ts: workspace.nextTs(), user, channel, ...thread, ...shown, by: 'response address' })
        return { status: 200, text: 'ok' }
      } catch (error) {
        const why = error instanceof Error ? error.message : 'unknown'
        faults.push(`response address: ${why}`)
        return { status: 400, text: why.split(':')[0] ?? 'invalid_payload' }
      }
    },
  }
}
