import type { Card, Comparison, KnowledgeBase } from '#model/knowledge.ts'
import { toPlainText } from '../text/rich-text.ts'
import { createShortSpeller } from '../text/short-words.ts'
import { createSpeller } from '../text/spelling.ts'
import { stem } from '../text/stem.ts'
import { wordsOf } from '../text/words.ts'

/** What a stretch of words can stand for. */
export type Meaning =
  | { readonly kind: 'subject'; readonly id: string }
  | { readonly kind: 'term'; readonly id: string; readonly subject?: string }
  | { readonly kind: 'elsewhere'; readonly name: string }
  | { readonly kind: 'criterion'; readonly id: string }
  | { readonly kind: 'pole'; readonly criterion: string; readonly end: 'better' | 'worse' }
  | { readonly kind: 'abroad'; readonly criterion: string }

interface Entry {
  readonly stems: readonly string[]
  readonly meaning: Meaning
}

/** A meaning found at `words[start..end)`. */
export interface Mention {
  readonly start: number
  readonly end: number
  readonly meaning: Meaning
}

/** The words of one comparison, ready for finding them in a text. */
export interface Lexicon {
  /** All mentions, in the order of the text; of entries of the same kind that overlap the longest counts. */
  find(words: readonly string[]): readonly Mention[]
  /** Whether the comparison's own texts use the word: what they never use is a stranger. */
  isFamiliar(word: string): boolean
  /** The word, or the word of the comparison that it is a misspelling of. */
  repair(word: string): string
}

/** Among shorter words a neighbour is too often another word: "kops" is no "iops". */
const SHORTEST_REPAIRED = 5

/** Words on which the kind of a question hangs: misspelt, they are repaired too. */
const QUESTION_WORDS =
  'recommend recommendation difference different compare comparison versus explain better faster choose decide advice suggest should would which between instead option options update sensible'.split(
    ' ',
  )

/** Short words of which English sentences are made, the commonest first: misspelt, they are repaired too. */
const SMALL_WORDS =
  'the and for that with this have from are was not you your they can what when which how why does one more will would should could there their them then than been has had its but out about who each some any only into over also same where while after most much many just like good best make need take use used work want know well safe fast slow less these those our both even such very here still think tell give run time thing things way case long keep move old new big host boot start data tool tools'.split(
    ' ',
  )

/** Beyond this rank the word list has many slips of the pen: a short word from there is not taken for known. */
const COMMON = 20_000

/** Every word of a comparison's own texts, and those of the messages that deserve no answer. Plain data, each word once. */
export interface KnownWords {
  readonly own: readonly string[]
  /** Of its own words. */
  readonly stems: readonly string[]
  readonly elsewhere: readonly string[]
}

export function knownWords(
  comparison: Comparison,
  knowledge: Pick<KnowledgeBase, 'background' | 'comparisons'>,
): KnownWords {
  // What another comparison knows by name is no misspelling here: "linkerd" is not "lingered".
  const others = knowledge.comparisons.filter(({ id }) => id !== comparison.id)
  const names = others
    .flatMap(({ subjects, terms }) => [...subjects, ...terms])
    .flatMap(({ name, aliases }) => aliases.concat(name))
  const abroad = others.flatMap((other) => other.elsewhere.concat(other.background))
  const phrases = [...listPhrases(comparison).map(({ phrase }) => phrase), ...comparison.vocabulary.flat()]
  const own = [...new Set([...[...phrases, ...ownTexts(comparison)].flatMap(wordsOf), ...QUESTION_WORDS])]
  return {
    own,
    stems: [...new Set(own.map(stem))],
    elsewhere: [...new Set([...knowledge.background, ...comparison.background, ...names, ...abroad].flatMap(wordsOf))],
  }
}

