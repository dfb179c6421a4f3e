import { type Body, bodyOf } from './body.ts'
import type { Discord } from './discord.ts'
import type { Message } from './message.ts'
import type { Ticket } from './ticket.ts'

/** The two ways of answering an interaction, both by its own token: the first answer, and all that come after it. */
export function createCalls(discord: Discord) {
  const callback = async ({ id, token }: Ticket, body: Body, message?: Message): Promise<unknown> =>
    discord.call({
      method: 'POST',
      path: `/interactions/${id}/${token}/callback${message ? '?with_response=true' : ''}`,
      body,
      isInteraction: true,
      ...(message && message.files.length > 0 ? { files: message.files } : {}),
    })
  const webhook = (
    { application, token }: Ticket,
    method: 'POST' | 'PATCH' | 'DELETE',
    tail: string,
    message?: Message,
    flags = 0,
  ): Promise<unknown> =>
    discord.call({
      method,
      path: `/webhooks/${application}/${token}${tail}`,
      isInteraction: true,
      ...(message ? { body: bodyOf(message, flags) } : {}),
      ...(message && message.files.length > 0 ? { files: message.files } : {}),
    })

  return { callback, webhook }
}
