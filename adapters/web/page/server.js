// The way to the server and back.

/** A failure whose text is meant for the person. */
export class Refusal extends Error {
  /**
   * @param {string} text
   * @param {number} status
   */
  constructor(text, status) {
    super(text)
    this.status = status
  }
}

/** Names an act, so that the same one sent twice counts once. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36).padStart(2, '0')).join('')
}

/**
 * `query('gap', { as: 'ana' })`: 'gap?as=ana'.
 *
 * @param {string} path
 * @param {Record<string, string>} parts
 */
export function query(path, parts) {
  return `${path}?${new URLSearchParams(parts)}`
}

/**
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>}
 */
export async function call(path, body) {
  const options =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(`/page/api/${path}`, options).catch(() => undefined)
  if (!response) throw new Refusal('There is no connection to the bot. Is it running?', 0)
  const answer = await response.json().catch(() => ({}))
  if (!response.ok) throw new Refusal(answer.text ?? `The bot refused that (${response.status}).`, response.status)
  return answer
}

/**
 * The conversation as one person sees it. The browser comes back by itself after a lost connection, and names the last event
 * it has; where it gives up (the bot answers, but not with a stream) we come back.
 *
 * @param {string} person
 * @param {{ start: () => void, entry: (entry: any) => void, knowledge: (news: any) => void, ready: () => void, lost: () => void }} on
 */
export function listen(person, on) {
  /** @type {EventSource | undefined} */
  let source
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting
  let last = ''
  const open = () => {
    source = new EventSource(`/page/api/events?as=${encodeURIComponent(person)}${last === '' ? '' : `&after=${last}`}`)
    source.addEventListener('start', () => on.start())
    source.addEventListener('ready', () => on.ready())
    source.addEventListener('knowledge', (event) => on.knowledge(JSON.parse(event.data)))
    source.addEventListener('entry', (event) => {
      last = event.lastEventId
      on.entry(JSON.parse(event.data))
    })
    source.addEventListener('error', () => {
      on.lost()
      if (source?.readyState === EventSource.CLOSED) waiting = setTimeout(open, 1_000)
    })
  }
  open()
  return () => {
    clearTimeout(waiting)
    source?.close()
  }
}
