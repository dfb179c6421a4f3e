import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** One connection of a WebSocket server: as much of RFC 6455 as a client of Slack sees. */
export interface WebSocketPeer {
  send(text: string): void
  ping(): void
  /** With the closing handshake. */
  close(): void
  /** As a cable that is pulled. */
  cut(): void
  readonly isOpen: boolean
}

interface Handlers {
  readonly message: (text: string) => void
  readonly closed: () => void
}

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const TEXT = 1
const CLOSE = 8
const PING = 9
const PONG = 10

export function acceptWebSocket(request: IncomingMessage, socket: Duplex, handlers: Handlers): WebSocketPeer {
  const key = request.headers['sec-websocket-key'] ?? ''
  const accept = createHash('sha1').update(`${key}${MAGIC}`).digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  let isOpen = true
  let isClosing = false
  let received: Buffer = Buffer.alloc(0)
  const over = (): void => {
    if (!isOpen) return
    isOpen = false
    handlers.closed()
  }
  const send = (opcode: number, payload: Buffer): void => void (isOpen && socket.write(frame(opcode, payload)))
  const act = (opcode: number, payload: Buffer): void => {
    if (opcode === TEXT) handlers.message(payload.toString())
    if (opcode === PING) send(PONG, payload)
    if (opcode !== CLOSE) return
    if (!isClosing) send(CLOSE, payload)
    socket.end()
    over()
  }
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    for (let one = unframe(received); one; one = unframe(received)) {
      received = one.rest
      act(one.opcode, one.payload)
    }
  })
  socket.on('error', over)
  socket.on('close', over)
  return {
    send: (text) => send(TEXT, Buffer.from(text)),
    ping: () => send(PING, Buffer.alloc(0)),
    close() {
      send(CLOSE, Buffer.from([0x03, 0xe8]))
      isClosing = true
    },
    cut() {
      over()
      socket.destroy()
    },
    get isOpen() {
      return isOpen && !isClosing
    },
  }
}

function frame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload
  if (length < 126) return Buffer.concat([Buffer.from([0x80 | opcode, length]), payload])
  const head = Buffer.alloc(length < 65_536 ? 4 : 10)
  head[0] = 0x80 | opcode
  head[1] = length < 65_536 ? 126 : 127
  if (length < 65_536) head.writeUInt16BE(length, 2)
  else head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, payload])
}

/** A client's frames are masked. They are small here: none comes in parts. */
function unframe(bytes: Buffer): { opcode: number; payload: Buffer; rest: Buffer } | undefined {
  const [first, second] = bytes
  if (first === undefined || second === undefined) return undefined
  const short = second & 0x7f
  const start = short === 126 ? 4 : short === 127 ? 10 : 2
  if (bytes.length < start + 4) return undefined
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
  const mask = bytes.subarray(start, start + 4)
  const end = start + 4 + length
  if (bytes.length < end) return undefined
  const payload = Buffer.from(bytes.subarray(start + 4, end).map((byte, at) => byte ^ (mask[at % 4] ?? 0)))
  return { opcode: first & 0x0f, payload, rest: bytes.subarray(end) }
}
