// What one person sees, folded from the events of the stream. Nothing of it is kept: after a reload the stream tells all again.

/**
 * @typedef {{
 *   id: string, seq: number, at: number, channel: string, thread?: string, to?: string, version: number,
 *   by?: string, text?: string, isMention?: boolean, isEdited?: boolean,
 *   reply?: any, previews?: Record<string, any>, verdict?: 'right' | 'wrong',
 * }} Message
 * @typedef {{ messages: Map<string, Message>, readings: Map<string, readonly any[]> }} State
 */

/** @returns {State} */
export function emptyState() {
  return { messages: new Map(), readings: new Map() }
}

/**
 * Takes one entry in; gives the ids of the messages that look different now.
 *
 * @param {State} state
 * @param {any} entry
 * @returns {readonly string[]}
 */
export function take(state, entry) {
  const { messages, readings } = state
  const { message: id, seq } = entry
  const standing = messages.get(id)
  const change = (/** @type {Partial<Message>} */ changes) => {
    if (!standing) return []
    messages.set(id, { ...standing, ...changes, version: seq })
    return [id]
  }
  switch (entry.kind) {
    case 'said':
    case 'posted': {
      const { at, channel, thread, to, by, text, isMention, reply, previews } = entry
      messages.set(id, { id, seq, version: seq, at, channel, thread, to, by, text, isMention, reply, previews })
      return thread === undefined ? [id] : [id, thread]
    }
    case 'edited':
      return change({ text: entry.text, isMention: entry.isMention, isEdited: true })
    case 'replaced':
      return change({ reply: entry.reply, previews: entry.previews, isEdited: true })
    case 'judged':
      return change({ verdict: entry.verdict })
    case 'deleted':
    case 'withdrawn':
      messages.delete(id)
      return standing?.thread === undefined ? [id] : [id, standing.thread]
    case 'read': {
      readings.set(entry.request, entry.findings)
      const touched = [...messages.values()].filter(
        (message) => message.reply && isReplyTo(message.reply, entry.request),
      )
      for (const message of touched) messages.set(message.id, { ...message, version: seq })
      return touched.map((message) => message.id)
    }
    default:
      throw new Error(`The page does not know the event "${entry.kind}".`)
  }
}

/**
 * How the question behind a reply was read; undefined where it had no words.
 *
 * @param {State} state
 * @param {any} reply
 */
export function readingOf({ readings }, reply) {
  for (const [request, findings] of readings) if (isReplyTo(reply, request)) return findings
  return undefined
}

/**
 * @param {any} reply
 * @param {string} request
 */
function isReplyTo(reply, request) {
  return reply.id.startsWith(`${request}/`)
}

/**
 * Messages that stand in the channel itself, in order. What hangs on a message that is gone stands there too.
 *
 * @param {State} state
 * @param {string} channel
 */
export function inChannel({ messages }, channel) {
  return [...messages.values()].filter(
    (message) => message.channel === channel && (message.thread === undefined || !messages.has(message.thread)),
  )
}

/**
 * The message that a thread hangs on, and what hangs on it.
 *
 * @param {State} state
 * @param {string} root
 */
export function inThread({ messages }, root) {
  return [...messages.values()].filter((message) => message.id === root || message.thread === root)
}

/**
 * @param {State} state
 * @param {string} root
 */
export function repliesTo({ messages }, root) {
  return [...messages.values()].filter((message) => message.thread === root)
}
