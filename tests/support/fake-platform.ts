import type { ChatAdapter, Delivery, Listening, Sent, Show } from '#model/adapter.ts'
import { VersusError } from '#model/errors.ts'
import type { Posting, RefusalDetail, Withdrawing } from '#model/ports.ts'
import type { Reply } from '#model/reply.ts'
import type { Place, Request } from '#model/request.ts'

/** What the platform does with a message: takes it, never answers, takes it and never answers, or refuses it. */
export type Mood = 'take' | 'hang' | 'lose the answer' | Error

export interface Shows {
  readonly message: string
  readonly place: Place
  readonly reply: Reply
}

export interface FakePlatform extends ChatAdapter, Withdrawing {
  /** Everything that was handed over, whatever became of it. */
  readonly asked: readonly Posting[]
  /** Everything that the platform took, in order. */
  readonly taken: readonly Posting[]
  /** What stands on the platform now, in the order of posting. */
  shown(): readonly Shows[]
  /** Decides on each message; `take` at first. */
  behave(mood: (posting: Posting) => Mood): void
  /** Lets those go that hang: the platform takes them now, and answers. */
  recover(): void
  /** A person's event, as the platform delivers it. */
  deliver(request: Request): Promise<void>
  readonly isStopped: boolean
}

export interface PlatformOptions {
  /** Fails to start with these, one after the other, before it starts. */
  readonly startFailures?: readonly Error[]
  /** It cannot show something to one person in a channel unless it has an address. */
  readonly needsAddress?: boolean
  /** It can read what people said. */
  readonly read?: Listening['read']
}

/** A chat platform with the manners of the real ones: it names messages, edits only what is there, opens threads for titles. */
export function createFakePlatform(platform = 'slack', options: PlatformOptions = {}): FakePlatform {
  const asked: Posting[] = []
  const taken: Posting[] = []
  const standing = new Map<string, Shows>()
  const startFailures = [...(options.startFailures ?? [])]
  let hanging: (() => void)[] = []
  let mood: ((posting: Posting) => Mood) | undefined
  let doors: { accept(request: Request): Promise<void>; show: Show } | undefined
  let isStopped = false
  let posted = 0

  const take = (posting: Posting): Sent => {
    const { message, reply, place, via } = posting
    const isHidden = reply.audience === 'asker' && place.audience !== 'direct'
    if (options.needsAddress === true && isHidden && !via) throw refusal('cannot-whisper', { isPermanent: true })
    if (message !== undefined && !standing.has(message)) throw refusal('message-gone', { isPermanent: true })
    taken.push(posting)
    const id = message ?? `${platform}-${++posted}`
    standing.set(id, { message: id, place, reply })
    const opensThread = message === undefined && reply.title !== undefined && place.thread === undefined
    return { message: id, ...(opensThread ? { thread: `thread-of-${id}` } : {}) }
  }
  const hang = (posting: Posting): Promise<Sent> =>
    new Promise((resolve) => {
      hanging.push(() => resolve(take(posting)))
    })

  return {
    ...(options.read ? { read: options.read } : {}),
    platform,
    asked,
    taken,
    get isStopped() {
      return isStopped
    },
    shown: () => [...standing.values()],
    behave(next) {
      mood = next
    },
    recover() {
      const going = hanging
      hanging = []
      for (const go of going) go()
    },
    deliver: async (request) => doors?.accept(request),
    async start(accept, show) {
      const failure = startFailures.shift()
      if (failure) throw failure
      doors = { accept, show }
    },
    async send(delivery: Delivery) {
      const posting = asPosting(delivery)
      asked.push(posting)
      const now = mood?.(posting) ?? 'take'
      if (now instanceof Error) throw now
      if (now === 'hang') return hang(posting)
      const sent = take(posting)
      return now === 'take' ? sent : new Promise(() => {})
    },
    async withdraw(_place, message) {
      if (!standing.delete(message)) throw refusal('message-gone', { isPermanent: true })
    },
    async stop() {
      isStopped = true
    },
  }
}

export function refusal(code: string, detail: RefusalDetail = {}): VersusError {
  return new VersusError(code, 'The platform refused it.', { detail: { ...detail } })
}

/** The runtime hands over more than a delivery. */
function asPosting(delivery: Delivery): Posting {
  if (!('asker' in delivery && 'isUnsure' in delivery)) throw new Error('a posting has an asker')
  return delivery as Posting
}
