import { createHash } from 'node:crypto'
import type { Address } from '#model/request.ts'
import { ADDRESS_LIFE } from './limits.ts'
import { type Fields, textOf } from './payload.ts'

/** References hold a reply's id within 90 characters; the workspace and what stands around it take some 25 of them. */
const LONGEST_OWN_ID = 44

/** The id of a command's or a press's request: Slack gives each a trigger of its own. */
export function interactionId(workspace: string, body: Fields): string {
  const own =
    textOf(body['trigger_id']) ?? JSON.stringify([body['actions'], body['user'], body['user_id'], body['text']])
  const isShort = own.length <= LONGEST_OWN_ID && /^[\w.-]+$/.test(own)
  return `slack:${workspace}:${isShort ? own : createHash('sha256').update(own).digest('base64url')}`
}

/** Where answers to this interaction may be posted to. Only what is an address is kept as one. */
export function addressOf(responseUrl: unknown, now: number, isPrivate: boolean): Address | undefined {
  const token = textOf(responseUrl)
  return token !== undefined && /^https?:/.test(token) && URL.canParse(token)
    ? { token, expiresAt: now + ADDRESS_LIFE, isPrivate }
    : undefined
}
