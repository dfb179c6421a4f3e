import type { Delivery, Sent } from '#model/adapter.ts'
import type { Log, Posting } from '#model/ports.ts'
import type { Address, Place } from '#model/request.ts'
import { ASK_ON_HINT } from './ask-on.ts'
import { opensThreads } from './channel.ts'
import type { Discord } from './discord.ts'
import { askedMessage, handleOf, type MessageId, type Posted, readHandle } from './ids.ts'
import type { Interactions } from './interactions.ts'
import { lackNote, nameMissing } from './lacking.ts'
import { createPost, isForbidden } from './post.ts'
import { numberOfRefusal, refuse, UNKNOWN_MESSAGE } from './refuse.ts'
import { render, type Surroundings } from './render.ts'
import { readAddress, type Ticket } from './ticket.ts'
import { VersusError } from '#model/errors.ts'

interface Parts {
  readonly discord: Discord
  readonly interactions: Interactions
  /** Without it nobody is heard in a thread who does not mention us. */
  readonly hasMessageContent: boolean
  readonly log: Log
}

type Answerable = Posting & { readonly via: Address; readonly ticket: Ticket }

/** Brings replies to where they belong, and takes them back. */
export function createSend({ discord, interactions, hasMessageContent, log }: Parts) {
  const own = createPost(discord)

  /** Whom a thread is deaf to gets a button; the answer to the message that the thread is about says so, once. */
  const around = (thread: string | undefined, asked: MessageId | undefined): Surroundings => {
    if (hasMessageContent || thread === undefined) return {}
    return { asksOn: true, ...(asked?.message === thread ? { hints: [ASK_ON_HINT] } : {}) }
  }

  /** By the interaction's own token: it needs no permission, and can be for one person alone. */
  const answer = async (posting: Answerable, isPrivate: boolean): Promise<Sent> => {
    const { reply, via, ticket, message, place, asker } = posting
    const quote = ticket.quote === undefined ? {} : { quote: { name: asker.name, question: ticket.quote } }
    const surroundings = isPrivate ? {} : { ...around(place.thread, undefined), ...quote }
    const messages = render(reply, { ...surroundings, canAttach: true })
    const [first, ...others] = messages
    if (message !== undefined && first && isPrivate) {
      const isEdited = await interactions.edit(ticket, message, first).then(
        () => true,
        () => false,
      )
      if (isEdited) return { message }
    }
    const ids: string[] = []
    for (const one of first ? [first, ...others] : []) {
      const id = await interactions.answer(ticket, via, one, isPrivate)
      if (id !== undefined) ids.push(id)
    }
    const at = place.thread ?? place.channel
    const [id] = ids
    if (isPrivate || id === undefined || !opensThread(posting)) return named({ channel: at, messages: ids }, at)
    const opened = await own.thread(place.channel, id, reply.title ?? '').catch(() => undefined)
    return {
      ...named({ channel: at, messages: ids }, opened ?? at),
      ...(opened === undefined ? {} : { thread: opened }),
    }
  }

  const opensThread = ({ reply, place }: Posting): boolean =>
    reply.title !== undefined &&
    place.thread === undefined &&
    place.audience !== 'direct' &&
    opensThreads(discord.factsOf(place.channel) ?? { type: 0 })

  /** In its place; in the thread that its title opens; where that is forbidden, to the asker. */
  const say = async (posting: Posting, asked: MessageId | undefined, ticket: Ticket | undefined): Promise<Sent> => {
    const { reply, place } = posting
    if (opensThread(posting) && asked?.channel === place.channel) {
      const opened = await own.thread(place.channel, asked.message, reply.title ?? '')
      const surroundings = around(opened, asked)
      const posted =
        opened === undefined ? undefined : await own.post({ channel: opened, reply, surroundings }).catch(onlyForNow)
      if (opened !== undefined && posted) return { ...named(posted, opened), thread: opened }
    }
    const at = place.thread ?? place.channel
    const missing = own.obstacle(at, place.thread !== undefined)
    try {
      if (missing.length > 0) throw nameMissing(missing)
      const surroundings = around(place.thread, asked)
      return named(await own.post({ channel: at, reply, answers: asked, surroundings }), at)
    } catch (error) {
      if (!isForbidden(error)) throw error
      log.warn('discord permission missing', { channel: at, error })
      if (ticket && posting.via) return answer({ ...posting, via: posting.via, ticket }, false)
      return directly(posting, error).catch(() => {
        throw error
      })
    }
  }

  const directly = async ({ reply, place, asker }: Posting, refusal: unknown): Promise<Sent> => {
    const channel = await own.directChannel({ ...place, channel: asker.id }, asker)
    const surroundings = { hints: [lackNote(place.thread ?? place.channel, refusal)] }
    return named(await own.post({ channel, reply, surroundings }), place.thread ?? place.channel)
  }

  const send = async (posting: Posting): Promise<Sent> => {
    const { reply, place, asker, via, message } = posting
    const ticket = via && readAddress(via)
    const isDirect = place.audience === 'direct'
    if (reply.audience === 'asker' && !isDirect) {
      if (!via || !ticket)
        throw refuse('discord-cannot-whisper', 'Only commands and buttons can be answered in private.', {
          isPermanent: true,
        })
      return answer({ ...posting, via, ticket }, true)
    }
    if (via && ticket?.kind === 'command') return answer({ ...posting, via, ticket }, false)
    if (via && ticket?.quote !== undefined && message === undefined) return answer({ ...posting, via, ticket }, false)
    if (ticket) void interactions.acknowledge(ticket)
    const at = place.thread ?? (isDirect ? await own.directChannel(place, asker) : place.channel)
    const asked = askedMessage(reply.id) ?? cardOf(ticket, place)
    if (message !== undefined) {
      const surroundings = around(isDirect ? undefined : place.thread, asked)
      return named(await own.edit(readHandle(message, at), reply, surroundings), place.thread ?? place.channel)
    }
    if (isDirect) return named(await own.post({ channel: at, reply }), place.channel)
    return say(posting, asked, ticket)
  }

  return {
    /** The runtime hands over a posting; one that lacks its parts is nobody's. */
    send(delivery: Delivery): Promise<Sent> {
      const { asker, isUnsure = false, message } = delivery as Partial<Posting> & Delivery
      if (!asker) throw refuse('discord-no-asker', 'A delivery must say whom it is for.', { isPermanent: true })
      return send({ ...delivery, asker, isUnsure, ...(message === undefined ? {} : { message }) })
    },
    async withdraw(place: Place, message: string): Promise<void> {
      await own.remove(readHandle(message, place.thread ?? place.channel)).catch((error: unknown) => {
        // It is gone, which was wanted.
        if (numberOfRefusal(error) !== UNKNOWN_MESSAGE) throw error
      })
    },
  }
}

/** A choice on a card belongs to the message that the card answers. */
function cardOf(ticket: Ticket | undefined, { workspace, channel, thread }: Place): MessageId | undefined {
  return ticket?.asked === undefined
    ? undefined
    : { guild: workspace, channel: thread ?? channel, message: ticket.asked }
}

function named(posted: Posted, expected: string): Sent {
  return posted.messages.length === 0 ? {} : { message: handleOf(posted, expected) }
}

/** What Discord refuses has another way; what failed for now is tried again as it was. */
function onlyForNow(error: unknown): undefined {
  if (error instanceof VersusError && error.detail['isPermanent'] === true) return undefined
  throw error
}
