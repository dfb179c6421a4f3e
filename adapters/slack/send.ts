import type { webApi } from '@slack/bolt'
import type { Sent } from '#model/adapter.ts'
import type { VersusError } from '#model/errors.ts'
import type { Posting } from '#model/ports.ts'
import type { Reply } from '#model/reply.ts'
import type { Place } from '#model/request.ts'
import { findPosted, markOf } from './find-posted.ts'
import { areBlocksRefused, type Call, isGone, readFailure } from './refusals.ts'
import { FORMS, render, type SlackMessage } from './render.ts'
import { answerAddress } from './response-address.ts'

interface SendParts {
  readonly client: webApi.WebClient
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Told of each refusal before it is handed on. */
  readonly onFailure: (failure: VersusError) => void
}

/** Names in texts stay text, and links get no preview. */
const COMMON = { parse: 'none' } as const
const QUIET = { unfurl_links: false, unfurl_media: false } as const

/** Hands replies to Slack. Rejects with a VersusError whose detail says what that means (`RefusalDetail`). */
export function createSend({ client, now, onFailure }: SendParts) {
  const call = async <T>(kind: Call, task: () => Promise<T>): Promise<T> => {
    try {
      return await task()
    } catch (error) {
      const failure = readFailure(error, kind)
      onFailure(failure)
      throw failure
    }
  }

  /** In the best form that Slack takes: a refused form was not posted. */
  const inForms = async <T>(reply: Reply, kind: Call, deliver: (message: SlackMessage) => Promise<T>): Promise<T> => {
    for (const form of FORMS.slice(0, -1))
      try {
        return await call(kind, () => deliver(render(reply, form)))
      } catch (error) {
        if (!areBlocksRefused(readFailure(error, kind))) throw error
      }
    return call(kind, () => deliver(render(reply, 'plain')))
  }

  const post = async ({ reply, place, isUnsure }: Posting): Promise<Sent> => {
    const posted = isUnsure ? await findPosted(client, place, reply.id, now()) : undefined
    const ts =
      posted ??
      (await inForms(reply, 'post', async ({ text, blocks }) => {
        const sent = await client.chat.postMessage({
          channel: place.channel,
          text,
          ...(blocks.length > 0 ? { blocks } : {}),
          ...threadOf(place),
          ...COMMON,
          ...QUIET,
          metadata: markOf(reply.id),
        })
        return sent.ts
      }))
    if (ts === undefined) return {}
    // Every message of a channel is a root to be; in direct messages only an answer is gone on with in its thread.
    const isRoot = place.thread === undefined && (place.audience !== 'direct' || reply.title !== undefined)
    return { message: ts, ...(isRoot ? { thread: ts } : {}) }
  }

  const edit = async ({ reply, place }: Posting, ts: string): Promise<Sent> => {
    // An empty list takes the old blocks away.
    await inForms(reply, 'edit', ({ text, blocks }) =>
      client.chat.update({ channel: place.channel, ts, text, blocks, ...COMMON }),
    )
    return { message: ts }
  }

  /** Shown to one person, where the request came from. It cannot be edited, and has no name that lasts. */
  const whisper = async ({ reply, place, via, asker }: Posting): Promise<Sent> => {
    await inForms(reply, 'whisper', async ({ text, blocks }) => {
      const shown = { text, ...(blocks.length > 0 ? { blocks } : {}), ...threadOf(place) }
      if (via && (await answerAddress(via.token, shown)) === 'taken') return
      await client.chat.postEphemeral({ channel: place.channel, user: asker.id, ...shown, ...COMMON })
    })
    return {}
  }

  return {
    send(posting: Posting): Promise<Sent> {
      const { reply, place, message } = posting
      if (reply.audience === 'asker' && place.audience !== 'direct') return whisper(posting)
      return message === undefined ? post(posting) : edit(posting, message)
    },
    async withdraw({ channel }: Place, ts: string): Promise<void> {
      try {
        await call('delete', () => client.chat.delete({ channel, ts }))
      } catch (error) {
        if (!isGone(readFailure(error, 'delete'))) throw error
      }
    },
  }
}

function threadOf({ thread }: Place): { readonly thread_ts?: string } {
  return thread === undefined ? {} : { thread_ts: thread }
}
