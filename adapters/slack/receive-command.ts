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

/** `/versus compare`, `/versus which is lighter?`: what does not begin with a sub-command is a question, or a slip of one. */
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
  const meant = rest === '' ? misspelt(name) : undefined
  if (meant !== undefined) return { name: meant, args: '' }
  // "help us choose" is no call for help.
  if (!isName(name) || (name === 'help' && rest !== '')) return { name: 'ask', args: text.trim() }
  return { name, args: rest.trim() }
}

/**
 * A word alone that is a sub-command but for one slip: "hlep", "decisons". Those that only show are taken as they were meant;
 * where one would begin something, or needs more words, there is help.
 */
function misspelt(word: string): CommandName | undefined {
  if (NAMES.has(word)) return undefined
  const name = [...NAMES].find((one) => one.length > 3 && isOneSlip(word, one))
  if (name === undefined || !isName(name)) return undefined
  return name === 'decide' ? 'help' : name
}

/** One letter too many, too few or wrong, or two the wrong way round. */
function isOneSlip(given: string, right: string): boolean {
  let start = 0
  while (start < given.length && given[start] === right[start]) start++
  let end = 0
  while (end < Math.min(given.length, right.length) - start && given.at(-1 - end) === right.at(-1 - end)) end++
  const [wrong, wanted] = [given.slice(start, given.length - end), right.slice(start, right.length - end)]
  const isSwapped = wrong.length === 2 && wanted === `${wrong.charAt(1)}${wrong.charAt(0)}`
  return isSwapped || Math.max(wrong.length, wanted.length) === 1
}

function isName(word: string): word is CommandName {
  return NAMES.has(word)
}
