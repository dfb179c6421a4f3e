import type { webApi } from '@slack/bolt'
import type { Sent } from '#model/adapter.ts'
import type { VersusError } from '#model/errors.ts'
import type { Posting } from '#model/ports.ts'
import type { Place } from '#model/request.ts'
import type { DirectChannels } from './direct-channels.ts'
import { findPosted, markOf } from './find-posted.ts'
import type { Members } from './members.ts'
import { areBlocksRefused, type Call, isGone, readFailure } from './refusals.ts'
import { FORMS, render, type SlackMessage } from './render.ts'
import { answerAddress } from './response-address.ts'

interface SendParts {
  readonly members: Pick<Members, 'of'>
  readonly direct: DirectChannels
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Told of each refusal in a workspace before it is handed on. */
  readonly onFailure: (failure: VersusError, workspace: string) => void
}

/** Names in texts stay text, and links get no preview. */
const COMMON = { parse: 'none' } as const
const QUIET = { unfurl_links: false, unfurl_media: false } as const

/** Hands replies to Slack. Rejects with a VersusError whose detail says what that means (`RefusalDetail`). */
export function createSend({ members, direct, now, onFailure }: SendParts) {
  const call = async <T>(
    kind: Call,
    { workspace }: Place,
    task: (client: webApi.WebClient) => Promise<T>,
  ): Promise<T> => {
    try {
      return await task((await members.of(workspace)).client)
    } catch (error) {
      const failure = readFailure(error, kind)
      onFailure(failure, workspace)
      throw failure
    }
  }

  /** In the best form that Slack takes: a refused form was not posted. */
  const inForms = async <T>(
    { reply, place }: Posting,
    kind: Call,
    deliver: (client: webApi.WebClient, message: SlackMessage) => Promise<T>,
  ): Promise<T> => {
    for (const form of FORMS.slice(0, -1))
      try {
        return await call(kind, place, (client) => deliver(client, render(reply, form)))
      } catch (error) {
        if (!areBlocksRefused(readFailure(error, kind))) throw error
      }
    return call(kind, place, (client) => deliver(client, render(reply, 'plain')))
  }

  const channelOf = ({ workspace, channel }: Place, client: webApi.WebClient): Promise<string> =>
    direct.find(client, workspace, channel)

  const lookFor = async ({ reply, place }: Posting): Promise<string | undefined> => {
    const { client } = await members.of(place.workspace)
    return findPosted(client, { ...place, channel: await channelOf(place, client) }, reply.id, now())
  }

  const post = async (posting: Posting): Promise<Sent> => {
    const { reply, place, isUnsure } = posting
    const ts =
      (isUnsure ? await lookFor(posting) : undefined) ??
      (await inForms(posting, 'post', async (client, { text, blocks }) => {
        const sent = await client.chat.postMessage({
          channel: place.channel,
          text,
          ...(blocks.length > 0 ? { blocks } : {}),
          ...threadOf(place),
          ...COMMON,
          ...QUIET,
          metadata: markOf(reply.id),
        })
        direct.learn(place.workspace, place.channel, sent.channel)
        return sent.ts
      }))
    if (ts === undefined) return {}
    // Every message of a channel is a root to be; in direct messages only an answer is gone on with in its thread.
    const isRoot = place.thread === undefined && (place.audience !== 'direct' || reply.title !== undefined)
    return { message: ts, ...(isRoot ? { thread: ts } : {}) }
  }

  const edit = async (posting: Posting, ts: string): Promise<Sent> => {
    // An empty list takes the old blocks away.
    await inForms(posting, 'edit', async (client, { text, blocks }) =>
      client.chat.update({ channel: await channelOf(posting.place, client), ts, text, blocks, ...COMMON }),
    )
    return { message: ts }
  }

  /** Shown to one person, where the request came from. It cannot be edited, and has no name that lasts. */
  const whisper = async (posting: Posting): Promise<Sent> => {
    const { place, via, asker } = posting
    await inForms(posting, 'whisper', async (client, { text, blocks }) => {
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
    async withdraw(place: Place, ts: string): Promise<void> {
      try {
        await call('delete', place, async (client) =>
          client.chat.delete({ channel: await channelOf(place, client), ts }),
        )
      } catch (error) {
        if (!isGone(readFailure(error, 'delete'))) throw error
      }
    },
  }
}

function threadOf({ thread }: Place): { readonly thread_ts?: string } {
  return thread === undefined ? {} : { thread_ts: thread }
}
