import type { Place, Request } from '#model/request.ts'
import { type ChannelFacts, isDirect, isThread, placeOf } from './channel.ts'
import { isCommand } from './commands.ts'
import { ASK_ON, decodeCustomId } from './custom-id.ts'
import { MOST_FIELDS } from './limits.ts'
import { NO_GUILD, requestOfInteraction } from './ids.ts'
import { EPHEMERAL } from './message.ts'
import { type Fields, fieldsOf, idOf, listOf, numberOf, textOf, timeOf } from './payload.ts'
import { pointed, submitted } from './receive-form.ts'
import { personOf } from './receive-message.ts'
import type { Envelope, Received, Taken } from './received.ts'
import { tickedIn, withTicks } from './ticks.ts'
import { type Ticket, toAddress } from './ticket.ts'

const COMMAND = 2
const COMPONENT = 3
const AUTOCOMPLETE = 4
const MODAL = 5
/** A command in the menu of a message. */
const ON_MESSAGE = 3

/** What a person did with a command, a button, a menu or a form. `facts`: what is known of the channel otherwise. Pure and total. */
export function receiveInteraction(payload: Fields, now: number, facts?: ChannelFacts): Received {
  const ticket = ticketOf(payload)
  if (!ticket) return { kind: 'ignored' }
  const data = fieldsOf(payload['data'])
  const type = numberOf(payload['type'])
  const place = placeOf(idOf(payload['guild_id']) ?? NO_GUILD, channelOf(payload, facts))
  if (type === AUTOCOMPLETE) return completions(data, ticket, place)
  const from = personOf(fieldsOf(fieldsOf(payload['member'])['user'] ?? payload['user']), fieldsOf(payload['member']))
  if (!from) return { kind: 'ignored', ticket }
  const name = subCommand(data).name
  const isHidden = (numberOf(fieldsOf(payload['message'])['flags']) & EPHEMERAL) !== 0
  const isPrivate = place.audience !== 'direct' && (type === COMMAND ? name !== 'decide' : isHidden)
  const envelope: Envelope = {
    id: requestOfInteraction(place.workspace, ticket.id),
    at: timeOf(ticket.id),
    from,
    place,
    via: toAddress(ticket, now, isPrivate),
  }
  const taken = { ticket, isPrivate }
  switch (type) {
    case COMMAND: {
      if (numberOf(data['type']) === ON_MESSAGE) return pointed(data, envelope, taken)
      const request = command(data, envelope)
      return request ? { kind: 'request', ...taken, request } : { kind: 'ignored', ticket }
    }
    case COMPONENT:
      return used(payload, envelope, taken)
    case MODAL:
      return submitted(data, envelope, taken, now)
    default:
      return { kind: 'ignored', ticket }
  }
}

function ticketOf(payload: Fields): Ticket | undefined {
  const id = idOf(payload['id'])
  const application = idOf(payload['application_id'])
  const token = textOf(payload['token'])
  if (id === undefined || application === undefined || token === '') return undefined
  const message = fieldsOf(payload['message'])
  const card = idOf(message['id'])
  const answered = idOf(fieldsOf(message['message_reference'])['message_id']) ?? card
  return {
    application,
    id,
    token,
    kind: card === undefined ? 'command' : 'component',
    ...(card === undefined ? {} : { card }),
    ...(answered === undefined ? {} : { asked: answered }),
  }
}

/** Interactions say themselves where they come from; whether the channel is hidden, only the cache knows. */
function channelOf(payload: Fields, facts: ChannelFacts | undefined): ChannelFacts {
  const channel = fieldsOf(payload['channel'])
  const id = idOf(channel['id']) ?? idOf(payload['channel_id']) ?? facts?.id ?? '0'
  const isWithUs = numberOf(payload['context']) === 1
  const type = isWithUs ? 1 : typeof channel['type'] === 'number' ? channel['type'] : (facts?.type ?? 0)
  const parent = idOf(channel['parent_id']) ?? facts?.parent
  // Group chats have no server and no name for us.
  const isHidden = facts?.isHidden ?? (payload['guild_id'] === undefined && !isDirect({ type }))
  return { id, type, ...(parent !== undefined && isThread({ type }) ? { parent } : {}), isHidden }
}

function subCommand(data: Fields): { readonly name: string; readonly options: readonly unknown[] } {
  const sub = fieldsOf(listOf(data['options'])[0])
  return { name: textOf(sub['name']), options: listOf(sub['options']) }
}

function command(data: Fields, envelope: Envelope): Request | undefined {
  const { name, options } = subCommand(data)
  if (data['name'] !== 'versus' || !isCommand(name)) return undefined
  const args = options.map((option) => textOf(fieldsOf(option)['value'])).join(' ')
  return { ...envelope, kind: 'command', name, args }
}

function completions(data: Fields, ticket: Ticket, place: Place): Received {
  const { name, options } = subCommand(data)
  const focused = options.map(fieldsOf).find((option) => option['focused'] === true) ?? {}
  const query = {
    kind: 'complete' as const,
    place,
    command: name,
    field: textOf(focused['name']),
    typed: textOf(focused['value']),
  }
  return { kind: 'completions', ticket, query }
}

function used(payload: Fields, envelope: Envelope, taken: Taken): Received {
  const data = fieldsOf(payload['data'])
  const message = fieldsOf(payload['message'])
  const values = listOf(data['values']).map(textOf)
  const id = textOf(data['custom_id'])
  const pressed = decodeCustomId(id)
  const seen = 'seen' in pressed && pressed.seen !== undefined ? { seen: pressed.seen } : {}
  switch (pressed.kind) {
    case 'feedback': {
      const reply = pressed.reply ?? taken.ticket.card ?? ''
      return { kind: 'request', ...taken, request: { ...envelope, kind: 'feedback', reply, verdict: pressed.verdict } }
    }
    case 'menu': {
      if (pressed.pick === 'many') {
        const components = withTicks(listOf(message['components']), id, values)
        return { kind: 'ticks', ticket: taken.ticket, components, flags: numberOf(message['flags']) }
      }
      const [ref] = values.flatMap(refOf)
      return ref === undefined
        ? { kind: 'ignored', ticket: taken.ticket }
        : { kind: 'request', ...taken, request: { ...envelope, kind: 'press', ref, ...seen } }
    }
    case 'ref': {
      if (id === ASK_ON) return { kind: 'asks on', ticket: taken.ticket }
      if (pressed.opensForm) {
        const { place, from } = envelope
        const query = { kind: 'form', place, from, ref: pressed.ref, most: MOST_FIELDS } as const
        return { kind: 'form', ticket: taken.ticket, query }
      }
      const ticks = tickedIn(listOf(message['components']))
      const ticked = ticks ? { values: ticks.flatMap(refOf) } : {}
      return {
        kind: 'request',
        ...taken,
        request: { ...envelope, kind: 'press', ref: pressed.ref, ...ticked, ...seen },
      }
    }
  }
}

function refOf(value: string): readonly string[] {
  const option = decodeCustomId(value)
  return option.kind === 'ref' ? [option.ref] : []
}
