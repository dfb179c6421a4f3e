import type { CommandName, Place } from '#model/request.ts'
import { addressOf, interactionId } from './interaction.ts'
import { type Fields, type Identity, textOf, workspaceOf } from './payload.ts'
import { asked, ignored, type Received } from './received.ts'

const NAMES: ReadonlySet<string> = new Set<CommandName>([
  'ask',
  'compare',
  'decide',
  'decisions',
  'gaps',
  'settings',
  'help',
])

/** `/versus compare`, `/versus which is lighter?`: what does not begin with a sub-command is a question. */
export function receiveCommand(body: Fields, me: Identity, now: number): Received {
  const workspace = workspaceOf(body, me)
  const channel = textOf(body['channel_id'])
  const user = textOf(body['user_id'])
  if (workspace === undefined || channel === undefined || user === undefined)
    return ignored('a command without workspace, channel or person')
  const via = addressOf(body['response_url'], now, true)
  return asked({
    kind: 'command',
    id: interactionId(workspace, body),
    at: now,
    from: { id: user, name: textOf(body['user_name']) ?? user },
    place: placeOf(workspace, channel, textOf(body['channel_name'])),
    ...(via ? { via } : {}),
    ...read(textOf(body['text']) ?? ''),
  })
}

/** A command may be given in two people's direct messages, where we are nobody: it counts as a private channel. */
function placeOf(workspace: string, channel: string, name = ''): Place {
  const isPublic = name !== 'directmessage' && name !== 'privategroup' && !name.startsWith('mpdm-')
  return { platform: 'slack', workspace, channel, audience: isPublic ? 'public' : 'private' }
}

function read(text: string): { readonly name: CommandName; readonly args: string } {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? []
  const name = word.toLowerCase()
  if (name === '') return { name: 'help', args: '' }
  // "help us choose" is no call for help.
  if (!isName(name) || (name === 'help' && rest !== '')) return { name: 'ask', args: text.trim() }
  return { name, args: rest.trim() }
}

function isName(word: string): word is CommandName {
  return NAMES.has(word)
}
