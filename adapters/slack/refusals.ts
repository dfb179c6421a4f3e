import { VersusError } from '#model/errors.ts'
import type { RefusalDetail } from '#model/ports.ts'
import { USUAL_WAIT } from './limits.ts'
import { fieldsOf, textOf } from './payload.ts'

/** What a call was for: a post may have arrived without an answer, everything else may be repeated. */
export type Call = 'post' | 'edit' | 'whisper' | 'delete' | 'view' | 'start'

/** The kit's names for what went wrong. */
const PLATFORM = 'slack_webapi_platform_error'
const RATE_LIMITED = 'slack_webapi_rate_limited_error'
const HTTP = 'slack_webapi_http_error'

/** Slack's own troubles, which pass. Its two errors of the first line may come after the message was posted. */
const TROUBLES: ReadonlySet<string> = new Set(['internal_error', 'fatal_error'])
const SHORT_TROUBLES: ReadonlySet<string> = new Set([
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'enterprise_is_restricted_temporarily',
  'external_channel_migrating',
])
const TOO_OFTEN: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded'])

/** The blocks are refused, not the message. */
const BLOCKS_REFUSED: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_block_type',
  'msg_blocks_too_long',
  'msg_too_long',
])

/** Connections that were never made: nothing was sent. */
const NEVER_SENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT/

const INVITE = 'Invite the bot to the channel (/invite @Versus), or ask it in a direct message.'
const TOKEN =
  'Slack refuses the bot token. Copy the Bot User OAuth Token (xoxb-…) of your app, under "OAuth & Permissions", into SLACK_BOT_TOKEN; install the app again if there is none.'
const GONE = 'The message is gone, or is not ours to change. It is posted anew where that is of use.'

/** What is refused for good, with its remedy. */
const REMEDIES: Readonly<Record<string, string>> = {
  not_in_channel: INVITE,
  channel_not_found: `Slack knows no such channel, or the bot is not in it. ${INVITE}`,
  user_not_in_channel: `The person is not in the channel. ${INVITE}`,
  is_archived: 'The channel is archived. Ask in another one.',
  restricted_action:
    'The workspace lets only some people post in this channel. Ask an administrator, or ask elsewhere.',
  cannot_dm_bot: 'Slack delivers no direct messages to programs.',
  user_not_found: 'Slack knows no such person in this workspace.',
  user_disabled: 'The person has left the workspace.',
  messages_tab_disabled: 'Direct messages are switched off. Switch on the Messages tab under "App Home".',
  missing_scope:
    'The bot lacks a right. Compare "OAuth & Permissions" with adapters/slack/manifest.json, then install the app again.',
  no_permission:
    'The bot lacks a right. Compare "OAuth & Permissions" with adapters/slack/manifest.json, then install the app again.',
  not_allowed_token_type: TOKEN,
  message_not_found: GONE,
  cant_update_message: GONE,
  cant_delete_message: GONE,
  edit_window_closed: GONE,
  thread_not_found: 'The thread is gone.',
}

const TOKEN_REFUSED: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'team_access_not_granted',
  'user_removed_from_team',
  'team_disabled',
])

export const TOKEN_CODE = 'slack-token'

/** What Slack, or the way to it, says to a call that failed → a VersusError with the detail that the runtime acts on. */
export function readFailure(cause: unknown, call: Call): VersusError {
  if (cause instanceof VersusError) return cause
  const error = fieldsOf(cause)
  const code = textOf(error['code'])
  const isPost = call === 'post'
  if (code === RATE_LIMITED) return rateLimit(Number(error['retryAfter']) * 1000)
  if (code === HTTP) {
    const status = Number(error['statusCode'])
    return refusal('slack-http', `Slack answers with status ${status}.`, { isUnsure: isPost && status >= 500 }, cause)
  }
  if (code === PLATFORM) return readPlatformError(textOf(fieldsOf(error['data'])['error']) ?? 'unknown', isPost, cause)
  const isSent = !NEVER_SENT.test(describe(cause))
  return refusal('slack-unreachable', 'Slack did not answer.', { isUnsure: isPost && isSent }, cause)
}

/** Slack's word for what it refuses, such as `not_in_channel`. */
export function readPlatformError(said: string, isPost: boolean, cause?: unknown): VersusError {
  if (TOO_OFTEN.has(said)) return rateLimit(USUAL_WAIT)
  if (TROUBLES.has(said)) return refusal('slack-trouble', 'Slack has trouble of its own.', { isUnsure: isPost }, cause)
  if (SHORT_TROUBLES.has(said)) return refusal('slack-trouble', 'Slack has trouble of its own.', {}, cause)
  if (TOKEN_REFUSED.has(said)) return refusal(TOKEN_CODE, TOKEN, { isPermanent: true, said }, cause)
  const remedy = REMEDIES[said] ?? `Slack refuses the message (${said}).`
  return refusal(codeFor(said), remedy, { isPermanent: true, said }, cause)
}

/** Whether the same words in a simpler form may be taken. */
export function areBlocksRefused(failure: VersusError): boolean {
  return BLOCKS_REFUSED.has(String(failure.detail['said']))
}

export function isGone(failure: VersusError): boolean {
  return failure.detail['said'] === 'message_not_found'
}

function rateLimit(wait: number): VersusError {
  const retryAfter = Number.isFinite(wait) && wait >= 0 ? wait : USUAL_WAIT
  return refusal('slack-rate-limit', 'Slack wants fewer messages for a while.', { retryAfter })
}

function codeFor(said: string): string {
  return `slack-${said.replaceAll(/[^a-z]+/g, '-').slice(0, 40)}`
}

/** Errors of the network hide their code in the innermost cause. */
function describe(error: unknown, depth = 4): string {
  const { code, message, cause, original } = fieldsOf(error)
  const own = `${textOf(code) ?? ''} ${textOf(message) ?? ''}`
  return depth === 0 || (cause === undefined && original === undefined)
    ? own
    : `${own} ${describe(cause ?? original, depth - 1)}`
}

function refusal(
  code: string,
  message: string,
  detail: RefusalDetail & { readonly said?: string },
  cause?: unknown,
): VersusError {
  return new VersusError(code, message, { detail: { ...detail }, ...(cause === undefined ? {} : { cause }) })
}
