// A text's parts: words, pairs of words, and short runs of characters inside a word, which survive misspelling and inflection.
// Each is told of by its hash: a text for each would cost more than all that is done with them.
import { hashRun, type Visit } from '../text/numbering.ts'
import { singular } from '../text/words.ts'

/** Finds the grams of words, always in the same order. */
export type Grams = (words: readonly string[], visit: Visit) => void

const shortestRun = 2
// Runs of five and six characters were measured too: slower, and no better.
const longestRun = 4

/** Words in the singular, and pairs of neighbouring words. */
export function wordGrams(words: readonly string[], visit: Visit): void {
  const lows = new Int32Array(words.length)
  const highs = new Int32Array(words.length)
  for (let at = 0; at < words.length; at++) {
    const word = singular(words[at] ?? '')
    hashRun(word, 0, word.length, (low, high) => {
      lows[at] = low
      highs[at] = high
      visit(low, high)
    })
  }
  for (let at = words.length - 1; at > 0; at--) {
    visit(pair(lows[at - 1] ?? 0, lows[at] ?? 0), pair(highs[at - 1] ?? 0, highs[at] ?? 0))
  }
}

/** Runs of two to four characters of each word, its borders marked, so that "rest" in "forest" is not the word "rest". */
export function characterGrams(words: readonly string[], visit: Visit): void {
  for (const word of words) {
    const bordered = `^${word}$`
    for (let length = shortestRun; length <= longestRun; length++) {
      for (let at = 0; at + length <= bordered.length; at++) hashRun(bordered, at, at + length, visit)
    }
  }
}

/** "Docker host" is not "host Docker": the first half is stirred before the second joins it. */
function pair(first: number, second: number): number {
  const stirred = Math.imul(first ^ (first >>> 15), 0x2c1b3c6d) ^ second
  return Math.imul(stirred ^ (stirred >>> 12), 0x297a2d39)
}
