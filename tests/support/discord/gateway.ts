import { WebSocket, WebSocketServer } from 'ws'
import { snowflake } from './town.ts'

interface GatewayParts {
  readonly token: () => string
  /** Of the application: without it, asking for message contents is refused. */
  readonly hasMessageContent: boolean
  readonly url: () => string
  readonly ready: () => Record<string, unknown>
  readonly afterReady: (dispatch: (name: string, data: unknown) => void, shard: readonly [number, number]) => void
}

interface Session {
  readonly id: string
  readonly intents: number
  readonly shard: readonly [number, number]
  events: { s: number; t: string; d: unknown }[]
  seq: number
  socket: WebSocket | undefined
}

const KNOWN_INTENTS = (1 << 26) - 1
const MESSAGE_CONTENT = 1 << 15
const BOT_INTENTS = { guilds: 1 << 0, guildMessages: 1 << 9, directMessages: 1 << 12 }

/** Discord's gateway: hello, identify, ready, heartbeats, events, and resuming with what was missed. */
export function createGateway({ token, hasMessageContent, url, ready, afterReady }: GatewayParts) {
  const sockets = new WebSocketServer({ noServer: true })
  let sessions: Session[] = []
  let rewound = 0
  const seen = { identifies: 0, resumes: 0, heartbeats: 0 }

  const emit = (session: Session, t: string, d: unknown): void => {
    const event = { s: ++session.seq, t, d }
    session.events.push(event)
    if (session.events.length > 2_000) session.events.shift()
    if (session.socket) write(session.socket, { op: 0, ...event })
  }

  const identify = (socket: WebSocket, data: { token?: string; intents?: number; shard?: [number, number] }): void => {
    seen.identifies++
    const intents = data.intents ?? 0
    if (data.token !== token()) return socket.close(4004, 'Authentication failed.')
    if ((intents & ~KNOWN_INTENTS) !== 0) return socket.close(4013, 'Invalid intent(s).')
    if ((intents & MESSAGE_CONTENT) !== 0 && !hasMessageContent) return socket.close(4014, 'Disallowed intent(s).')
    const shard = data.shard ?? [0, 1]
    const session: Session = { id: snowflake(), intents, shard, events: [], seq: 0, socket }
    sessions.push(session)
    const more = { session_id: session.id, resume_gateway_url: url(), shard, v: 10 }
    emit(session, 'READY', { ...ready(), ...more })
    afterReady((name, payload) => emit(session, name, payload), shard)
  }

  const resume = (socket: WebSocket, data: { token?: string; session_id?: string; seq?: number }): void => {
    seen.resumes++
    const session = sessions.find(({ id }) => id === data.session_id)
    if (data.token !== token()) return socket.close(4004, 'Authentication failed.')
    if (!session) return write(socket, { op: 9, d: false })
    session.socket = socket
    const from = (data.seq ?? 0) - rewound
    rewound = 0
    for (const event of session.events.filter(({ s, t }) => s > from && t !== 'READY'))
      write(socket, { op: 0, ...event })
    emit(session, 'RESUMED', {})
  }

  sockets.on('connection', (socket: WebSocket) => {
    write(socket, { op: 10, d: { heartbeat_interval: 41_250 } })
    socket.on('close', () => {
      for (const session of sessions) if (session.socket === socket) session.socket = undefined
    })
    socket.on('message', (raw: Buffer) => {
      const { op, d } = JSON.parse(raw.toString()) as { op: number; d: never }
      if (op === 1) {
        seen.heartbeats++
        write(socket, { op: 11 })
      } else if (op === 2) identify(socket, d)
      else if (op === 6) resume(socket, d)
    })
  })

  return {
    sockets,
    seen,
    isReading: (intent: keyof typeof BOT_INTENTS | 'messageContent'): boolean => {
      const bit = intent === 'messageContent' ? MESSAGE_CONTENT : BOT_INTENTS[intent]
      return sessions.some(({ intents }) => (intents & bit) !== 0)
    },
    /** Each server belongs to one of the connections; direct messages to the first. */
    dispatch(t: string, d: unknown): void {
      const { guild_id: guild } = d as { guild_id?: string }
      for (const session of sessions) if (isOf(guild, session.shard)) emit(session, t, d)
    },
    intents: (): readonly number[] => sessions.map(({ intents }) => intents),
    /** The last event of a kind once more, as a new one. */
    repeat(t: string): void {
      for (const session of sessions) {
        const last = session.events.findLast((event) => event.t === t)
        if (last) emit(session, t, last.d)
      }
    },
    /** Cuts every connection. 4000 lets the client resume; with `forget` its session is gone. */
    cut(code: number, { forget = false } = {}): void {
      const cut = sessions.flatMap(({ socket }) => socket ?? [])
      if (forget) sessions = []
      for (const socket of cut) socket.close(code)
    },
    /** The next resume delivers so many events once more that the client has had already. */
    rewind(by: number): void {
      rewound = by
    },
    /** Asks the client to come back at once (op 7). */
    askToReconnect(): void {
      for (const { socket } of sessions) if (socket) write(socket, { op: 7 })
    },
    hasListener: (): boolean => sessions.some(({ socket }) => socket?.readyState === WebSocket.OPEN),
    close(): void {
      for (const client of sockets.clients) client.terminate()
      sockets.close()
    },
  }
}

/** Discord's own rule. */
export function isOf(guild: string | undefined, [shard, of]: readonly [number, number]): boolean {
  return guild === undefined ? shard === 0 : Number((BigInt(guild) >> 22n) % BigInt(of)) === shard
}

function write(socket: WebSocket, payload: Record<string, unknown>): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ s: null, t: null, d: null, ...payload }))
}
