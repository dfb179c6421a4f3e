import type { Person, Place } from '#model/request.ts'
import { type Fields, fieldsOf, type Identity, listOf, textOf, workspaceOf } from './payload.ts'
import { asked, ignored, type Received } from './received.ts'

/** Of new messages those that a person wrote; joins, topics, pins and the like have other names. */
const WRITTEN: ReadonlySet<unknown> = new Set([undefined, 'file_share', 'thread_broadcast'])
const SLACKBOT = 'USLACKBOT'

/** Where a message event happened, and how its request is called. */
interface Scene {
  readonly workspace: string
  readonly channel: string
  readonly audience: Place['audience']
  readonly me: Identity
  readonly now: number
}

/** A message that was written, edited or deleted. A mention comes as two events, which give the same request. */
export function receiveMessage(body: Fields, me: Identity, now: number): Received {
  const event = fieldsOf(body['event'])
  const workspace = workspaceOf(body, me)
  const channel = textOf(event['channel'])
  if (workspace === undefined || channel === undefined) return ignored('a message without workspace or channel')
  const scene: Scene = { workspace, channel, audience: audienceOf(channel, event['channel_type']), me, now }
  if (event['subtype'] === 'message_changed') return receiveChange(event, scene)
  if (event['subtype'] === 'message_deleted')
    return receiveDeletion(textOf(event['deleted_ts']), fieldsOf(event['previous_message']), scene)
  return receiveNew(event, scene, event['type'] === 'app_mention')
}

function receiveNew(message: Fields, scene: Scene, isMention: boolean): Received {
  const ts = textOf(message['ts'])
  const from = authorOf(message, scene.me)
  if (ts === undefined || !from) return ignored('a message of a program, or of Slack itself')
  const isAddressed = isMention || scene.audience === 'direct' || mentions(message, scene.me)
  if (!isAddressed && !isInThread(message)) return ignored('said in a channel, to others')
  const hasPicture = listOf(message['files']).length > 0
  return asked({
    kind: 'question',
    ...envelope(messageId(ts, scene), message, from, scene),
    text: textOf(message['text']) ?? '',
    ...(hasPicture ? { hasPicture } : {}),
    ...(isAddressed ? {} : { isOverheard: true }),
  })
}

function receiveChange(event: Fields, scene: Scene): Received {
  const message = fieldsOf(event['message'])
  const before = fieldsOf(event['previous_message'])
  const ts = textOf(message['ts'])
  // The root of a thread that lives on becomes a gravestone.
  if (message['subtype'] === 'tombstone') return receiveDeletion(ts, before, scene)
  const from = authorOf(message, scene.me)
  if (ts === undefined || !from) return ignored('a message of a program, or of Slack itself')
  const text = textOf(message['text']) ?? ''
  if (text === (textOf(before['text']) ?? '')) return ignored('changed, but not its text: a preview of a link')
  const isMention = mentions(message, scene.me)
  const wasMention = mentions(before, scene.me)
  const isInChannel = scene.audience !== 'direct' && !isInThread(message)
  // The event that tells of the new mention has the message's id too: whichever comes second is a duplicate.
  if (isInChannel && isMention && !wasMention) return receiveNew(message, scene, true)
  if (isInChannel && !isMention && !wasMention) return ignored('said in a channel, to others')
  const id = messageId(ts, scene)
  const edit = textOf(event['ts']) ?? textOf(event['event_ts']) ?? textOf(fieldsOf(message['edited'])['ts']) ?? ''
  const isAddressed = isMention || wasMention || scene.audience === 'direct'
  return asked({
    kind: 'edited',
    ...envelope(`${id}/edit:${edit}`, message, from, scene),
    message: id,
    text,
    ...(isAddressed ? {} : { isOverheard: true }),
  })
}

function receiveDeletion(ts: string | undefined, before: Fields, scene: Scene): Received {
  if (ts === undefined) return ignored('a deletion of nothing')
  const from = authorOf(before, scene.me)
  if (!from) return ignored('a message of a program, or of Slack itself')
  const id = messageId(ts, scene)
  return asked({ kind: 'deleted', ...envelope(`${id}/deleted`, { ...before, ts }, from, scene), message: id })
}

function messageId(ts: string, { workspace, channel }: Scene): string {
  return `slack:${workspace}:${channel}:${ts}`
}

/**
 * In channels a message outside a thread is the root of the thread that we answer in, so its own name is the thread's. In
 * direct messages people are answered where they write; in those of an agent each message begins a thread.
 */
function envelope(id: string, message: Fields, from: Person, { workspace, channel, audience, now, me }: Scene) {
  const ts = textOf(message['ts'])
  const root = textOf(message['thread_ts'])
  const isPlain = audience === 'direct' && me.isAgent !== true
  const thread = isPlain ? (root === ts ? undefined : root) : (root ?? ts)
  const at = Math.round(Number(ts) * 1000)
  return {
    id,
    at: Number.isFinite(at) && at > 0 ? at : now,
    from,
    place: {
      platform: 'slack',
      workspace,
      channel,
      audience,
      ...(thread === undefined ? {} : { thread }),
    } satisfies Place,
  }
}

/** The person who wrote it; undefined for programs (ourselves among them), for Slack and for what nobody wrote. */
export function authorOf(message: Fields, me: Identity): Person | undefined {
  const id = textOf(message['user'])
  const isPerson = id !== undefined && id !== me.user && id !== SLACKBOT && message['bot_id'] === undefined
  if (!isPerson || !WRITTEN.has(message['subtype']) || message['hidden'] === true) return undefined
  const profile = fieldsOf(message['user_profile'])
  return { id, name: textOf(profile['display_name']) ?? textOf(profile['real_name']) ?? id }
}

export function mentions(message: Fields, { user }: Identity): boolean {
  const text = textOf(message['text']) ?? ''
  return text.includes(`<@${user}>`) || text.includes(`<@${user}|`)
}

function isInThread(message: Fields): boolean {
  const root = textOf(message['thread_ts'])
  return root !== undefined && root !== message['ts']
}

/** Mentions do not say what kind of channel they come from; its id tells as much as is needed. */
function audienceOf(channel: string, type: unknown): Place['audience'] {
  if (type === 'im' || type === 'app_home' || channel.startsWith('D')) return 'direct'
  return type === 'group' || type === 'mpim' || channel.startsWith('G') ? 'private' : 'public'
}
