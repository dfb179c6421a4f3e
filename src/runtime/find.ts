import type { Conversation, GivenAnswer } from '#model/conversation.ts'
import type { Found, Wants } from '#model/found.ts'
import type { Request } from '#model/request.ts'
import type { Store } from '#model/store.ts'
import type { ReadAround } from './read-around.ts'
import { settingsOf } from './settings.ts'

interface FindParts {
  readonly store: Store
  readonly readAround: ReadAround
  readonly timed: <T>(what: string, call: () => Promise<T>) => Promise<T>
}

export type Find = (wanted: Wants, request: Request, memory: Conversation) => Promise<Found>

/** Reads what the core wants to know, all at once. Rejects with the store's error where the store fails. */
export function createFind({ store, readAround, timed }: FindParts): Find {
  const { decisions, gaps, settings, outbox, conversations } = store

  const findDecision = async (id: string): Promise<Pick<Found, 'decision' | 'replacement'>> => {
    const decision = await timed('read a decision', () => decisions.get(id))
    const { supersededBy } = decision ?? {}
    const replacement =
      supersededBy === undefined ? undefined : await timed('read a decision', () => decisions.get(supersededBy))
    return { ...(decision ? { decision } : {}), ...(replacement ? { replacement } : {}) }
  }

  /** The conversation may be another one: an answer in a channel belongs to its question, a judgement to the person. */
  const rememberedOf = async (conversation: string, memory: Conversation, reply: string) => {
    const own =
      conversation === memory.id ? memory : await timed('read a conversation', () => conversations.get(conversation))
    return own?.answers?.find((one: GivenAnswer) => one.reply === reply)
  }

  const findJudged = async (id: string, request: Request, memory: Conversation): Promise<Pick<Found, 'judged'>> => {
    const { place } = request
    const reply =
      (await timed('read a reply', () => outbox.find(id))) ??
      (await timed('read a reply', () => outbox.findByMessage(place, id)))
    // A forged button may name any reply.
    const isHere = reply?.place.workspace === place.workspace && reply.place.platform === place.platform
    if (!reply || !isHere) return {}
    const answer = await rememberedOf(reply.conversation, memory, reply.id)
    return { judged: { reply, ...(answer ? { answer } : {}) } }
  }

  return async (wanted, request, memory) => {
    const { place } = request
    const { workspace, channel } = place
    const { decisions: search, gaps: limit } = wanted
    const parts = await Promise.all([
      search && timed('search decisions', () => decisions.search(workspace, search.words, search.limit)),
      limit !== undefined && timed('read gaps', () => gaps.list(workspace, limit)),
      wanted.settings && timed('read settings', () => settings.get({ workspace, channel })),
      wanted.decision === undefined ? {} : findDecision(wanted.decision),
      wanted.reply === undefined ? {} : findJudged(wanted.reply, request, memory),
      wanted.around && readAround(request),
    ])
    const [searched, listed, set, decided, judged, around] = parts
    return {
      ...(searched ? { decisions: searched } : {}),
      ...(listed ? { gaps: listed } : {}),
      ...(set ? { settings: settingsOf(set) } : {}),
      ...decided,
      ...judged,
      ...(around ? { around } : {}),
    }
  }
}
