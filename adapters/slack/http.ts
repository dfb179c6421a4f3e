import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { HTTPReceiver, InstallationStore, Logger } from '@slack/bolt'
import { LONGEST_BODY } from './limits.ts'
import type { OAuthSettings } from './settings.ts'
import { clientOptions } from './web.ts'

export const EVENTS_PATH = '/slack/events'
/** Where a browser begins to add the bot to a workspace, and where Slack sends it back to. */
const INSTALL_PATH = '/slack/install'
export const CALLBACK_PATH = '/slack/oauth_redirect'

interface HttpParts {
  readonly bolt: { readonly HTTPReceiver: typeof HTTPReceiver }
  readonly signingSecret: string
  readonly logger: Logger
  readonly apiUrl?: string
  readonly oauth?: OAuthSettings & { readonly store: InstallationStore; readonly scopes: readonly string[] }
}

/**
 * Slack's requests, for a server of our own: checks the signature and the size. What has another path or method is not
 * Slack's. The receiver's own server is never started. Browsers that add the bot bring back a state that we signed, and that
 * their cookie knows too.
 */
export function createHttpReceiver({ bolt, signingSecret, logger, apiUrl, oauth }: HttpParts): HTTPReceiver {
  const common = { signingSecret, endpoints: EVENTS_PATH, logger, bodyLimit: LONGEST_BODY }
  if (!oauth) return new bolt.HTTPReceiver(common)
  const { clientId, clientSecret, stateSecret, store, scopes } = oauth
  return new bolt.HTTPReceiver({
    ...common,
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...scopes],
    installationStore: store,
    installerOptions: {
      installPath: INSTALL_PATH,
      redirectUriPath: CALLBACK_PATH,
      stateVerification: true,
      clientOptions: clientOptions(apiUrl),
    },
  })
}

/** Forwards to the receiver once there is one; until then, and after it, Slack is asked to come again. */
export function createListener(current: () => HTTPReceiver | undefined): RequestListener {
  return (request, response) => {
    const isBrowser = isForBrowsers(request)
    if (!isBrowser && !isForUs(request)) return end(response, 404)
    const receiver = current()
    if (!receiver) return end(response, 503)
    if (isBrowser && !receiver.installer) return end(response, 404)
    if (isBrowser) for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value)
    receiver.requestListener(request, response)
  }
}

/** The pages are in nobody's frame and cache, and their addresses, which hold codes, go nowhere. */
const PAGE_HEADERS = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' }

function isForUs({ url, method }: IncomingMessage): boolean {
  return method === 'POST' && pathOf(url) === EVENTS_PATH
}

function isForBrowsers({ url, method }: IncomingMessage): boolean {
  return method === 'GET' && (pathOf(url) === INSTALL_PATH || pathOf(url) === CALLBACK_PATH)
}

function pathOf(url: string | undefined): string | undefined {
  return url?.split('?')[0]
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, status === 503 ? { 'retry-after': '5' } : {}).end()
}
