import { fit, unitsOf } from '#adapters/shared/fit.ts'
import { printable } from '#adapters/shared/printable.ts'
import type { Show, Shown } from '#model/adapter.ts'
import type { Clock, Log } from '#model/ports.ts'
import type { Place, Request } from '#model/request.ts'
import { type ChannelFacts, placeOf } from './channel.ts'
import { askOnForm } from './ask-on.ts'
import { type Connection, factsFrom } from './connect.ts'
import type { Interactions } from './interactions.ts'
import { LONGEST_COMPLETION, MOST_COMPLETIONS } from './limits.ts'
import { escapeText } from './markdown.ts'
import { IS_COMPONENTS_V2, type Message, type Modal } from './message.ts'
import { type Fields, fieldsOf, idOf, listOf } from './payload.ts'
import { renderForm } from './render-form.ts'
import { receiveInteraction } from './receive-interaction.ts'
import { isPost, type Known, receiveDeletion, receiveEdit, receiveMessage } from './receive-message.ts'
import { type Ticket, toAddress } from './ticket.ts'
import { createTurns } from './turns.ts'

interface Parts {
  readonly discord: Connection
  readonly interactions: Interactions
  readonly accept: (request: Request) => Promise<void>
  readonly show: Show
  readonly clock: Clock
  readonly log: Log
  /** Whether posts of a forum are questions to us without a mention. */
  readonly readsForum: (forum: Place) => Promise<boolean>
}

/** Milliseconds until a channel that was not there is asked for again. */
const AGAIN = 500

const NO_FORM = 'This form cannot be shown here. Write it in the thread, in your own words.'
const WORDLESS = 'There are no words in that message that I could read.'

type Reader = (payload: Fields, known: Known, now: number) => Request | undefined

/** Everything that happens to messages; all other events but interactions are discord.js's alone. */
const READERS: Readonly<Record<string, Reader>> = {
  MESSAGE_CREATE: receiveMessage,
  MESSAGE_UPDATE: receiveEdit,
  MESSAGE_DELETE: receiveDeletion,
}

