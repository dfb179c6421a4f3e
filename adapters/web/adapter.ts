import type { Hono } from 'hono'
import type { ChatAdapter, Sent, Show } from '#model/adapter.ts'
import { VersusError } from '#model/errors.ts'
import type { Posting, Withdrawing } from '#model/ports.ts'
import type { Reply } from '#model/reply.ts'
import type { Place, Request } from '#model/request.ts'
import type { Entry, Explained } from './entry.ts'
import { createGuard } from './guard.ts'
import type { Journal } from './journal.ts'
import type { Library, Reader } from './library.ts'
import { createMayRead } from './private-questions.ts'
import { receive } from './receive.ts'
import type { Drawn, Pressed } from './received.ts'
import { type Answered, createRoutes } from './routes.ts'
import { CHANNEL, personOf, PLATFORM, placesOf } from './scene.ts'
import { createStreams } from './streams.ts'
import { createTimeline } from './timeline.ts'

/** How another platform would show a reply, made by that platform's own renderer and read by its own reader. */
export interface Preview {
  /** The payload as it would be sent. */
  readonly draw: (reply: Reply) => unknown
  /** What a press in it means; undefined for what is no button of ours. */
  readonly read: (drawn: Drawn) => Pressed | undefined
}

/** Something about a knowledge file, in words for its author. */
export interface KnowledgeFault {
  readonly file: string
  readonly line?: number
  readonly problem: string
  readonly remedy: string
}

/** How the knowledge stands: an edit that answers from now on, or one that cannot be used. */
export type KnowledgeNews =
  | { readonly kind: 'renewed'; readonly version: string }
  | { readonly kind: 'faulty'; readonly faults: readonly KnowledgeFault[] }

export interface WebParts {
  readonly journal: Journal
  readonly previews: Readonly<Record<string, Preview>>
  /** Decisions, gaps and flows, for authors. */
  readonly library: Library
  /** Asked for once by the page; needed wherever others can reach it. */
  readonly token?: string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export interface Web {
  readonly adapter: ChatAdapter & Withdrawing
  /** What the server mounts. */
  readonly routes: Hono
  /** How the words of a request were read, for whoever sees the request. */
  explain(request: Request, findings: readonly Explained[]): Promise<void>
  tellKnowledge(news: KnowledgeNews): void
  /** Ends the streams that are open, as a proxy does now and then: their readers come back by themselves. */
  cut(): void
  /** Ends the streams for good, so that the server can close. */
  close(): void
}

/** The playground: a chat page of our own that goes through the same doors as the platforms. */
export function createWeb({ journal, previews, library, token, now }: WebParts): Web {
  const timeline = createTimeline(journal, now)
  const streams = createStreams(timeline, (entry) => wireOf(entry, previews))
  let doors: { accept(request: Request): Promise<void>; show: Show } | undefined

  const act = async (body: unknown): Promise<Answered> => {
    const received = receive(body, {
      find: (message) => timeline.find(message),
      readDrawn: (platform, drawn) => (Object.hasOwn(previews, platform) ? previews[platform]?.read(drawn) : undefined),
      now: now(),
    })
    if (received.kind === 'refused') return received
    if (received.kind === 'opens') return (await doors?.show(received.query)) ?? { kind: 'taken' }
    const { happening, request, to } = received
    // Sent again after a lost answer it is shown once, and the bot knows what it took.
    if (happening) await timeline.add(happening, to)
    if (request) await doors?.accept(request)
    return { kind: 'taken' }
  }

  const readerOf = (id: string): Reader | undefined => {
    const person = personOf(id)
    if (!person) return undefined
    const { entries } = timeline.since(undefined)
    return { person, places: placesOf(person), mayRead: createMayRead(entries, person.id) }
  }

  return {
    routes: createRoutes({
      guard: createGuard(token, now),
      streams,
      act,
      show: (query) => doors?.show(query) ?? Promise.resolve({ kind: 'prompts', prompts: [] }),
      isReady: () => doors !== undefined,
      library,
      readerOf,
    }),
    async explain(request, findings) {
      const message = wordsBehind(request)
      if (message === undefined || findings.length === 0) return
      const { place, from } = request
      const isPrivate = request.kind === 'command' || place.audience === 'direct'
      await timeline.add({ kind: 'read', message, request: request.id, findings }, isPrivate ? from.id : undefined)
    },
    tellKnowledge: (news) => streams.tell('knowledge', news),
    cut: () => streams.cut(),
    close: () => streams.close(),
    adapter: {
      platform: PLATFORM,
      async start(accept, show) {
        await timeline.open()
        doors = { accept, show }
      },
      async send(posting: Posting): Promise<Sent> {
        const { reply, place, message } = posting
        const to = seenBy(posting)
        if (message !== undefined) {
          if (!timeline.find(message)) throw refusal('That message is gone.')
          await timeline.add({ kind: 'replaced', message, reply }, to)
          return { message }
        }
        const isRoot = place.audience === 'public' && place.thread === undefined && to === undefined
        const sent: Sent = { message: reply.id, ...(isRoot ? { thread: reply.id } : {}) }
        const thread = place.thread === undefined ? {} : { thread: place.thread }
        await timeline.add({ kind: 'posted', message: reply.id, channel: place.channel, ...thread, reply }, to)
        return sent
      },
      async withdraw(_: Place, message) {
        const standing = timeline.find(message)
        if (standing) await timeline.add({ kind: 'withdrawn', message }, standing.to)
      },
      async stop() {
        streams.close()
      },
    },
  }
}

/** Who alone sees a delivery; undefined where everybody does. */
function seenBy({ reply, place, asker }: Posting): string | undefined {
  if (place.audience === 'direct') {
    const person = personOf(place.channel)
    if (!person) throw refusal('There are no such direct messages.')
    return person.id
  }
  if (place.channel !== CHANNEL) throw refusal('There is no such channel.')
  return reply.audience === 'asker' ? asker.id : undefined
}

function refusal(text: string): VersusError {
  return new VersusError('web-refused', text, { detail: { isPermanent: true } })
}

/** The message whose words a request has; a press has none. */
function wordsBehind(request: Request): string | undefined {
  const id = request.kind === 'edited' ? request.message : request.id
  const hasWords = request.kind === 'question' || request.kind === 'command' || request.kind === 'edited'
  return hasWords ? id.slice(id.lastIndexOf(':') + 1) : undefined
}

/** What the page gets: a reply together with its payloads on the other platforms, or why there is none. */
function wireOf(entry: Entry, previews: WebParts['previews']): unknown {
  if (entry.kind !== 'posted' && entry.kind !== 'replaced') return entry
  const drawn = Object.entries(previews).map(([platform, { draw }]) => [platform, draw(entry.reply)])
  return { ...entry, previews: Object.fromEntries(drawn) }
}
