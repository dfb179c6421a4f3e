import { type Fields, fieldsOf, type Identity, textOf } from './payload.ts'
import { receiveAction } from './receive-action.ts'
import { receiveCommand } from './receive-command.ts'
import { receiveMessage } from './receive-message.ts'
import { ignored, type Received } from './received.ts'

/** Any payload of events, commands and interactions → what it asks for. Pure; every payload has an outcome. */
export function receive(payload: unknown, me: Identity, now: number): Received {
  const body = fieldsOf(payload)
  if (body['event'] !== undefined) return receiveEvent(body, me, now)
  if (textOf(body['command']) !== undefined) return receiveCommand(body, me, now)
  if (body['type'] === 'block_actions') return receiveAction(body, me, now)
  return ignored('a kind that this bot does not offer')
}

function receiveEvent(body: Fields, me: Identity, now: number): Received {
  switch (fieldsOf(body['event'])['type']) {
    case 'app_mention':
    case 'message':
      return receiveMessage(body, me, now)
    case 'app_uninstalled':
    case 'tokens_revoked':
      return { kind: 'unwelcome' }
    default:
      return ignored('an event that this bot does not use')
  }
}
