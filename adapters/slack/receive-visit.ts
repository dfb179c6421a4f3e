import type { Place } from '#model/request.ts'
import { type Fields, fieldsOf, type Identity, textOf, workspaceOf } from './payload.ts'
import { ignored, type Received } from './received.ts'

/** Somebody opens one of the bot's own tabs. The event names the direct messages with them, which the tabs belong to. */
export function receiveVisit(body: Fields, me: Identity): Received {
  const event = fieldsOf(body['event'])
  const workspace = workspaceOf(body, me)
  const person = textOf(event['user'])
  if (workspace === undefined || person === undefined) return ignored('a visit of nobody')
  const channel = textOf(event['channel'])
  const place: Place = { platform: 'slack', workspace, channel: channel ?? person, audience: 'direct' }
  if (event['tab'] === 'messages')
    return me.isAgent === true && channel !== undefined
      ? { kind: 'visit', place }
      : ignored('direct messages that are no agent view')
  if (event['tab'] !== 'home') return ignored('a tab that this bot does not have')
  const hash = textOf(fieldsOf(event['view'])['hash'])
  return { kind: 'home', visit: { person, place, ...(hash === undefined ? {} : { hash }) } }
}
