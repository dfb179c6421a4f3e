import type { webApi } from '@slack/bolt'
import type { Show } from '#model/adapter.ts'
import type { Log } from '#model/ports.ts'
import type { Place, Request } from '#model/request.ts'
import { LONGEST_PROMPT_TITLE, MOST_PROMPTS } from './limits.ts'
import { fit, unitsOf } from '#adapters/shared/fit.ts'
import { readFailure } from './refusals.ts'

/** Slack clears it with our answer, or after two minutes. */
const STATUS = 'is looking it up…'

/** What the agent view adds to direct messages. Neither is an answer: what fails is logged, and passes. */
export function createAgent(log: Log) {
  let isUnknown = false

  const attempt = async (what: string, task: () => Promise<unknown>): Promise<void> => {
    if (isUnknown) return
    try {
      await task()
    } catch (error) {
      const failure = readFailure(error, 'view')
      // A workspace, or an app, without it: not to be asked again in this life.
      isUnknown = UNKNOWN.has(failure.detail['said'])
      log.debug('slack agent view', { what, error: failure })
    }
  }

  return {
    /** What can be asked, above an empty conversation. */
    suggest: (client: webApi.WebClient, { channel }: Place, show: Show): Promise<void> =>
      attempt('prompts', async () => {
        const shown = await show({ kind: 'prompts' })
        const prompts = shown.kind === 'prompts' ? shown.prompts.filter((text) => text.trim() !== '') : []
        if (prompts.length === 0) return
        await client.assistant.threads.setSuggestedPrompts({
          channel_id: channel,
          prompts: prompts
            .slice(0, MOST_PROMPTS)
            .map((message) => ({ title: fit(message, LONGEST_PROMPT_TITLE, unitsOf), message })),
        })
      }),

    /** That an answer is on its way. */
    async working(client: webApi.WebClient, { kind, place: { audience, channel, thread } }: Request): Promise<void> {
      if (kind !== 'question' || audience !== 'direct' || thread === undefined) return
      await attempt('status', () =>
        client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status: STATUS }),
      )
    },
  }
}

const UNKNOWN: ReadonlySet<unknown> = new Set([
  'unknown_method',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'feature_not_enabled',
  'method_deprecated',
])
