// How many columns a text takes where every character has one or two: terminals, code blocks.

/** ASCII, Latin letters and dashes, quotes, dots: a column each, and a character each. */
const SIMPLE = /^[\x20-\x7e\u00a1-\u00a8\u00aa-\u00ac\u00af-\u02ff\u2010-\u2027]*$/
/** Also the vowels and finals of Hangul, which are drawn into the syllable before them. */
const NO_WIDTH = /^[\p{Mark}\p{Control}\p{Format}\p{Surrogate}\u1160-\u11ff]$/u
const EMOJI = /\p{Emoji_Presentation}/u
/** After an ordinary sign it asks for the picture: U+2764 alone is a narrow heart, followed by this a wide one. */
const AS_PICTURE = '\ufe0f'

/** The wide and full-width blocks of Unicode's East Asian Width (UAX 11), first and last code point of each. */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18aff],
  [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
]

// Made when it is needed: that takes longer than most answers do.
let segmenter: Intl.Segmenter | undefined

/** The characters as readers count them: a letter with its accents, an emoji with its parts. */
export function characters(text: string): readonly string[] {
  if (SIMPLE.test(text)) return text.split('')
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Columns of a text: wide characters and emoji count two, combining marks and controls none. */
export function widthOf(text: string): number {
  if (SIMPLE.test(text)) return text.length
  return characters(text).reduce((sum, character) => sum + characterWidth(character), 0)
}

/** An emoji is two columns wide whatever it is joined from; other characters are as wide as their parts together. */
export function characterWidth(character: string): number {
  if (character.includes(AS_PICTURE) || EMOJI.test(character)) return 2
  let width = 0
  for (const part of character) width += partWidth(part)
  return width
}

function partWidth(part: string): number {
  const code = part.codePointAt(0) ?? 0
  if (code >= 0x20 && code < 0x7f) return 1
  if (NO_WIDTH.test(part)) return 0
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1
}
