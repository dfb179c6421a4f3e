import type { MatchTopic, Repair, WordVectors } from '#model/match.ts'
import { createSpeller } from '../text/spelling.ts'
import { wordsOf } from '../text/words.ts'
import { createGramTable, type GramTable, type SparseVector } from './gram-table.ts'
import { characterGrams, wordGrams } from './grams.ts'
import { createMeaning, type ReadMeaning } from './meaning.ts'

// Everything that can be near a message, read into vectors.
//
//   words, pairs of words, by rarity      length 1    ┐
//   runs of characters, by rarity         length 1    ├─ one vector; of two such vectors the product is 0 to 1
//   mean of the words' vectors            length 1.5  ┘

/** A text as the matcher reads it. The three parts carry their shares already: products add up to at most one. */
export interface Reading {
  readonly words: readonly string[]
  readonly repairs: readonly Repair[]
  readonly grams: SparseVector
  readonly meaning: Float32Array | undefined
}

export interface Row {
  readonly text: string
  /** The topic's number; the background counts as one topic more. */
  readonly topic: number
  /** A phrasing people use; otherwise words from the topic's id or text, which help but are never shown or judged by. */
  readonly isPhrasing: boolean
  readonly reading: Reading
}

export interface Corpus {
  readonly rows: readonly Row[]
  readonly topics: readonly MatchTopic[]
  readonly reader: Reader
  /** How many grams there are: those of words come first, then those of characters. */
  readonly grams: number
}

export interface Reader {
  /** Reads a message, misspelt words repaired. */
  read(text: string): Reading
  /** How much a word tells topics apart; 0 where no phrasing has it. */
  rarity(word: string): number
}

const wordShare = 1
const characterShare = 1
const meaningShare = 2.25
// Below this rank the word list of the vectors has few misspellings; a message's words above it may well be some.
const commonWords = 20_000
// What a misspelt word may stand for beside the phrasings' own words.
const repairableWords = 8000
// A message with more unknown words than these is a pasted log or another language, and each costs half a millisecond.
const mostRepaired = 12

export function readCorpus(
  topics: readonly MatchTopic[],
  background: readonly string[],
  vectors: WordVectors | undefined,
): Corpus {
  const written = writtenRows(topics, background)
  const worded = written.map((row) => wordsOf(row.text))
  const withGrams = (gramsOf: (words: readonly string[]) => readonly string[]): GramTable =>
    createGramTable(written.map(({ topic }, at) => ({ grams: gramsOf(worded[at] ?? []), topic })))
  const words = withGrams(wordGrams)
  const characters = withGrams(characterGrams)
  const meaning = vectors && createMeaning(vectors, worded)
  const toReading = createToReading(words, characters, meaning)
  const rows = written.map(({ text, topic, isPhrasing }, at) => {
    return { text, topic, isPhrasing, reading: toReading(worded[at] ?? [], []) }
  })
  return {
    rows,
    topics,
    reader: createReader(toReading, words, worded, vectors),
    grams: words.size + characters.size,
  }
}

type ToReading = (words: readonly string[], repairs: readonly Repair[]) => Reading

function createToReading(words: GramTable, characters: GramTable, meaning: ReadMeaning | undefined): ToReading {
  const total = wordShare + characterShare + (meaning ? meaningShare : 0)
  const wordFactor = Math.sqrt(wordShare / total)
  const characterFactor = Math.sqrt(characterShare / total)
  const meaningFactor = Math.sqrt(meaningShare / total)
  return (own, repairs) => {
    const byWords = words.weigh(wordGrams(own))
    const byCharacters = characters.weigh(characterGrams(own))
    return {
      words: own,
      repairs,
      grams: join(byWords, wordFactor, byCharacters, characterFactor, words.size),
      meaning: meaning?.(own)?.map((value) => value * meaningFactor),
    }
  }
}

function join(
  one: SparseVector,
  factor: number,
  other: SparseVector,
  otherFactor: number,
  shift: number,
): SparseVector {
  const size = one.ids.length
  const joined = { ids: new Int32Array(size + other.ids.length), weights: new Float32Array(size + other.ids.length) }
  for (const [at, id] of one.ids.entries()) {
    joined.ids[at] = id
    joined.weights[at] = (one.weights[at] ?? 0) * factor
  }
  for (const [at, id] of other.ids.entries()) {
    joined.ids[size + at] = id + shift
    joined.weights[size + at] = (other.weights[at] ?? 0) * otherFactor
  }
  return joined
}

function createReader(
  toReading: ToReading,
  table: GramTable,
  worded: readonly (readonly string[])[],
  vectors: WordVectors | undefined,
): Reader {
  const speller = createSpeller(commonestFirst(worded), {
    common: vectors?.words.slice(0, commonWords) ?? [],
    further: vectors?.words.slice(0, repairableWords) ?? [],
  })
  return {
    read(text) {
      const repairs: Repair[] = []
      let unknown = 0
      const words = wordsOf(text).map((word) => {
        if (speller.isKnown(word)) return word
        unknown++
        if (unknown > mostRepaired) return word
        const repaired = speller.repair(word)
        if (repaired !== word) repairs.push({ from: word, to: repaired })
        return repaired
      })
      return toReading(words, repairs)
    },
    rarity: (word) => table.rarity(wordGrams([word])[0] ?? word),
  }
}

type WrittenRow = Omit<Row, 'reading'>

/** Rows come topic by topic, the background last. */
function writtenRows(topics: readonly MatchTopic[], background: readonly string[]): readonly WrittenRow[] {
  const titles = topics.map(({ id }) => wordsInId(id))
  const uses = new Map<string, number>()
  for (const title of titles) uses.set(title, (uses.get(title) ?? 0) + 1)
  const ofTopics = topics.flatMap(({ phrasings, text }, topic) => {
    const title = titles[topic] ?? ''
    const rows: WrittenRow[] = phrasings.map((phrasing) => ({ text: phrasing, topic, isPhrasing: true }))
    // "topic-1", "topic-2": words that several ids come to say nothing.
    if (title !== '' && uses.get(title) === 1) rows.push({ text: title, topic, isPhrasing: false })
    if (text !== undefined && wordsOf(text).length > 0) rows.push({ text, topic, isPhrasing: false })
    return rows
  })
  return [...ofTopics, ...background.map((text) => ({ text, topic: topics.length, isPhrasing: true }))]
}

/** An id is a very short title: "cold-start", "refundNotShown". Parts with digits are numbering. */
function wordsInId(id: string): string {
  return wordsOf(id.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[^\p{L}\p{N}]+/gu, ' '))
    .filter((word) => !/\d/.test(word))
    .join(' ')
}

function commonestFirst(worded: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const words of worded) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].toSorted((one, other) => other[1] - one[1]).map(([word]) => word)
}
