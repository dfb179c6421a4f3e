import type { Entry } from './entry.ts'
import { BEHIND, HEARTBEAT, RETRY } from './limits.ts'
import type { Timeline } from './timeline.ts'

export interface Streams {
  /** Server-sent events for one person: what they missed, then what comes. */
  open(person: string, after: number | undefined): Response
  /** Something that is true now and belongs to nobody's history. Who comes later gets the last of each name. */
  tell(name: string, value: unknown): void
  /** Ends all streams that are open; their readers come back. */
  cut(): void
  close(): void
}

interface Reader {
  readonly write: (chunk: Uint8Array) => void
  readonly end: () => void
}

const encoder = new TextEncoder()

/** What each entry looks like on the wire is made once, however many read it. */
export function createStreams(timeline: Timeline, wire: (entry: Entry) => unknown): Streams {
  const readers = new Set<Reader>()
  const chunks = new WeakMap<Entry, Uint8Array>()
  const current = new Map<string, Uint8Array>()
  let isClosed = false

  const chunkOf = (entry: Entry): Uint8Array => {
    const made = chunks.get(entry) ?? encoder.encode(eventText('entry', wire(entry), entry.seq))
    chunks.set(entry, made)
    return made
  }
  const beat = encoder.encode(':\n\n')
  const heart = setInterval(() => {
    for (const { write } of readers) write(beat)
  }, HEARTBEAT).unref()

  const cut = (): void => {
    for (const { end } of readers) end()
  }

  return {
    open(person, after) {
      const isFor = ({ to }: Entry): boolean => to === undefined || to === person
      let leave: (() => void) | undefined
      const body = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            const end = (): void => {
              if (!readers.delete(reader)) return
              stopFollowing()
              controller.close()
            }
            const write = (chunk: Uint8Array): void => {
              controller.enqueue(chunk)
              if ((controller.desiredSize ?? 0) < -BEHIND) end()
            }
            const reader: Reader = { write, end }
            const stopFollowing = timeline.follow((entry) => {
              if (isFor(entry)) write(chunkOf(entry))
            })
            leave = () => {
              readers.delete(reader)
              stopFollowing()
            }
            readers.add(reader)
            const { isAll, entries } = timeline.since(after)
            controller.enqueue(encoder.encode(`retry: ${RETRY}\n\n`))
            if (isAll) controller.enqueue(encoder.encode(eventText('start', {})))
            for (const chunk of current.values()) controller.enqueue(chunk)
            for (const entry of entries.filter(isFor)) controller.enqueue(chunkOf(entry))
            controller.enqueue(encoder.encode(eventText('ready', {})))
            if (isClosed) end()
          },
          cancel: () => leave?.(),
        },
        new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
      )
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
      })
    },
    tell(name, value) {
      const chunk = encoder.encode(eventText(name, value))
      current.set(name, chunk)
      for (const { write } of readers) write(chunk)
    },
    cut,
    close() {
      isClosed = true
      clearInterval(heart)
      cut()
    },
  }
}

function eventText(name: string, value: unknown, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(value)}\n\n`
}
