import type { CommandName, Person, Place } from '#model/request.ts'

// The stage of the playground: one channel, three people who can answer together, and direct messages of each with the bot.

export const PLATFORM = 'web'
export const CHANNEL = 'team'

export const PEOPLE: readonly Person[] = [
  { id: 'ana', name: 'Ana' },
  { id: 'ben', name: 'Ben' },
  { id: 'cem', name: 'Cem' },
]

/** What can be typed after a slash; `field` is completed with topics where it takes words. */
export const COMMANDS: Readonly<Record<CommandName, { readonly does: string; readonly takes: string }>> = {
  ask: { does: 'Ask in private; share the answer if you like', takes: 'question' },
  compare: { does: 'All criteria in one table', takes: 'comparison' },
  decide: { does: 'Walk the team through a decision', takes: 'what about' },
  decisions: { does: 'Decisions taken so far', takes: 'words' },
  gaps: { does: 'Questions without an answer', takes: '' },
  settings: { does: 'What can be set', takes: '' },
  help: { does: 'What the bot does', takes: '' },
}

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word)
}

export function personOf(id: unknown): Person | undefined {
  return PEOPLE.find((person) => person.id === id)
}

const HERE = { platform: PLATFORM, workspace: 'local' }
export const CHANNEL_PLACE: Place = { ...HERE, channel: CHANNEL, audience: 'public' }

/** The channel, or direct messages: those have the person's id as their channel. Undefined for what is neither. */
export function placeOf(channel: unknown, thread: string | undefined): Place | undefined {
  if (channel === CHANNEL) return { ...CHANNEL_PLACE, ...(thread === undefined ? {} : { thread }) }
  const person = personOf(channel)
  return person && { ...HERE, channel: person.id, audience: 'direct' }
}

/** Where a person reads: the channel, and their own direct messages. */
export function placesOf({ id }: Person): readonly Place[] {
  return [CHANNEL_PLACE, { ...HERE, channel: id, audience: 'direct' }]
}
