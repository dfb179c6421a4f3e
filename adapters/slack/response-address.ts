import { VersusError } from '#model/errors.ts'
import { USUAL_WAIT } from './limits.ts'
import { fieldsOf, textOf } from './payload.ts'
import { readPlatformError } from './refusals.ts'
import { fetchWithDeadline } from './web.ts'

/** Slack's words for an address that was used five times, or whose half hour is over. */
const SPENT = /used_url|expired_url|invalid_url|no_text|url_not_found/

/**
 * Answers a command or a press by the address that came with it, for the eyes of whoever gave it. `spent`: the address is of
 * no use any more. Rejects with a VersusError.
 */
export async function answerAddress(address: string, message: object): Promise<'taken' | 'spent'> {
  const body = JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...message })
  const response = await post(address, body)
  if (response.ok) return 'taken'
  const { status, headers } = response
  if (status === 429) {
    const wait = Number(headers.get('retry-after') ?? Number.NaN) * 1000
    throw new VersusError('slack-rate-limit', 'Slack wants fewer messages for a while.', {
      detail: { retryAfter: Number.isFinite(wait) ? wait : USUAL_WAIT },
    })
  }
  if (status >= 500) throw new VersusError('slack-http', `Slack answers with status ${status}.`)
  const said = saidIn(await response.text().catch(() => ''))
  if (status === 404 || status === 410 || SPENT.test(said)) return 'spent'
  throw readPlatformError(said, false)
}

/** The address is a secret: it is in no error. */
async function post(address: string, body: string): Promise<Response> {
  try {
    return await fetchWithDeadline(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  } catch {
    throw new VersusError('slack-unreachable', 'Slack did not answer.')
  }
}

/** "invalid_blocks", as it is or as JSON. */
function saidIn(text: string): string {
  try {
    const parsed: unknown = JSON.parse(text)
    return textOf(fieldsOf(parsed)['error']) ?? 'unknown'
  } catch {
    return /^[a-z_]{1,60}$/.exec(text.trim())?.[0] ?? 'unknown'
  }
}
