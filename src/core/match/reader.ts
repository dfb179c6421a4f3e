import type { Repair, WordVectors } from '#model/match.ts'
import { createSpeller } from '../text/spelling.ts'
import { ranksIn } from '../text/word-ranks.ts'
import { wordsOf } from '../text/words.ts'
import { createGramTable, type GramCounts, type GramTable, type SparseVector } from './gram-table.ts'
import { characterGrams, wordGrams } from './grams.ts'
import { createMeaning } from './meaning.ts'

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

/** What was learnt from all rows and is needed to read another text. Plain data. */
export interface ReaderData {
  readonly words: GramCounts
  readonly characters: GramCounts
  /** What all rows mean together; none without vectors. */
  readonly common: Float64Array | undefined
  /** The rows' words, the commonest first. */
  readonly vocabulary: readonly string[]
}

export interface Reader {
  /** Reads a message, misspelt words repaired. */
  read(text: string): Reading
  /** Reads words as they are. */
  readWords(words: readonly string[], repairs: readonly Repair[]): Reading
  /** The number of the gram that a word is, -1 where no row has it. */
  gramOf(word: string): number
  /** How much the gram of a word tells topics apart. */
  rarity(gram: number): number
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

export function createReader(data: ReaderData, vectors: WordVectors | undefined): Reader {
  const words = createGramTable(wordGrams, data.words)
  const readWords = createReadWords(data, words, vectors)
  const rank = ranksIn(vectors)
  const speller = createSpeller(data.vocabulary, {
    further: () => vectors?.words.split('\n', repairableWords) ?? [],
    isCommon: (word) => (rank(word) ?? Infinity) < commonWords,
  })
  return {
    readWords,
    read(text) {
      const repairs: Repair[] = []
      let unknown = 0
      const read = wordsOf(text).map((word) => {
        if (speller.isKnown(word)) return word
        unknown++
        if (unknown > mostRepaired) return word
        const repaired = speller.repair(word)
        if (repaired !== word) repairs.push({ from: word, to: repaired })
        return repaired
      })
      return readWords(read, repairs)
    },
    gramOf: (word) => words.firstOf([word]),
    rarity: (gram) => words.rarity(gram),
  }
}

function createReadWords(
  { characters, common }: ReaderData,
  byWord: GramTable,
  vectors: WordVectors | undefined,
): Reader['readWords'] {
  const byCharacter = createGramTable(characterGrams, characters)
  const meaning = vectors && common && createMeaning(vectors, common)
  const total = wordShare + characterShare + (meaning ? meaningShare : 0)
  const wordFactor = Math.sqrt(wordShare / total)
  const characterFactor = Math.sqrt(characterShare / total)
  const meaningFactor = Math.sqrt(meaningShare / total)
  return (own, repairs) => ({
    words: own,
    repairs,
    grams: join(byWord.weigh(own), wordFactor, byCharacter.weigh(own), characterFactor, byWord.size),
    meaning: meaning?.(own)?.map((value) => value * meaningFactor),
  })
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
  joined.ids.set(one.ids)
  for (let at = 0; at < size; at++) joined.weights[at] = (one.weights[at] ?? 0) * factor
  for (let at = 0; at < other.ids.length; at++) {
    joined.ids[size + at] = (other.ids[at] ?? 0) + shift
    joined.weights[size + at] = (other.weights[at] ?? 0) * otherFactor
  }
  return joined
}
