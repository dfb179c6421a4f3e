import { printableLines } from '#adapters/shared/printable.ts'
import type { Person, Request } from '#model/request.ts'
import type { Happening, Message } from './entry.ts'
import { ADDRESS_LIFE, LONGEST_REF, LONGEST_TEXT, MOST_VALUES } from './limits.ts'
import { COMMANDS, isCommand, personOf, placeOf, PLATFORM } from './scene.ts'

/** What a press in another platform's drawing means: that platform's adapter reads it. */
export type Pressed =
  | { readonly kind: 'press'; readonly ref: string; readonly seen?: number }
  | { readonly kind: 'feedback'; readonly verdict: 'right' | 'wrong' }

/** What was pressed in a drawing: the block's name where the platform has one, and what the element carries. */
export interface Drawn {
  readonly block: string
  readonly value: string
}

export type ReadDrawn = (platform: string, drawn: Drawn) => Pressed | undefined

export type Received =
  | {
      readonly kind: 'taken'
      /** What is seen of it on the page, and by whom: everybody where nobody is named. */
      readonly happening?: Happening
      readonly to?: string
      /** What the bot is told; nothing where people talk among themselves. */
      readonly request?: Request
    }
  /** It leads nowhere; the text says why, and what to do. */
  | { readonly kind: 'refused'; readonly text: string }

export interface Surroundings {
  readonly find: (message: string) => Message | undefined
  readonly readDrawn: ReadDrawn
  readonly now: number
}

interface Act {
  readonly fields: Readonly<Record<string, unknown>>
  /** Made by the page: the same act sent twice has the same. */
  readonly id: string
  readonly from: Person
}

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
    case 'judge':
      return judged(act, around)
    case 'edit':
    case 'delete':
      return changed(act, around, fields['kind'])
    default:
      return refused('The page asked for something that is not known here. Reload it.')
  }
}

/** The id of the request that a message was: its last part names the message. */
function requestOf(channel: string, message: string): string {
  return `${PLATFORM}:${channel}:${message}`
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

/** Who, where and how to answer, for what is done with a message of ours; undefined where the person does not see it. */
function cardOf({ fields, id, from }: Act, { find, now }: Surroundings) {
  const card = find(nameIn(fields['message']) ?? '')
  if (card?.kind !== 'posted' || (card.to !== undefined && card.to !== from.id)) return undefined
  // A card that everybody sees is the root of the thread that goes on below it.
  const isRoot = card.to === undefined && card.thread === undefined
  const place = placeOf(card.channel, isRoot ? card.message : card.thread)
  if (!place) return undefined
  const isPrivate = card.to !== undefined && place.audience !== 'direct'
  const via = isPrivate ? { via: { token: card.message, expiresAt: now + ADDRESS_LIFE, isPrivate } } : {}
  return { card, envelope: { id: requestOf(card.channel, id), at: now, from, place, ...via } }
}

const GONE = 'That message is gone, or is not yours to use. Reload the page.'

function pressed(act: Act, around: Surroundings): Received {
  const found = cardOf(act, around)
  if (!found) return refused(GONE)
  const means = meaningOf(act.fields, around.readDrawn)
  if (!means) return refused('That button leads nowhere. Reload the page.')
  if (means.kind === 'feedback') return judgedAs(act, found, means.verdict)
  const values = valuesOf(act.fields, around.readDrawn)
  const { ref, seen } = means
  const request: Request = {
    ...found.envelope,
    kind: 'press',
    ref,
    ...(values ? { values } : {}),
    ...(seen === undefined ? {} : { seen }),
  }
  return { kind: 'taken', request }
}

/** A press on the page's own drawing names the reference; in another platform's drawing, what that drawing carries. */
function meaningOf(fields: Act['fields'], readDrawn: ReadDrawn): Pressed | undefined {
  const { platform, ref, seen } = fields
  if (typeof platform === 'string') return readDrawn(platform, drawnIn(fields['drawn']))
  if (typeof ref !== 'string' || ref === '' || ref.length > LONGEST_REF) return undefined
  return { kind: 'press', ref, ...(typeof seen === 'number' && Number.isSafeInteger(seen) ? { seen } : {}) }
}

function valuesOf(fields: Act['fields'], readDrawn: ReadDrawn): readonly string[] | undefined {
  const { platform, values } = fields
  if (!Array.isArray(values)) return undefined
  return values.slice(0, MOST_VALUES).flatMap((value: unknown): readonly string[] => {
    if (typeof platform !== 'string') return typeof value === 'string' && value.length <= LONGEST_REF ? [value] : []
    const means = readDrawn(platform, drawnIn(value))
    return means?.kind === 'press' ? [means.ref] : []
  })
}

function drawnIn(value: unknown): Drawn {
  const { block, value: carried } = fieldsOf(value)
  return { block: shortIn(block), value: shortIn(carried) }
}

function judged(act: Act, around: Surroundings): Received {
  const found = cardOf(act, around)
  const verdict = act.fields['verdict']
  if (!found) return refused(GONE)
  if (verdict !== 'right' && verdict !== 'wrong') return refused('An answer is right or wrong.')
  return judgedAs(act, found, verdict)
}

function judgedAs(
  { from }: Act,
  { card, envelope }: NonNullable<ReturnType<typeof cardOf>>,
  verdict: 'right' | 'wrong',
): Received {
  return {
    kind: 'taken',
    happening: { kind: 'judged', message: card.message, by: from.id, verdict },
    to: from.id,
    request: { ...envelope, kind: 'feedback', reply: card.message, verdict },
  }
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

function refused(text: string): Received {
  return { kind: 'refused', text }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function nameIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_REF ? value : undefined
}

function shortIn(value: unknown): string {
  return nameIn(value) ?? ''
}

/** Lines as they were written, without what nobody can see. */
function textIn(value: unknown): string {
  return typeof value === 'string' ? printableLines(value).join('\n').trim() : ''
}
