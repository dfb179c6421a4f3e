import type { Conversations, Leases, Store } from '#model/store.ts'
import { createMemoryCommit } from './memory-commit.ts'
import { createMemoryInbox } from './memory-inbox.ts'
import { createMemoryOutbox } from './memory-outbox.ts'
import {
  createMemoryDecisions,
  createMemoryFeedback,
  createMemoryGaps,
  createMemoryInstallations,
  createMemorySettings,
} from './memory-records.ts'
import { emptyState, type State } from './memory-state.ts'
import { openIn } from './open-in.ts'
import { placeKey } from './place-key.ts'
import { retention } from './timing.ts'

/** A store that lives as long as the process: for the terminal, the playground without a file, and tests. */
export function createMemoryStore(): Store {
  const state = emptyState()
  return {
    kind: 'memory',
    inbox: createMemoryInbox(state),
    outbox: createMemoryOutbox(state),
    leases: createLeases(state),
    conversations: createConversations(state),
    decisions: createMemoryDecisions(state),
    gaps: createMemoryGaps(state),
    settings: createMemorySettings(state),
    installations: createMemoryInstallations(state),
    feedbackOn: createMemoryFeedback(state),
    commit: createMemoryCommit(state),
    purge: createPurge(state),
    health: async () => ({ isWell: true }),
    close: async () => {},
  }
}

function createConversations({ conversations, boundPlaces, open }: State): Conversations {
  return {
    get: async (id) => conversations.get(id),
    isKnown: async (id) => conversations.has(id) || [...open.values()].some(({ key }) => key === id),
    count: async () => conversations.size,
    async bind(place, conversation) {
      boundPlaces.set(placeKey(place), conversation)
    },
    at: async (place) => boundPlaces.get(placeKey(place)),
    undecided: async (workspace, limit) =>
      [...conversations.values()]
        .filter((one) => openIn(one) === workspace)
        .toSorted((one, other) => other.touchedAt - one.touchedAt || (one.id < other.id ? -1 : 1))
        .slice(0, limit),
  }
}

function createLeases({ leases, outbox }: State): Leases {
  function drop(isDropped: (holder: string) => boolean): void {
    for (const [key, { holder }] of leases) if (isDropped(holder)) leases.delete(key)
    for (const row of outbox.values()) {
      if (!row.held || !isDropped(row.held.holder)) continue
      delete row.held
      row.isUnsure = true
    }
  }
  return {
    async renew({ holder, until }) {
      for (const [key, held] of leases) if (held.holder === holder) leases.set(key, { holder, until })
      for (const row of outbox.values()) if (row.held?.holder === holder) row.held = { holder, until }
    },
    releaseAll: async (holder) => drop((one) => one === holder),
    takeOver: async (holder) => drop((one) => one !== holder),
  }
}

function createPurge({ inbox, once, outbox }: State): Store['purge'] {
  return async (now) => {
    const purged = { requests: 0, replies: 0, addresses: 0 }
    for (const row of [...inbox.values(), ...outbox.values()]) {
      if (!row.via || row.via.expiresAt > now) continue
      delete row.via
      purged.addresses++
    }
    for (const row of inbox.values()) {
      if (row.doneAt === undefined || row.doneAt > now - retention) continue
      inbox.delete(row.id)
      if (row.once !== undefined) once.delete(row.once)
      purged.requests++
    }
    const young = new Set([...outbox.values()].filter((row) => row.createdAt > now - retention).map(({ card }) => card))
    for (const row of outbox.values()) {
      if (row.createdAt > now - retention || young.has(row.card)) continue
      outbox.delete(row.id)
      purged.replies++
    }
    return purged
  }
}
