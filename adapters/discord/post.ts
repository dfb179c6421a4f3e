import type { Person, Place } from '#model/request.ts'
import type { Reply } from '#model/reply.ts'
import type { Call, Discord, Permission } from './discord.ts'
import { nonceOf, type MessageId, type Posted } from './ids.ts'
import { attachmentsOf, bodyOf } from './body.ts'
import { ARCHIVE_AFTER_MINUTES } from './limits.ts'
import type { Message } from './message.ts'
import { fieldsOf, idOf } from './payload.ts'
import {
  INVALID_BODY,
  isLocked,
  NO_ACCESS,
  NO_HISTORY,
  NO_PERMISSION,
  numberOfRefusal,
  refuse,
  THREAD_EXISTS,
} from './refuse.ts'
import { render, renderPlain, type Surroundings, threadName } from './render.ts'

/** A channel is where messages are; the reply's id makes a second attempt the same message. */
interface Target {
  readonly channel: string
  readonly reply: Reply
  /** The message that is answered, where it stands in the same channel. */
  readonly answers?: MessageId | undefined
  readonly surroundings?: Surroundings
}

const TO_POST: readonly Permission[] = ['ViewChannel', 'SendMessages']
const TO_POST_IN_THREADS: readonly Permission[] = ['ViewChannel', 'SendMessagesInThreads']
const TO_OPEN: readonly Permission[] = [
  'ViewChannel',
  'CreatePublicThreads',
  'SendMessagesInThreads',
  'ReadMessageHistory',
]
/** People who wrote to us lately: their channels are asked for once. */
const KNOWN_PEOPLE = 1_000

/** Posts, edits and deletes as ourselves. Everything rejects with a refusal that the runtime understands. */
export function createPost(discord: Discord) {
  const directChannels = new Map<string, string>()

  const postMessage = async (target: Target, message: Message, part: number): Promise<string> => {
    const { channel, reply, answers } = target
    const isReply =
      part === 0 && answers?.channel === channel && discord.lacks(channel, ['ReadMessageHistory']).length === 0
    const reference = { message_id: answers?.message, channel_id: channel, fail_if_not_exists: false }
    const call: Call = {
      method: 'POST',
      path: `/channels/${channel}/messages`,
      body: {
        ...bodyOf(message),
        allowed_mentions: { parse: [], replied_user: false },
        nonce: nonceOf(reply.id, channel, part),
        enforce_nonce: true,
        ...(isReply ? { message_reference: reference } : {}),
      },
      files: message.files,
    }
    const given = await discord.call(call).catch((error: unknown) => {
      if (!isReply || numberOfRefusal(error) !== NO_HISTORY) throw error
      return discord.call({ ...call, body: { ...fieldsOf(call.body), message_reference: undefined } })
    })
    const id = idOf(fieldsOf(given)['id'])
    if (id === undefined) throw refuse('discord-no-answer', 'Discord did not name the message.', { isUnsure: true })
    return id
  }

  /** In the newer form; in the older one where Discord does not take that. */
  const inForm = async <T>(
    { reply, channel, surroundings = {} }: Target,
    act: (messages: readonly Message[]) => Promise<T>,
  ): Promise<T> => {
    const options = { ...surroundings, canAttach: discord.lacks(channel, ['AttachFiles']).length === 0 }
    try {
      return await act(render(reply, options))
    } catch (error) {
      if (numberOfRefusal(error) !== INVALID_BODY) throw error
      return act(renderPlain(reply, options))
    }
  }

  return {
    /** What forbids to post there, as far as we know. */
    obstacle(channel: string, isThread: boolean): readonly Permission[] {
      return discord.lacks(channel, isThread ? TO_POST_IN_THREADS : TO_POST)
    },

    async post(target: Target): Promise<Posted> {
      const messages = await inForm(target, async (parts) => {
        const ids: string[] = []
        for (const [part, message] of parts.entries()) ids.push(await postMessage(target, message, part))
        return ids
      })
      return { channel: target.channel, messages }
    },

    /** The reply takes the place of what stands there, message by message; what is left over goes. */
    async edit(posted: Posted, reply: Reply, surroundings: Surroundings = {}): Promise<Posted> {
      const { channel, messages: standing } = posted
      const messages = await inForm({ reply, channel, surroundings }, async (parts) => {
        const ids: string[] = []
        for (const [part, message] of parts.entries()) {
          const id = standing[part]
          if (id === undefined) ids.push(await postMessage({ channel, reply }, message, part))
          else {
            const body = { ...bodyOf(message), attachments: attachmentsOf(message.files) }
            await discord.call({
              method: 'PATCH',
              path: `/channels/${channel}/messages/${id}`,
              body,
              files: message.files,
            })
            ids.push(id)
          }
        }
        return ids
      })
      for (const id of standing.slice(messages.length))
        await discord.call({ method: 'DELETE', path: `/channels/${channel}/messages/${id}` })
      return { channel, messages }
    },

    async remove({ channel, messages }: Posted): Promise<void> {
      for (const id of messages) await discord.call({ method: 'DELETE', path: `/channels/${channel}/messages/${id}` })
    },

    /**
     * The thread of a message, opened unless it is there: it has the message's id. Undefined where there cannot be one, so
     * that the answer goes to the channel.
     */
    async thread(channel: string, message: string, title: string): Promise<string | undefined> {
      if (discord.lacks(channel, TO_OPEN).length > 0) return undefined
      const body = { name: threadName(title), auto_archive_duration: ARCHIVE_AFTER_MINUTES }
      try {
        const thread = await discord.call({
          method: 'POST',
          path: `/channels/${channel}/messages/${message}/threads`,
          body,
        })
        return idOf(fieldsOf(thread)['id']) ?? message
      } catch (error) {
        const number = numberOfRefusal(error)
        if (number === 0) throw error
        if (number !== THREAD_EXISTS) return undefined
        const thread = await discord.call({ method: 'GET', path: `/channels/${message}` }).catch(onlyRefused)
        return idOf(fieldsOf(thread)['id'])
      }
    },

    /** Where direct messages to a person go: the runtime writes the person's id where it does not know the channel. */
    async directChannel({ channel }: Place, { id }: Person): Promise<string> {
      if (channel !== id) return channel
      const known = directChannels.get(id)
      if (known !== undefined) return known
      const opened = await discord.call({ method: 'POST', path: '/users/@me/channels', body: { recipient_id: id } })
      const found = idOf(fieldsOf(opened)['id'])
      if (found === undefined) throw refuse('discord-no-answer', 'Discord opened no direct messages.')
      if (directChannels.size >= KNOWN_PEOPLE) directChannels.clear()
      directChannels.set(id, found)
      return found
    },
  }
}

/** We may not post there: another way may be open. */
export function isForbidden(error: unknown): boolean {
  return isLocked(error) || [NO_ACCESS, NO_PERMISSION].includes(numberOfRefusal(error))
}

/** What Discord refuses is as if it were not there; what failed for now is tried again later. */
function onlyRefused(error: unknown): undefined {
  if (numberOfRefusal(error) === 0) throw error
  return undefined
}
