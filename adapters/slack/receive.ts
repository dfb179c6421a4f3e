import { type Fields, fieldsOf, type Identity, textOf } from './payload.ts'
import { receiveAction } from './receive-action.ts'
import { receiveCommand } from './receive-command.ts'
import { receiveMessage } from './receive-message.ts'
import { receiveShortcut, receiveMessageShortcut } from './receive-shortcut.ts'
import { receiveTyping } from './receive-typing.ts'
import { receiveView } from './receive-view.ts'
import { receiveVisit } from './receive-visit.ts'
import { ignored, type Received } from './received.ts'

/** Any payload of events, commands and interactions → what it asks for. Pure; every payload has an outcome. */
export function receive(payload: unknown, me: Identity, now: number): Received {
  const body = fieldsOf(payload)
  if (body['event'] !== undefined) return receiveEvent(body, me, now)
  if (textOf(body['command']) !== undefined) return receiveCommand(body, me, now)
  switch (body['type']) {
    case 'block_actions':
      return receiveAction(body, me, now)
    case 'view_submission':
      return receiveView(body, me, now)
    case 'shortcut':
      return receiveShortcut(body, me)
    case 'message_action':
      return receiveMessageShortcut(body, me, now)
    case 'block_suggestion':
      return receiveTyping(body, me)
    default:
      return ignored('a kind that this bot does not offer')
  }
}

function receiveEvent(body: Fields, me: Identity, now: number): Received {
  switch (fieldsOf(body['event'])['type']) {
    case 'app_mention':
    case 'message':
      return receiveMessage(body, me, now)
    case 'app_uninstalled':
    case 'tokens_revoked':
      return { kind: 'unwelcome' }
    case 'app_home_opened':
      return receiveVisit(body, me)
    default:
      return ignored('an event that this bot does not use')
  }
}