/** What has a `rank` is ordinary English and is never taken for a misspelt word of the subject; nor are the background's words. */
export function createLexicon(
  comparison: Comparison,
  { own, stems: familiarStems, elsewhere }: KnownWords,
  rank: (word: string) => number | undefined,
): Lexicon {
  const heads = new Map(
    comparison.vocabulary.flatMap(([head = '', ...others]) =>
      others.map((word) => [key(wordsOf(word)), key(wordsOf(head))]),
    ),
  )
  // Longer groups first: "operating system" is read as "os" before "system" is looked at.
  const longest = Math.max(1, ...[...heads.keys()].map((words) => words.split(' ').length))

  /** Words → stems, with each word of a group read as the group's first. Keeps for each stem the words it stands for. */
  function canonical(words: readonly string[]): readonly { stem: string; start: number; end: number }[] {
    const out: { stem: string; start: number; end: number }[] = []
    for (let at = 0; at < words.length;) {
      let taken = 1
      let read = key(words.slice(at, at + 1))
      for (let length = Math.min(longest, words.length - at); length >= 1; length--) {
        const head = heads.get(key(words.slice(at, at + length)))
        if (head === undefined) continue
        read = head
        taken = length
        break
      }
      for (const part of read.split(' ')) out.push({ stem: part, start: at, end: at + taken })
      at += taken
    }
    return out
  }

  const byFirst = new Map<string, Entry[]>()
  const spellings = new Set<string>()
  for (const { phrase, meaning } of listPhrases(comparison)) {
    const words = wordsOf(phrase)
    for (const word of words) spellings.add(word)
    const stems = canonical(words).map((one) => one.stem)
    const [first] = stems
    if (first === undefined) continue
    const entries = byFirst.get(first) ?? []
    entries.push({ stems, meaning })
    byFirst.set(first, entries)
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.stems.length - a.stems.length)
  for (const word of comparison.vocabulary.flat()) for (const part of wordsOf(word)) spellings.add(part)

  function find(words: readonly string[]): readonly Mention[] {
    const read = canonical(words)
    const mentions: Mention[] = []
    const busyUntil = new Map<string, number>()
    for (let at = 0; at < read.length; at++) {
      const entries = byFirst.get(read[at]?.stem ?? '') ?? []
      for (const { stems, meaning } of entries) {
        const layer = layerOf(meaning)
        if ((busyUntil.get(layer) ?? 0) > at) continue
        if (!stems.every((one, offset) => read[at + offset]?.stem === one)) continue
        busyUntil.set(layer, at + stems.length)
        mentions.push({ start: read[at]?.start ?? 0, end: read[at + stems.length - 1]?.end ?? 0, meaning })
      }
    }
    return mentions
  }

  const familiar = new Set(familiarStems)
  // All words of its own are targets: "insted" is "instead", which a smaller vocabulary would take for "inside".
  const foreign = new Set(elsewhere)
  const speller = createSpeller(own, { isCommon: (word) => foreign.has(word) || rank(word) !== undefined })
  const known = new Set(own)
  const repairShort = createShortSpeller(
    [...SMALL_WORDS, ...spellings],
    (word) => known.has(word) || foreign.has(word) || (rank(word) ?? Infinity) < COMMON,
  )
  return {
    find,
    isFamiliar: (word) => familiar.has(stem(word)),
    repair: (word) => {
      const repaired = word.length >= SHORTEST_REPAIRED ? speller.repair(word) : word
      return repaired === word ? repairShort(word) : repaired
    },
  }
}

function textsOf({ lead, points }: Card): readonly string[] {
  return [lead, ...points].map((passage) => toPlainText(passage.text))
}

function ownTexts(comparison: Comparison): readonly string[] {
  return comparison.topics.flatMap((topic) => [
    topic.title,
    ...topic.questions,
    ...textsOf(topic.card),
    ...topic.sections.flatMap((section) => [section.title, ...textsOf(section.card)]),
    ...topic.claims.map((claim) => claim.statement),
  ])
}

/** Names exclude one another, and so do the words of one criterion; a name may well be a word of a criterion too. */
function layerOf(meaning: Meaning): string {
  switch (meaning.kind) {
    case 'subject':
    case 'term':
      return 'name'
    case 'elsewhere':
      return 'elsewhere'
    case 'criterion':
      return `criterion ${meaning.id}`
    case 'pole':
    case 'abroad':
      return `${meaning.kind} ${meaning.criterion}`
  }
}

function key(words: readonly string[]): string {
  return words.map(stem).join(' ')
}

function listPhrases(comparison: Comparison): readonly { phrase: string; meaning: Meaning }[] {
  const each = (phrases: readonly string[], meaning: Meaning): readonly { phrase: string; meaning: Meaning }[] =>
    phrases.map((phrase) => ({ phrase, meaning }))
  return [
    ...comparison.subjects.flatMap(({ id, name, plural, short, aliases }) =>
      each([name, plural, short, ...aliases], { kind: 'subject', id }),
    ),
    ...comparison.terms.flatMap(({ id, name, aliases, subject }) =>
      each([name, ...aliases], { kind: 'term', id, ...(subject === undefined ? {} : { subject }) }),
    ),
    ...comparison.elsewhere.map((name) => ({ phrase: name, meaning: { kind: 'elsewhere' as const, name } })),
    ...comparison.criteria.flatMap(({ id, title, words, better, worse, abroad }) => [
      ...each([title, ...words], { kind: 'criterion', id }),
      ...each(better, { kind: 'pole', criterion: id, end: 'better' }),
      ...each(worse, { kind: 'pole', criterion: id, end: 'worse' }),
      ...each(abroad, { kind: 'abroad', criterion: id }),
    ]),
  ]
}
