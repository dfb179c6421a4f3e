/** Whether a sentence is of a kind: its words, and the same joined by blanks. */
export type Rule = (words: readonly string[], joined: string) => boolean

/**
 * Patterns that are looked at only where one of the cue words is there. Most sentences have none, and a pattern that is never
 * run is never compiled: to compile all of them at the start takes longer than to read a message.
 */
export function rule(cues: string, ...patterns: readonly string[]): Rule {
  const isCue = wordIn(cues)
  let compiled: RegExp | undefined
  return (words, joined) => words.some(isCue) && (compiled ??= new RegExp(patterns.join('|'))).test(joined)
}

/** Whether a word is one of these, which are written with blanks between them. */
export function wordIn(list: string): (word: string) => boolean {
  const words = new Set(list.split(' '))
  return (word) => words.has(word)
}
