// A local Slack: the Web API, answers by response address, events by Socket Mode or HTTP. Strict where Slack is.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createResponseAddresses } from './addresses.ts'
import { createHttpLink, createSocketLink, type Link } from './links.ts'
import { isMethod } from './method-arguments.ts'
import { answerCall } from './methods.ts'
import { createPeople, type People } from './people.ts'
import { acceptWebSocket } from './web-socket.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

/** What happens to a call instead of an answer. `lost`: it is taken, and the answer never comes. */
export type Trouble =
  | { readonly kind: 'rate limit'; readonly seconds?: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'lost' }
  /** Taken, and then the connection breaks. */
  | { readonly kind: 'broken' }

export interface Call {
  readonly method: string
  readonly form: Readonly<Record<string, unknown>>
}

export interface SlackServer extends People {
  readonly apiUrl: string
  readonly workspace: Workspace
  /** Every call of a method, whatever became of it. */
  readonly calls: readonly Call[]
  /** Why messages were not taken, in plain words. */
  readonly faults: readonly string[]
  /** The rights of the token. */
  readonly scopes: Set<string>
  /** The next calls of a method come to this. */
  trouble(method: string, ...troubles: readonly Trouble[]): void
  /** The token is no longer good, neither are the app's. */
  revoke(): void
  /** From now on payloads go to this address. */
  postEventsTo(url: string): void
  /** Response addresses are of no use any more. */
  spend(): void
  /** How many sockets are open. */
  sockets(): number
  /** Slack refreshes a connection: it says so, and closes it. */
  refresh(): void
  /** A cable is pulled. */
  cut(): void
  close(): Promise<void>
}

export const BOT_TOKEN = 'xoxb-0000000000-test'
export const APP_TOKEN = 'xapp-1-A0VERSUS00-test'
const ALL_SCOPES: readonly string[] = [
  'app_mentions:read',
  'channels:history',
  'chat:write',
  'commands',
  'groups:history',
  'im:history',
  'im:write',
  'mpim:history',
]

interface ServerOptions {
  /** How long an acknowledgement is waited for: 3 s at Slack. */
  readonly patience?: number
}

export async function startSlack({ patience = 3_000 }: ServerOptions = {}): Promise<SlackServer> {
  const workspace = createWorkspace()
  const calls: Call[] = []
  const faults: string[] = []
  const scopes = new Set(ALL_SCOPES)
  const troubles = new Map<string, Trouble[]>()
  const addresses = createResponseAddresses(workspace, faults)
  const sockets = createSocketLink(patience)
  const connections = new Set<{ destroy(): void }>()
  let link: Link = sockets
  let isRevoked = false

  const call = async (method: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = Object.fromEntries(new URLSearchParams(await bodyOf(request)))
    calls.push({ method, form })
    const trouble = troubles.get(method)?.shift()
    if (trouble?.kind === 'rate limit')
      return send(response, 429, {}, trouble.seconds === undefined ? {} : { 'retry-after': `${trouble.seconds}` })
    if (trouble?.kind === 'status') return send(response, trouble.status, {})
    if (trouble?.kind === 'error') return send(response, 200, { ok: false, error: trouble.error })
    const answer = answerTo(method, form, request.headers.authorization)
    if (trouble?.kind === 'lost') return
    if (trouble?.kind === 'broken') return void request.socket.destroy()
    send(response, 200, answer, { 'x-oauth-scopes': [...scopes].join(',') })
  }

  const answerTo = (method: string, form: Call['form'], authorization: string | undefined) => {
    if (method === 'apps.connections.open') {
      if (isRevoked || authorization !== `Bearer ${APP_TOKEN}`) return { ok: false, error: 'invalid_auth' }
      return { ok: true, url: `${origin().replace('http', 'ws')}/link` }
    }
    if (!isMethod(method)) return { ok: false, error: 'unknown_method' }
    if (authorization !== `Bearer ${BOT_TOKEN}`) return { ok: false, error: 'invalid_auth' }
    return isRevoked ? { ok: false, error: 'token_revoked' } : answerCall(method, form, scopes, workspace, faults)
  }

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://slack').pathname
    const handle = async (): Promise<void> => {
      if (path.startsWith('/api/')) return call(path.slice('/api/'.length), request, response)
      const { status, text } = addresses.answer(path, await bodyOf(request))
      response.writeHead(status).end(text)
    }
    void handle()
  })
  server.on('connection', (socket) => {
    connections.add(socket)
    socket.on('close', () => connections.delete(socket))
  })
  server.on('upgrade', (request, socket) => {
    const peer = acceptWebSocket(request, socket, { message: (text) => sockets.receive(text), closed() {} })
    sockets.open(peer)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const origin = (): string => `http://127.0.0.1:${port}`

  return {
    ...createPeople({
      workspace,
      link: () => link,
      newAddress: (user, channel) => `${origin()}${addresses.open(user, channel)}`,
    }),
    apiUrl: `${origin()}/api/`,
    workspace,
    calls,
    faults,
    scopes,
    trouble: (method, ...more) => void troubles.set(method, [...(troubles.get(method) ?? []), ...more]),
    revoke() {
      isRevoked = true
    },
    postEventsTo(url) {
      link = createHttpLink(url, patience)
    },
    spend: () => addresses.spend(),
    sockets: () => sockets.peers.length,
    refresh: () => sockets.refresh(),
    cut: () => sockets.peers[0]?.cut(),
    async close() {
      for (const connection of connections) connection.destroy()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk)
  return body
}

function send(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}
