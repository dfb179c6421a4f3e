import type { webApi } from '@slack/bolt'
import { CALL_TIMEOUT, USUAL_WAIT } from './limits.ts'

type Fetch = NonNullable<webApi.WebClientOptions['fetch']>
type ClientOptions = Pick<
  webApi.WebClientOptions,
  'timeout' | 'retryConfig' | 'rejectRateLimitedCalls' | 'fetch' | 'slackApiUrl'
>

/** With a deadline, since the kit's answers to response addresses have none. Refusals without a wait get the usual one. */
export async function fetchWithDeadline(url: Parameters<Fetch>[0], init?: Parameters<Fetch>[1]): Promise<Response> {
  const signals = [AbortSignal.timeout(CALL_TIMEOUT), ...(init?.signal ? [init.signal] : [])]
  const response = await fetch(url, { ...init, signal: AbortSignal.any(signals) })
  if (response.status !== 429 || response.headers.has('retry-after')) return response
  return new Response(null, { status: 429, headers: { 'retry-after': `${USUAL_WAIT / 1000}` } })
}

/**
 * A fresh object each time, since the kit writes into it. No retries: a post without an answer may have arrived, and the
 * runtime decides on that. A rate limit fails at once instead of holding up all other channels.
 */
export function clientOptions(apiUrl: string | undefined): ClientOptions {
  return {
    timeout: CALL_TIMEOUT,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: fetchWithDeadline,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  }
}