/** What the gateway delivers → requests for the runtime, each accepted in the order in which the events came. */
export function createEvents({ discord, interactions, accept, show, clock, log, readsForum }: Parts) {
  const now = (): number => clock.now()
  const inTurn = createTurns()

  /** Where a message stands: direct messages say so themselves, most channels are known, the others are asked for. */
  const channelOf = async (payload: Fields): Promise<ChannelFacts | undefined> => {
    const id = idOf(payload['channel_id'])
    if (id === undefined) return undefined
    if (idOf(payload['guild_id']) === undefined) return { id, type: 1, isHidden: false }
    const known = discord.factsOf(id)
    if (known) return known
    const asked = (): Promise<unknown> =>
      discord.call({ method: 'GET', path: `/channels/${id}` }).catch((error: unknown) => {
        log.info('discord channel not known', { channel: id, error })
        return undefined
      })
    const found = factsFrom(await asked(), discord)
    if (found) return found
    // A thread and its first message come in any order.
    await new Promise<void>((resolve) => void clock.after(AGAIN, resolve))
    return discord.factsOf(id) ?? factsFrom(await asked(), discord) ?? { id, type: 0, isHidden: true }
  }

  const isOpen = async (payload: Fields, channel: ChannelFacts): Promise<boolean> => {
    const guild = idOf(payload['guild_id'])
    const { parent, isHidden } = channel
    if (guild === undefined || parent === undefined || !isPost(payload, channel)) return false
    return readsForum(placeOf(guild, { id: parent, type: 15, isHidden })).catch((error: unknown) => {
      log.warn('discord forum not asked about', { forum: parent, error })
      return false
    })
  }

  const requestIn = async (read: Reader, payload: Fields): Promise<Request | undefined> => {
    const guild = idOf(payload['guild_id'])
    const ownRole = guild === undefined ? undefined : discord.ownRole(guild)
    const channel = await channelOf(payload)
    if (!channel) return undefined
    const isOpenForum = await isOpen(payload, channel)
    const known = { self: discord.self, channel, isOpenForum, ...(ownRole === undefined ? {} : { ownRole }) }
    return read(payload, known, now())
  }

  const message = async (read: Reader, payload: Fields): Promise<void> => {
    // Only finding the channel keeps its messages in order; accepting them is the runtime's to order.
    const request = await inTurn(idOf(payload['channel_id']) ?? '', () => requestIn(read, payload))
    if (request) await accept(request)
  }

  /** Messages that were said earlier: what is said in the channel meanwhile waits for them. */
  const hear = (channel: string, fetch: () => Promise<readonly Fields[]>): Promise<void> =>
    inTurn(channel, async () => {
      for (const payload of await fetch()) {
        const request = await requestIn(receiveMessage, payload)
        if (request) await accept(request)
      }
    })

  const interaction = async (payload: Fields): Promise<void> => {
    const channel = idOf(payload['channel_id'])
    const received = receiveInteraction(payload, now(), channel === undefined ? undefined : discord.factsOf(channel))
    switch (received.kind) {
      case 'completions':
        return interactions.complete(received.ticket, choicesFrom(await show(received.query)))
      case 'form':
        if (interactions.claim(received.ticket)) await openForm(received.ticket, await show(received.query))
        return
      case 'asks on':
        if (interactions.claim(received.ticket)) await openModal(received.ticket, askOnForm)
        return
      case 'wordless':
        if (interactions.open(received.ticket, true)) await whisper(received.ticket, WORDLESS)
        return
      case 'ticks':
        if (interactions.open(received.ticket, false))
          await interactions.update(received.ticket, received.components, received.flags)
        return
      case 'ignored':
        if (received.ticket && interactions.open(received.ticket, true)) await excuse(received.ticket)
        return
      case 'request': {
        const { ticket, request, isPrivate } = received
        if (!interactions.open(ticket, isPrivate)) return
        await accept(request)
        // Nothing else answers a judgement; where it was not taken, the runtime has said so by now.
        if (request.kind === 'feedback' && interactions.isOpen(ticket)) await whisper(ticket, 'Noted, thank you.')
        else interactions.accepted(ticket)
      }
    }
  }

  const openForm = (ticket: Ticket, shown: Shown): Promise<void> =>
    shown.kind === 'form'
      ? openModal(ticket, renderForm(shown.form))
      : whisper(ticket, escapeText(shown.kind === 'no form' ? shown.text : NO_FORM))

  const openModal = async (ticket: Ticket, form: Modal | undefined): Promise<void> => {
    if (!form || !(await interactions.openForm(ticket, form))) await whisper(ticket, NO_FORM)
  }

  const whisper = async (ticket: Ticket, text: string): Promise<void> => {
    await interactions.answer(ticket, toAddress(ticket, now(), true), sentence(text), true)
  }
  const excuse = (ticket: Ticket): Promise<void> =>
    ticket.kind === 'command'
      ? whisper(ticket, 'I do not know that command any more. Try /versus help.')
      : interactions.acknowledge(ticket)

  const handle = async (name: string, payload: Fields): Promise<void> => {
    const read = READERS[name]
    if (read) return message(read, payload)
    if (name === 'INTERACTION_CREATE') return interaction(payload)
    if (name !== 'MESSAGE_DELETE_BULK') return
    for (const id of listOf(payload['ids'])) await message(receiveDeletion, { ...payload, id })
  }

  return {
    hear,
    /** Never rejects. */
    async take(name: string, payload: Fields): Promise<void> {
      // Most of what a server says comes from programs.
      if (fieldsOf(payload['author'])['bot'] === true) return
      try {
        await handle(name, payload)
      } catch (error) {
        log.error('discord event not taken', { name, error })
      }
    },
  }
}

function choicesFrom(shown: Shown): readonly { readonly name: string; readonly value: string }[] {
  const labels = shown.kind === 'completions' ? shown.options.map(({ label }) => printable(label).trim()) : []
  const names = labels.filter((label) => label !== '').map((label) => fit(label, LONGEST_COMPLETION, unitsOf))
  return [...new Set(names)].slice(0, MOST_COMPLETIONS).map((name) => ({ name, value: name }))
}

function sentence(content: string): Message {
  return {
    flags: IS_COMPONENTS_V2,
    components: [{ type: 17, components: [{ type: 10, content }] }],
    files: [],
  }
}
