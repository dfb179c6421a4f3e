import type { Place } from '#model/request.ts'
import { addressOf, interactionId } from './interaction.ts'
import { channelAudience, type Fields, fieldsOf, type Identity, personOf, textOf, workspaceOf } from './payload.ts'
import { asked, ignored, type Received } from './received.ts'

/** The names that the manifest gives to the shortcuts. */
const ASK_ABOUT = 'ask_about'
const ASK = 'ask'

/** *Ask Versus*, from anywhere: a form for the question. */
export function receiveShortcut(body: Fields, me: Identity): Received {
  const workspace = workspaceOf(body, me)
  const trigger = textOf(body['trigger_id'])
  const from = personOf(body['user'])
  if (body['callback_id'] !== ASK || trigger === undefined || workspace === undefined || !from)
    return ignored('a shortcut that is none of ours')
  const place: Place = { platform: 'slack', workspace, channel: from.id, audience: 'direct' }
  return { kind: 'asking', asking: { trigger, from, place } }
}

/**
 * *Ask Versus about this*, on a message: its words are the question, and the answer is for whoever asked. It stands outside
 * the message's thread, which is others' conversation.
 */
export function receiveMessageShortcut(body: Fields, me: Identity, now: number): Received {
  const workspace = workspaceOf(body, me)
  const from = personOf(body['user'])
  const message = fieldsOf(body['message'])
  const channel = fieldsOf(body['channel'])
  const id = textOf(channel['id'])
  const ts = textOf(message['ts']) ?? textOf(body['message_ts'])
  if (body['callback_id'] !== ASK_ABOUT) return ignored('a shortcut that is none of ours')
  if (workspace === undefined || !from || id === undefined || ts === undefined)
    return ignored('a shortcut on no message')
  const via = addressOf(body['response_url'], now, true)
  // The direct messages need not be ours: what a person calls up there is for them alone.
  const place: Place = { platform: 'slack', workspace, channel: id, audience: channelAudience(id, channel['name']) }
  return asked({
    kind: 'question',
    id: interactionId(workspace, body),
    at: now,
    from,
    place,
    ...(via ? { via } : {}),
    text: textOf(message['text']) ?? '',
    pointsAt: ts,
  })
}
