import { createHmac } from 'node:crypto'
import type { App, HTTPReceiver, Receiver, webApi } from '@slack/bolt'
import { VersusError } from '#model/errors.ts'
import type { Log } from '#model/ports.ts'
import type { Installations } from '#model/store.ts'
import { createHttpReceiver } from './http.ts'
import { identify } from './identify.ts'
import { createConsents } from './installations.ts'
import { createInstalledMembers } from './installed-members.ts'
import { createLogger } from './logger.ts'
import { manifestFor, scopesOf } from './manifest.ts'
import { type Members, oneMember } from './members.ts'
import type { SlackSettings } from './settings.ts'
import { createSockets } from './sockets.ts'
import { clientOptions } from './web.ts'

export interface SlackParts extends SlackSettings {
  readonly log: Log
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Where the workspaces' consents are kept: needed by OAuth alone. */
  readonly installations?: Installations
}

type Bolt = Pick<typeof import('@slack/bolt'), 'App' | 'HTTPReceiver' | 'LogLevel' | 'SocketModeReceiver' | 'webApi'>

interface Connection {
  readonly app: App
  readonly members: Members
  /** Where events come by HTTP. */
  readonly http?: HTTPReceiver
  open(): Promise<unknown>
  close(): Promise<unknown>
}

/** The kit's app, by the way that the settings ask for. Not open yet. Rejects with a VersusError where a token is refused. */
export function connect(bolt: Bolt, parts: SlackParts): Promise<Connection> {
  return parts.oauth ? byInstallation(bolt, parts) : byToken(bolt, parts)
}

async function byToken(bolt: Bolt, parts: SlackParts): Promise<Connection> {
  const { token = '', appToken, signingSecret = '', apiUrl, log } = parts
  const logger = createLogger(log, bolt.LogLevel.WARN)
  const address = apiUrl === undefined ? {} : { apiUrl }
  if (appToken === undefined) {
    const http = createHttpReceiver({ bolt, signingSecret, logger, ...address })
    const app = createApp(bolt, http, parts, { token })
    return { ...byHttp(app, http), members: oneMember({ client: app.client, me: await identify(app.client, log) }) }
  }
  const sockets = createSockets({ bolt, appToken, logger, log, ...address })
  const app = createApp(bolt, sockets, parts, { token })
  const members = oneMember({ client: app.client, me: await identify(app.client, log) })
  return { app, members, open: () => sockets.start(), close: () => sockets.stop() }
}

async function byInstallation(bolt: Bolt, parts: SlackParts): Promise<Connection> {
  const { oauth, installations, signingSecret = '', apiUrl, log, now } = parts
  if (!oauth || !installations)
    throw new VersusError('slack-settings', 'Slack by OAuth needs a store for what workspaces agree to.')
  const logger = createLogger(log, bolt.LogLevel.WARN)
  const store = createConsents(installations, (key) => {
    members.forget(key)
    log.info('slack workspace added', { key })
  })
  const http = createHttpReceiver({
    bolt,
    signingSecret,
    logger,
    ...(apiUrl === undefined ? {} : { apiUrl }),
    oauth: {
      ...oauth,
      stateSecret: keyFor(oauth.stateSecret),
      store,
      scopes: scopesOf(manifestFor({ isAgent: false })),
    },
  })
  const { installer } = http
  if (!installer) throw new VersusError('slack-settings', "Slack's kit does not offer to install the bot.")
  // Options of its own for each: what one client writes into them is in no other's calls.
  const newClient = (token: string): webApi.WebClient =>
    new bolt.webApi.WebClient(token, { ...clientOptions(apiUrl), logger, logLevel: bolt.LogLevel.WARN })
  const members = createInstalledMembers({ installations, installer, newClient, log, now })
  // Never called: payloads are ours before they would be the app's.
  const app = createApp(bolt, http, parts, { authorize: async () => ({}) })
  return { ...byHttp(app, http), members }
}

/** The secret may be another part's too: what signs states is of no use there. */
function keyFor(secret: string): string {
  return createHmac('sha256', secret).update('slack installation state').digest('hex')
}

function byHttp(app: App, http: HTTPReceiver) {
  return { app, http, open: async () => {}, close: async () => {} }
}

type Identified = { readonly token: string } | { readonly authorize: () => Promise<object> }

function createApp(bolt: Bolt, receiver: Receiver, { apiUrl, log }: SlackParts, identified: Identified): App {
  return new bolt.App({
    ...identified,
    receiver,
    deferInitialization: true,
    convoStore: false,
    logger: createLogger(log, bolt.LogLevel.WARN),
    logLevel: bolt.LogLevel.WARN,
    clientOptions: clientOptions(apiUrl),
  })
}
