import type { CommandName } from '#model/request.ts'

export type LocalCommand = 'why' | 'new' | 'cancel' | 'help' | 'quit'

/** Typed after a slash: they go to the bot. */
export const COMMANDS: Readonly<Record<CommandName, string>> = {
  ask: 'ask a question',
  compare: 'all criteria in one table',
  decide: 'what decides between them',
  decisions: 'decisions taken so far',
  gaps: 'questions without an answer',
  settings: 'what can be set',
  help: 'what the bot does',
}

/** Typed after a colon: the terminal's own. */
export const LOCAL_COMMANDS: Readonly<Record<LocalCommand, string>> = {
  why: 'how your last message was read',
  new: 'a new thread: the topic is forgotten',
  cancel: 'leaves a form that is being asked',
  help: 'this list',
  quit: 'leave (as Ctrl-D does)',
}

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word)
}

export function isLocalCommand(word: string): word is LocalCommand {
  return Object.hasOwn(LOCAL_COMMANDS, word)
}

/** The name that a mistyped word is nearest to; undefined where none is near. */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  const begun = names.filter((name) => name.startsWith(word))
  if (begun.length === 1) return begun[0]
  const ranked = names.map((name) => ({ name, distance: editDistance(word, name) }))
  const nearest = ranked.toSorted((one, other) => one.distance - other.distance)[0]
  // Two slips, but never more than half of the word.
  return nearest && nearest.distance <= Math.min(2, word.length / 2) ? nearest.name : undefined
}

/** Levenshtein: insertions, deletions and replacements, each costing one. Row by row of the table word × name. */
function editDistance(word: string, name: string): number {
  let above = Array.from({ length: name.length + 1 }, (_, at) => at)
  for (const [row, letter] of word.split('').entries()) {
    const current = [row + 1]
    for (const [column, other] of name.split('').entries()) {
      const replaced = (above[column] ?? 0) + (letter === other ? 0 : 1)
      current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    above = current
  }
  return above.at(-1) ?? 0
}
