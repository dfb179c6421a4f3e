// A text's parts: words, pairs of words, and short runs of characters inside a word, which survive misspelling and inflection.
import { singular } from '../text/words.ts'

const shortestRun = 2
// Runs of five and six characters were measured too: slower, and no better.
const longestRun = 4

/** Words in the singular, and pairs of neighbouring words. */
export function wordGrams(words: readonly string[]): readonly string[] {
  const grams = words.map(singular)
  for (let at = words.length - 1; at > 0; at--) grams.push(`${grams[at - 1]} ${grams[at]}`)
  return grams
}

/** Runs of two to four characters of each word, its borders marked, so that "rest" in "forest" is not the word "rest". */
export function characterGrams(words: readonly string[]): readonly string[] {
  const grams: string[] = []
  for (const word of words) {
    const bordered = `^${word}$`
    for (let length = shortestRun; length <= longestRun; length++) {
      for (let at = 0; at + length <= bordered.length; at++) grams.push(bordered.slice(at, at + length))
    }
  }
  return grams
}
