import type { MatchTopic, WordVectors } from '#model/match.ts'
import { wordsOf } from '../text/words.ts'
import { countGrams } from './gram-table.ts'
import { characterGrams, wordGrams } from './grams.ts'
import { commonMeaning } from './meaning.ts'
import { createReader, type Reader, type ReaderData, type Reading } from './reader.ts'

// Everything that can be near a message, read into vectors (reader.ts).

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
  readonly readerData: ReaderData
  /** How many grams there are: those of words come first, then those of characters. */
  readonly grams: number
}

export function readCorpus(
  topics: readonly MatchTopic[],
  background: readonly string[],
  vectors: WordVectors | undefined,
): Corpus {
  const written = writtenRows(topics, background)
  const worded = written.map((row) => wordsOf(row.text))
  const texts = written.map(({ topic }, at) => ({ words: worded[at] ?? [], topic }))
  const readerData: ReaderData = {
    words: countGrams(wordGrams, texts),
    characters: countGrams(characterGrams, texts),
    common: vectors && commonMeaning(vectors, worded),
    vocabulary: commonestFirst(worded),
  }
  const reader = createReader(readerData, vectors)
  return {
    rows: written.map(({ text, topic, isPhrasing }, at) => {
      return { text, topic, isPhrasing, reading: reader.readWords(worded[at] ?? [], []) }
    }),
    topics,
    reader,
    readerData,
    grams: readerData.words.numbers.size + readerData.characters.numbers.size,
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
