import type { Person, Request } from '#model/request.ts'
import { type ChannelFacts, isDirect, isInForum, isThread, placeOf } from './channel.ts'
import { NO_GUILD, requestOfEdit, requestOfMessage } from './ids.ts'
import { type Fields, fieldsOf, idOf, listOf, numberOf, textOf, timeOf } from './payload.ts'

/** Who we are, and where the message stands. */
export interface Known {
  readonly self: string
  /** The role that the server made for us: people pick it where they mean us. */
  readonly ownRole?: string
  readonly channel: ChannelFacts
  /** Posts in this forum are questions to us, mentioned or not. */
  readonly isOpenForum?: boolean
}

/** Ordinary messages and replies; all other kinds are written by Discord itself or by programs. */
const SAID_BY_PEOPLE: ReadonlySet<number> = new Set([0, 19])
const MENTIONS = /<@[!&]?\d{1,20}>/g
/** A deletion does not say who deleted, or whose message it was. */
const NOBODY: Person = { id: '0', name: 'Somebody' }

/** The id of a message's request, whatever happens to it; undefined where the payload is no message. */
function requestId(payload: Fields): string | undefined {
  const channel = idOf(payload['channel_id'])
  const message = idOf(payload['id'])
  return channel === undefined || message === undefined
    ? undefined
    : requestOfMessage({ guild: idOf(payload['guild_id']) ?? NO_GUILD, channel, message })
}

/** A message → a question to us, one overheard in a thread, or nothing of ours (undefined). Pure and total. */
export function receiveMessage(payload: Fields, known: Known): Request | undefined {
  const said = readSaid(payload, known)
  if (!said) return undefined
  const { envelope, text, isOverheard, hasPicture } = said
  const pointsAt = isOverheard ? undefined : pointedAt(payload, known)
  return {
    ...envelope,
    kind: 'question',
    text,
    ...(hasPicture ? { hasPicture } : {}),
    ...(isOverheard ? { isOverheard } : {}),
    ...(pointsAt === undefined ? {} : { pointsAt }),
  }
}

/** An edit by a person. Discord also reports a message as changed when it draws a preview, and then again the last edit. */
export function receiveEdit(payload: Fields, known: Known): Request | undefined {
  const editedAt = Date.parse(textOf(payload['edited_timestamp']))
  const said = Number.isNaN(editedAt) ? undefined : readSaid(payload, known)
  if (!said) return undefined
  const { envelope, text, isOverheard } = said
  return {
    ...envelope,
    id: requestOfEdit(envelope.id, editedAt),
    at: editedAt,
    kind: 'edited',
    message: envelope.id,
    text,
    ...(isOverheard ? { isOverheard } : {}),
  }
}

export function receiveDeletion(payload: Fields, { channel }: Known, now: number): Request | undefined {
  const message = requestId(payload)
  if (message === undefined) return undefined
  const place = placeOf(idOf(payload['guild_id']) ?? NO_GUILD, channel)
  return { id: `${message}/deleted`, at: now, from: NOBODY, place, kind: 'deleted', message }
}

interface Said {
  readonly envelope: Pick<Request, 'id' | 'at' | 'from' | 'place'>
  readonly text: string
  readonly hasPicture: boolean
  readonly isOverheard: boolean
}

function readSaid(payload: Fields, known: Known): Said | undefined {
  const author = fieldsOf(payload['author'])
  const id = requestId(payload)
  const from = personOf(author, fieldsOf(payload['member']))
  if (id === undefined || !from || !isByPerson(payload)) return undefined
  const isAsked = known.isOpenForum === true && isPost(payload, known.channel)
  const isToUs = isAsked || isDirect(known.channel) || mentionsUs(payload, known)
  if (!isToUs && !isThread(known.channel)) return undefined
  const text = isAsked ? postOf(payload, known) : wordsOf(payload, known)
  const hasPicture = hasPictures(payload)
  // Without the intent for contents an overheard message comes without its text.
  if (!isToUs && text.trim() === '') return undefined
  const at = Date.parse(textOf(payload['timestamp']))
  return {
    envelope: {
      id,
      at: Number.isNaN(at) ? timeOf(textOf(payload['id'])) : at,
      from,
      place: placeOf(idOf(payload['guild_id']) ?? NO_GUILD, known.channel),
    },
    text,
    hasPicture,
    isOverheard: !isToUs,
  }
}

/** The first message of a post has the post's own id. */
export function isPost(payload: Fields, channel: ChannelFacts): boolean {
  return isInForum(channel) && payload['id'] === payload['channel_id']
}

/** What a post asks stands in its title as often as below it. */
function postOf(payload: Fields, known: Known): string {
  const below = wordsOf(payload, known)
  const { name = '' } = known.channel
  return below.toLowerCase().includes(name.toLowerCase()) ? below : [name, below].join('\n').trim()
}

/** Written by a person, and no notice of Discord's own. */
export function isByPerson(payload: Fields): boolean {
  const author = fieldsOf(payload['author'])
  const isProgram = author['bot'] === true || author['system'] === true || idOf(payload['webhook_id']) !== undefined
  return !isProgram && SAID_BY_PEOPLE.has(numberOf(payload['type']))
}

export function hasPictures(payload: Fields): boolean {
  return listOf(payload['attachments']).length + listOf(payload['sticker_items']).length > 0
}

/** The name that the server knows the person by. */
export function personOf(user: Fields, member: Fields): Person | undefined {
  const id = idOf(user['id'])
  const names = [member['nick'], user['global_name'], user['username']].map(textOf)
  return id === undefined ? undefined : { id, name: names.find((name) => name !== '') ?? 'Somebody' }
}

/** By name in the text, or by our own role. @everyone and a reply that only pings us are no mention. */
function mentionsUs(payload: Fields, { self, ownRole }: Known): boolean {
  const content = textOf(payload['content'])
  if (content.includes(`<@${self}>`) || content.includes(`<@!${self}>`)) return true
  if (ownRole !== undefined && listOf(payload['mention_roles']).includes(ownRole)) return true
  // The text was kept from us, yet we were named: a reply could do that too.
  const isNamed = listOf(payload['mentions']).some((user) => fieldsOf(user)['id'] === self)
  return isNamed && content === '' && !('message_reference' in payload)
}

/** Another person's message that this one replies to. A forwarded message is none, and one elsewhere cannot be read here. */
function pointedAt(payload: Fields, { self }: Known): string | undefined {
  const reference = fieldsOf(payload['message_reference'])
  const author = idOf(fieldsOf(fieldsOf(payload['referenced_message'])['author'])['id'])
  const isReply = numberOf(reference['type']) === 0 && author !== undefined && author !== self
  const isHere = reference['channel_id'] === undefined || reference['channel_id'] === payload['channel_id']
  return isReply && isHere ? idOf(reference['message_id']) : undefined
}

/** The message's own words; where it has none and replies to another person's message, that one's. */
function wordsOf(payload: Fields, { self }: Known): string {
  const own = textOf(payload['content'])
  if (own.replaceAll(MENTIONS, '').trim() !== '') return own
  const replied = fieldsOf(payload['referenced_message'])
  return fieldsOf(replied['author'])['id'] === self ? own : textOf(replied['content']) || own
}
