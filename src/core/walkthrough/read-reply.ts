import Fuse from 'fuse.js'
import type { FlowQuestion } from '#model/flow.ts'
import { editDistance } from '../text/spelling.ts'
import { singular, wordsOf } from '../text/words.ts'

/** Words around an answer that add nothing: "we're all vSphere people", "I'd say mostly steady". */
const FILLERS = new Set(
  'we i it is are am be our us all a an the that this would say guess think probably mostly mainly just only people person shop team so well then ok okay yes yeah definitely clearly for here with at in on of to go take have has run use do my vote pick number answer please and think rather more like own'.split(
    ' ',
  ),
)

/** The answer that a message gives to this question: its number, label or alias and nothing that matters besides. */
export function readReply(question: FlowQuestion, among: readonly string[], text: string): string | undefined {
  const offered = question.answers.filter(({ id }) => among.includes(id))
  const number = /^\s*[[#(]?(\d{1,2})[\].)]?\s*$/.exec(text)?.[1]
  if (number !== undefined) return offered[Number(number) - 1]?.id
  const words = wordsOf(text).map(singular)
  if (words.length === 0 || words.length > 12) return undefined
  const fits = offered.flatMap(({ id, label, aliases }) => {
    const lengths = [label, ...aliases].flatMap((phrase) => {
      const own = wordsOf(phrase).map(singular)
      return own.length > 0 && isOnly(own, words) ? [own.length] : []
    })
    return lengths.length > 0 ? [{ id, length: Math.max(...lengths) }] : []
  })
  const longest = Math.max(0, ...fits.map(({ length }) => length))
  const best = fits.filter(({ length }) => length === longest)
  return best.length === 1 ? best[0]?.id : undefined
}

/** Whether the words are the phrase and fillers. */
function isOnly(phrase: readonly string[], words: readonly string[]): boolean {
  const at = words.findIndex((_, place) => phrase.every((word, step) => words[place + step] === word))
  if (at < 0) return false
  const rest = [...words.slice(0, at), ...words.slice(at + phrase.length)]
  return rest.every((word) => FILLERS.has(word))
}

/** Answers that resemble what was written, the nearest first: for what is misspelt or said in other words. */
export function resembling(question: FlowQuestion, among: readonly string[], text: string): readonly string[] {
  const entries = question.answers
    .filter(({ id }) => among.includes(id))
    .flatMap(({ id, label, aliases }) => [label, ...aliases].map((phrase) => ({ id, phrase })))
  const words = wordsOf(text).filter((word) => !FILLERS.has(word))
  const typed = words.join(' ').slice(0, 64)
  if (typed.length < 3) return []
  // fuse.js finds, an edit distance decides: to fuse.js "vms" is near to "waves", and an answer that nobody gave is seen late.
  const found = new Fuse(entries, { keys: ['phrase'], threshold: 0.35, ignoreLocation: true, includeScore: true })
    .search(typed)
    .filter(({ item }) => isMeant(words, wordsOf(item.phrase)))
    .map(({ item, score = 1 }) => ({ id: item.id, score }))
  return [...new Set(found.filter(({ score }) => score <= (found[0]?.score ?? 0) + 0.1).map(({ id }) => id))]
}

/** Shorter words are near to too many others; what stands for more words than itself is longer still. */
const SHORTEST_MISSPELT = 4
const SHORTEST_PART = 5

/** Each word stands in the phrase but for its spelling, and one is long enough to be known again; or only spaces differ. */
function isMeant(words: readonly string[], phrase: readonly string[]): boolean {
  const isLong = words.some(({ length }) => length >= SHORTEST_PART)
  const isPart = isLong && words.every((word) => phrase.some((other) => isSpelling(word, other)))
  return isPart || isSpelling(words.join(''), phrase.join(''))
}

function isSpelling(written: string, word: string): boolean {
  if (written === word) return true
  // "Unknown" is not "known".
  if (written[0] !== word[0] || Math.min(written.length, word.length) < SHORTEST_MISSPELT) return false
  const most = written.length < 6 ? 1 : 2
  return word.startsWith(written) || editDistance(written, word, most) <= most
}

/** The question that somebody names: by its label or its id; unless `isStrict`, also by words that resemble them or what it asks. */
export function questionNamed(
  questions: readonly FlowQuestion[],
  what: string,
  isStrict: boolean,
): FlowQuestion | undefined {
  const wanted = wordsOf(what).map(singular).join(' ')
  if (wanted === '') return undefined
  const isNamed = ({ id, label }: FlowQuestion): boolean =>
    [id, label.replace(/^(?:the|your)\s+/i, '')].some((name) => wordsOf(name).map(singular).join(' ') === wanted)
  const named = questions.find(isNamed)
  if (named || isStrict) return named
  const [found] = new Fuse(questions, { keys: ['label', 'ask'], threshold: 0.3, ignoreLocation: true }).search(
    wanted.slice(0, 64),
  )
  return found?.item
}
