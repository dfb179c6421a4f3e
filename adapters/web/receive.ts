import type { Happening } from './entry.ts'
import { fieldsOf, nameIn, textIn } from './fields.ts'
import { LONGEST_TEXT } from './limits.ts'
import { judged, pressed, submitted } from './receive-card.ts'
import { type Act, type Received, refused, requestOf, type Surroundings } from './received.ts'
import { COMMANDS, isCommand, personOf, placeOf } from './scene.ts'

/** What somebody did on the page → what is shown and what the bot is told. Pure and total. */
export function receive(body: unknown, around: Surroundings): Received {
  const fields = fieldsOf(body)
  const id = fields['id']
  const from = personOf(fields['as'])
  if (typeof id !== 'string' || !/^[a-z0-9-]{8,40}$/.test(id)) return refused('This act has no id. Reload the page.')
  if (!from) return refused('Nobody here has that name. Reload the page.')
  const act: Act = { fields, id, from }
  switch (fields['kind']) {
    case 'say':
      return said(act, around)
    case 'press':
      return pressed(act, around)
    case 'submission':
      return submitted(act, around)
    case 'judge':
      return judged(act, around)
    case 'edit':
    case 'delete':
      return changed(act, around, fields['kind'])
    default:
      return refused('The page asked for something that is not known here. Reload it.')
  }
}

function said({ fields, id, from }: Act, { now }: Surroundings): Received {
  const text = textIn(fields['text'])
  if (text === '') return refused('There is nothing to send.')
  if (text.length > LONGEST_TEXT) return refused(`That is too long: ${LONGEST_TEXT} characters at most.`)
  const thread = nameIn(fields['thread'])
  const place = placeOf(fields['channel'], thread)
  if (!place || (place.audience === 'direct' && place.channel !== from.id)) return refused('There is no such channel.')
  const isMention =
    place.audience === 'direct' || fields['isMention'] === true || /(?<![\p{L}\p{N}])@versus\b/iu.test(text)
  const where = { message: id, channel: place.channel, ...(place.thread === undefined ? {} : { thread: place.thread }) }
  const happening: Happening = { kind: 'said', ...where, by: from.id, text, isMention }
  const envelope = { id: requestOf(place.channel, id), at: now, from, place }
  const [, word = '', args = ''] = /^\/(?:versus\s+)?([a-z]+)(?:\s+([\s\S]*))?$/i.exec(text) ?? []
  if (word !== '') {
    const name = word.toLowerCase()
    if (!isCommand(name)) return refused(`There is no /${name}. There are: ${commandNames()}.`)
    return { kind: 'taken', happening, to: from.id, request: { ...envelope, kind: 'command', name, args: args.trim() } }
  }
  const words = text.replaceAll(/(?<![\p{L}\p{N}])@versus\b[,:]?/giu, ' ').trim()
  // In the channel a message is the root of the thread that it is answered in.
  const rooted = { ...envelope, place: place.audience === 'direct' ? place : { ...place, thread: thread ?? id } }
  const to = place.audience === 'direct' ? { to: from.id } : {}
  if (isMention) return { kind: 'taken', happening, ...to, request: { ...rooted, kind: 'question', text: words } }
  if (thread === undefined) return { kind: 'taken', happening }
  return { kind: 'taken', happening, request: { ...rooted, kind: 'question', text: words, isOverheard: true } }
}

function commandNames(): string {
  return Object.keys(COMMANDS)
    .map((name) => `/${name}`)
    .join(', ')
}

/** Only who wrote a message can change it, and a command cannot be changed: it was answered, and nobody else saw it. */
function changed(act: Act, { find, now }: Surroundings, kind: 'edit' | 'delete'): Received {
  const { fields, id, from } = act
  const message = find(nameIn(fields['message']) ?? '')
  if (message?.kind !== 'said' || message.by !== from.id) return refused('You can only change what you wrote yourself.')
  const isRoot = message.thread === undefined
  const place = placeOf(message.channel, isRoot ? message.message : message.thread)
  if (!place) return refused('There is no such channel.')
  const to = message.to === undefined ? {} : { to: message.to }
  const about = { message: requestOf(message.channel, message.message) }
  const envelope = { id: requestOf(message.channel, id), at: now, from, place, ...about }
  if (kind === 'delete')
    return {
      kind: 'taken',
      happening: { kind: 'deleted', message: message.message },
      ...to,
      request: { ...envelope, kind: 'deleted' },
    }
  const text = textIn(fields['text'])
  if (text === '') return refused('There is nothing left of it. Delete the message instead.')
  if (text.length > LONGEST_TEXT) return refused(`That is too long: ${LONGEST_TEXT} characters at most.`)
  if (message.text.startsWith('/')) return refused('A command cannot be edited. Send it again as it should be.')
  const isMention = message.isMention || /(?<![\p{L}\p{N}])@versus\b/iu.test(text)
  const words = text.replaceAll(/(?<![\p{L}\p{N}])@versus\b[,:]?/giu, ' ').trim()
  return {
    kind: 'taken',
    happening: { kind: 'edited', message: message.message, text, isMention },
    ...to,
    request: { ...envelope, kind: 'edited', text: words, ...(isMention ? {} : { isOverheard: true }) },
  }
}
