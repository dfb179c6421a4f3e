import type { Inbox, Work } from '#model/store.ts'
import type { InboxRow, State } from './memory-state.ts'
import { messageOf } from './message-of.ts'
import { isFree } from './timing.ts'

export function createMemoryInbox({ inbox, open, once: onces, leases }: State): Inbox {
  return {
    async accept({ key, request, receivedAt, once }) {
      if (inbox.has(request.id) || (once !== undefined && onces.has(once))) return 'duplicate'
      const { via, ...rest } = request
      const row: InboxRow = {
        id: request.id,
        message: messageOf(request),
        key,
        receivedAt,
        attempts: 0,
        request: rest,
        ...(via ? { via } : {}),
        ...(once === undefined ? {} : { once }),
      }
      inbox.set(row.id, row)
      open.set(row.id, row)
      if (once !== undefined) onces.add(once)
      return 'new'
    },

    async take(lease, limit) {
      const seen = new Set<string>()
      const taken: Work[] = []
      for (const row of open.values()) {
        if (taken.length >= limit) break
        if (seen.has(row.key) || !row.request) continue
        seen.add(row.key)
        const held = leases.get(row.key)
        if (held && !isFree(held.until, lease)) continue
        leases.set(row.key, { holder: lease.holder, until: lease.until })
        row.attempts++
        const via = row.via && row.via.expiresAt > lease.now ? { via: row.via } : {}
        taken.push({
          key: row.key,
          request: { ...row.request, ...via },
          receivedAt: row.receivedAt,
          attempts: row.attempts,
        })
      }
      return taken
    },

    async release(holder, key) {
      if (leases.get(key)?.holder === holder) leases.delete(key)
    },

    has: async (id) => inbox.has(id),
    count: async () => open.size,
    latest: async (prefix, limit) =>
      [...inbox.keys()]
        .filter((id) => id.startsWith(prefix))
        .toReversed()
        .slice(0, limit),
  }
}
