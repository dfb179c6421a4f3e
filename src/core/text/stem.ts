import { singular } from './words.ts'

/**
 * The part that the forms of a word have in common: "boots", "booting" and "booted" are "boot", "isolates" and
 * "isolating" are "isolat". Only for comparing words with one another; not a word of English.
 */
export function stem(word: string): string {
  const one = singular(word)
  const bare = strip(one, 'ing') ?? strip(one, 'ed') ?? one
  return bare.length > 3 && bare.endsWith('e') ? bare.slice(0, -1) : bare
}

function strip(word: string, ending: string): string | undefined {
  if (!word.endsWith(ending) || word.length < ending.length + 3) return undefined
  const bare = word.slice(0, -ending.length)
  if (!/[aeiouy]/.test(bare)) return undefined
  // "running" is "run", but "calling" is "call".
  return /([bdgmnprt])\1$/.test(bare) ? bare.slice(0, -1) : bare
}
