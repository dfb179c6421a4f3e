// The two ways by which payloads reach an app: a signed request, or an envelope through one of its sockets.
import { createHmac } from 'node:crypto'
import type { Parcel } from './payloads.ts'
import type { WebSocketPeer } from './web-socket.ts'

/** How long Slack waits for an acknowledgement; tests may not. */
export interface Link {
  /** What the acknowledgement says, if anything; undefined where none came in time. */
  deliver(parcel: Parcel, retry: number): Promise<Acknowledgement | undefined>
}

export interface Acknowledgement {
  readonly payload?: unknown
}

export const SIGNING_SECRET = 'a signing secret of the tests'

export function signed(body: string, secret = SIGNING_SECRET, at = Math.floor(Date.now() / 1000)) {
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': `${at}`, 'x-slack-signature': `v0=${signature}` }
}

/** The body as Slack sends it, and its type. */
export function encoded({ type, payload }: Parcel): { readonly body: string; readonly contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' }
  const form: Record<string, string> =
    type === 'slash_commands'
      ? Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]))
      : { payload: JSON.stringify(payload) }
  return { body: new URLSearchParams(form).toString(), contentType: 'application/x-www-form-urlencoded' }
}

export function createHttpLink(url: string, patience: number): Link {
  return {
    async deliver(parcel, retry) {
      const { body, contentType } = encoded(parcel)
      const headers = {
        'content-type': contentType,
        ...signed(body),
        ...(retry > 0 ? { 'x-slack-retry-num': `${retry}`, 'x-slack-retry-reason': 'http_timeout' } : {}),
      }
      const signal = AbortSignal.timeout(patience)
      return fetch(url, { method: 'POST', headers, body, signal }).then(
        async (response) => {
          const said = await response.text()
          return response.ok ? saidIn(said) : undefined
        },
        () => undefined,
      )
    },
  }
}

function saidIn(text: string): Acknowledgement {
  if (text === '') return {}
  const payload: unknown = JSON.parse(text)
  return { payload }
}

interface SocketLink extends Link {
  open(peer: WebSocketPeer): void
  receive(text: string): void
  /** Slack takes one out of service: it gets no more payloads, and is asked to close. */
  refresh(): void
  readonly peers: readonly WebSocketPeer[]
}

export function createSocketLink(patience: number): SocketLink {
  const all: WebSocketPeer[] = []
  const waiting = new Map<string, (answer: Acknowledgement) => void>()
  let envelopes = 0
  const leaving = new Set<WebSocketPeer>()
  const open = (): readonly WebSocketPeer[] => all.filter((peer) => peer.isOpen && !leaving.has(peer))
  return {
    get peers() {
      return open()
    },
    open(peer) {
      all.push(peer)
      peer.send(
        JSON.stringify({ type: 'hello', num_connections: open().length, connection_info: { app_id: 'A0VERSUS00' } }),
      )
    },
    refresh() {
      const [first] = open()
      if (!first) return
      leaving.add(first)
      first.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }))
    },
    receive(text) {
      const message: unknown = JSON.parse(text)
      if (typeof message !== 'object' || message === null || !('envelope_id' in message)) return
      waiting.get(String(message.envelope_id))?.('payload' in message ? { payload: message.payload } : {})
    },
    deliver({ type, payload }, retry) {
      const peers = open()
      // Each payload goes to one of the connections.
      const peer = peers[envelopes++ % Math.max(1, peers.length)]
      if (!peer) return new Promise((resolve) => setTimeout(() => resolve(undefined), patience))
      const id = `envelope-${envelopes}`
      return new Promise((resolve) => {
        const end = (answer: Acknowledgement | undefined): void => {
          clearTimeout(timer)
          waiting.delete(id)
          resolve(answer)
        }
        const timer = setTimeout(() => end(undefined), patience)
        waiting.set(id, end)
        peer.send(
          JSON.stringify({
            envelope_id: id,
            type,
            payload,
            accepts_response_payload: type !== 'events_api',
            ...(type === 'events_api' ? { retry_attempt: retry, retry_reason: retry > 0 ? 'timeout' : '' } : {}),
          }),
        )
      })
    },
  }
}
