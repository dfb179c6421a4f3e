import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { HTTPReceiver, Logger } from '@slack/bolt'
import { LONGEST_BODY } from './limits.ts'

export const EVENTS_PATH = '/slack/events'
/** Where Slack sends a browser back to that adds the bot to a workspace. */
export const CALLBACK_PATH = '/slack/oauth_redirect'

/**
 * Slack's requests, for a server of our own: checks the signature and the size. What has another path or method is not
 * Slack's. The receiver's own server is never started.
 */
export function createHttpReceiver(
  bolt: { readonly HTTPReceiver: typeof HTTPReceiver },
  signingSecret: string,
  logger: Logger,
): HTTPReceiver {
  return new bolt.HTTPReceiver({ signingSecret, endpoints: EVENTS_PATH, logger, bodyLimit: LONGEST_BODY })
}

/** Forwards to the receiver once there is one; until then, and after it, Slack is asked to come again. */
export function createListener(current: () => HTTPReceiver | undefined): RequestListener {
  return (request, response) => {
    if (!isForUs(request)) return end(response, 404)
    const receiver = current()
    if (!receiver) return end(response, 503)
    receiver.requestListener(request, response)
  }
}

function isForUs({ url, method }: IncomingMessage): boolean {
  return method === 'POST' && url?.split('?')[0] === EVENTS_PATH
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, status === 503 ? { 'retry-after': '5' } : {}).end()
}
