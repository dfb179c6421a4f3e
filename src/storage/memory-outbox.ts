import type { Place } from '#model/request.ts'
import type { Lease, Outbox, Outgoing, StoredReply } from '#model/store.ts'
import { type OutboxRow, type State, unsettled } from './memory-state.ts'
import { channelKey, placeKey } from './place-key.ts'
import { isDue, isFree, longestWait } from './timing.ts'

export function createMemoryOutbox(memory: State): Outbox {
  const { inbox, outbox, boundPlaces } = memory
  const waiting = (): readonly OutboxRow[] => unsettled(memory).filter(({ state }) => state === 'waiting')

  /** What the platform last called the message of a card, and the thread that it opened. */
  function shown(card: string): Pick<OutboxRow, 'message' | 'thread'> {
    const rows = [...outbox.values()].filter((row) => row.kind === 'reply' && row.card === card)
    const message = rows.findLast((row) => row.message !== undefined)?.message
    const thread = rows.findLast((row) => row.thread !== undefined)?.thread
    return { ...(message === undefined ? {} : { message }), ...(thread === undefined ? {} : { thread }) }
  }

  function stored({ id, request, conversation, place, asker, state, reply, reason, card }: OutboxRow): StoredReply {
    return {
      id,
      request,
      conversation,
      place,
      asker,
      state,
      ...shown(card),
      ...(reply ? { reply } : {}),
      ...(reason === undefined ? {} : { reason }),
    }
  }

  function claim(row: OutboxRow, { holder, now, until }: Lease): Outgoing {
    row.attempts++
    row.isUnsure ||= row.held !== undefined
    row.held = { holder, until }
    const { id, place, asker, conversation, attempts, isUnsure, card, reply } = row
    const { message } = id === card ? {} : shown(card)
    const common = { id, place, asker, conversation, attempts, isUnsure, ...(message === undefined ? {} : { message }) }
    if (!reply) return { ...common, kind: 'withdrawal', withdraws: card }
    const via = row.via && row.via.expiresAt > now ? { via: row.via } : {}
    return { ...common, kind: 'reply', reply, ...via, isAddressExpired: row.hadVia && !('via' in via) }
  }

  return {
    async take(lease, limit) {
      const seen = new Set<string>()
      for (const { held, place } of unsettled(memory)) if (held && !isFree(held.until, lease)) seen.add(placeKey(place))
      const taken: Outgoing[] = []
      for (const row of waiting()) {
        const key = placeKey(row.place)
        if (taken.length >= limit) break
        if (seen.has(key)) continue
        seen.add(key)
        if (isDue(row.nextAttemptAt, lease.now)) taken.push(claim(row, lease))
      }
      return taken
    },

    async sent({ id, message, thread }) {
      const row = outbox.get(id)
      if (!row || (row.state !== 'waiting' && !row.held)) return
      settle(row, 'sent')
      delete row.reason
      if (message !== undefined) row.message = message
      if (thread === undefined) return
      row.thread = thread
      boundPlaces.set(placeKey({ ...row.place, thread }), row.conversation)
    },

    async failed({ id, holder, now, nextAttemptAt, reason, isUnsure }) {
      const row = outbox.get(id)
      if (row?.held?.holder !== holder) return
      delete row.held
      row.nextAttemptAt = Math.min(nextAttemptAt, now + longestWait)
      row.reason = reason
      row.isUnsure ||= isUnsure === true
    },

    async giveUp({ id, holder, reason }) {
      const row = outbox.get(id)
      if (row?.held?.holder !== holder) return
      settle(row, 'given up')
      row.reason = reason
    },

    async find(reply) {
      const row = outbox.get(reply)
      return row && stored(row)
    },

    async findByMessage(place: Place, message) {
      const row = [...outbox.values()].findLast(
        (one) => one.kind === 'reply' && one.message === message && channelKey(one.place) === channelKey(place),
      )
      return row && stored(row)
    },

    async answersTo(request) {
      const rows = [...outbox.values()].filter((row) => row.kind === 'reply')
      return rows.filter((row) => inbox.get(row.request)?.message === request).map(stored)
    },

    count: async () => waiting().length,

    async nextAttemptAt() {
      const times = waiting().filter(({ held, nextAttemptAt }) => !held && nextAttemptAt > 0)
      return times.length === 0 ? undefined : Math.min(...times.map(({ nextAttemptAt }) => nextAttemptAt))
    },
  }
}

function settle(row: OutboxRow, state: 'sent' | 'given up'): void {
  if (row.state === 'waiting') row.state = state
  delete row.held
  delete row.via
}
