import type { CommandName } from '#model/request.ts'

/** `/versus ask …`: each with what it does, and the words it takes. */
const COMMANDS: Readonly<Record<CommandName, { readonly does: string; readonly takes?: string }>> = {
  ask: { does: 'Ask a question; only you see the answer', takes: 'question' },
  compare: { does: 'All criteria in one table', takes: 'question' },
  decide: { does: 'What decides between them, for everybody here', takes: 'question' },
  decisions: { does: 'Decisions taken so far', takes: 'words' },
  gaps: { does: 'Questions that found no answer' },
  settings: { does: 'What can be set, and how it is', takes: 'words' },
  help: { does: 'What I can do' },
}

/** In the menu of every message, below *Apps*. */
export const ON_MESSAGE_NAME = 'Ask Versus'

const TAKES: Readonly<Record<string, string>> = {
  question: 'In your own words, or pick a topic from the list',
  words: 'A few words',
}

/** There is something to pick from: topics, comparisons, decisions. */
const COMPLETED: ReadonlySet<string> = new Set<CommandName>(['ask', 'compare', 'decisions'])

const CHAT_INPUT = 1
const ON_MESSAGE = 3
const SUB_COMMAND = 1
const STRING = 3
/** In servers, in direct messages with us, between other people; installed on a server or by a person. */
const EVERYWHERE = { contexts: [0, 1, 2], integration_types: [0, 1] }

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name)
}

/** All that is registered. */
export function commandBodies() {
  return [slashCommand(), { type: ON_MESSAGE, name: ON_MESSAGE_NAME, ...EVERYWHERE }]
}

function slashCommand() {
  return {
    type: CHAT_INPUT,
    name: 'versus',
    description: 'Compare, and find out what decides',
    ...EVERYWHERE,
    options: Object.entries(COMMANDS).map(([name, { does, takes }]) => ({
      type: SUB_COMMAND,
      name,
      description: does,
      options: takes === undefined ? [] : [argument(name, takes)],
    })),
  }
}

function argument(command: string, name: string) {
  const autocomplete = COMPLETED.has(command)
  return { type: STRING, name, description: TAKES[name] ?? name, required: command === 'ask', autocomplete }
}

/**
 * Whether Discord has the commands as we would register it. It adds fields of its own, leaves out what is false or empty, and
 * may order lists as it likes: what we say must be there, nothing else counts.
 */
export function isRegistered(registered: unknown): boolean {
  const ours = commandBodies()
  if (!Array.isArray(registered) || registered.length !== ours.length) return false
  return ours.every((one) => registered.some((theirs) => says(theirs, one)))
}

function says(theirs: unknown, ours: unknown): boolean {
  if (Array.isArray(ours))
    return ours.length === 0
      ? theirs === undefined || (Array.isArray(theirs) && theirs.length === 0)
      : Array.isArray(theirs) && theirs.length === ours.length && ours.every((one, at) => says(theirs[at], one))
  if (typeof ours === 'object' && ours !== null) {
    const found: Readonly<Record<string, unknown>> = typeof theirs === 'object' && theirs !== null ? { ...theirs } : {}
    return Object.entries(ours).every(([key, value]) => says(found[key], value))
  }
  return ours === false ? theirs !== true : theirs === ours
}
