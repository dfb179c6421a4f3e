// Text as words: the one way in which the core reads what people type.

/** Longer messages are read up to here: a question fits, and a pasted log file costs no more than a question. */
const longestText = 4000
const mostWords = 96
/** Longer runs of letters are no words; their beginning tells enough. */
const longestWord = 40

// Marks that only decorate a Latin letter (é, and the towers of "zalgo" text). Vowel signs of other scripts stay.
const decoration = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+/g
// One class with one quantifier, then an optional tail: no way to backtrack. "c++" and "c#" keep their signs.
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:'[\p{L}\p{M}]+)*[+#]*/gu

const contractions: Readonly<Record<string, readonly string[]>> = {
  "n't": ['not'],
  "'m": ['am'],
  "'re": ['are'],
  "'ve": ['have'],
  "'ll": ['will'],
  "'d": ['would'],
}
const irregular: ReadonlyMap<string, readonly string[]> = new Map([
  ["can't", ['can', 'not']],
  ["won't", ['will', 'not']],
  ["shan't", ['shall', 'not']],
  ["let's", ['let', 'us']],
  ['cant', ['can', 'not']],
  ['cannot', ['can', 'not']],
  ['dont', ['do', 'not']],
  ['doesnt', ['does', 'not']],
  ['didnt', ['did', 'not']],
  ['isnt', ['is', 'not']],
  ['wont', ['will', 'not']],
  ['im', ['i', 'am']],
  ['ive', ['i', 'have']],
  ['whats', ['what', 'is']],
])
const verbIsFollows = new Set([
  'what',
  'who',
  'where',
  'when',
  'why',
  'how',
  'that',
  'there',
  'here',
  'it',
  'he',
  'she',
])

/**
 * The words of a text in lower case and in order, contractions written out ("what's" is "what is"), punctuation and
 * accents dropped. At most 96 words of at most 40 characters; linear in the text's length, which is cut at 4,000.
 */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .slice(0, longestText)
    .normalize('NFKD')
    .slice(0, longestText)
    .replace(decoration, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
  const words: string[] = []
  for (const [found] of plain.matchAll(wordPattern)) {
    for (const word of expand(found)) words.push(word.length > longestWord ? word.slice(0, longestWord) : word)
    if (words.length >= mostWords) break
  }
  return words.length > mostWords ? words.slice(0, mostWords) : words
}

function expand(word: string): readonly string[] {
  const whole = irregular.get(word)
  if (whole) return whole
  const at = word.indexOf("'")
  if (at < 0) return [word]
  if (word.endsWith("n't")) return [word.slice(0, -3).replaceAll("'", ''), 'not']
  const stem = word.slice(0, at)
  const tail = contractions[word.slice(at)]
  if (tail) return [stem, ...tail]
  if (word.slice(at) === "'s") return verbIsFollows.has(stem) ? [stem, 'is'] : [stem]
  return [word.replaceAll("'", '')]
}

/** The singular of a regular plural ("containers", "copies", "boxes"); other words unchanged. Not a stemmer: "is" and "class" stay. */
export function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word
  if (word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}
