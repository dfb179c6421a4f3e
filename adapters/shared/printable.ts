import { stripVTControlCharacters } from 'node:util'

const LINE_ENDS = /\r\n?|[\n\v\f\u0085\u2028\u2029]/
/** Controls, marks that turn the writing direction, and spaces without width. */
const INVISIBLE = /[\p{Control}\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu
const HALF_CHARACTER = /\p{Surrogate}/gu

/**
 * One line of text without anything that a terminal or a log would obey instead of show: no control characters, no escape
 * sequences, no marks that turn the writing direction, no halves of characters. Line ends and tabs become spaces.
 */
export function printable(text: string): string {
  return printableLines(text).join(' ')
}

/** The same for text whose lines matter. */
export function printableLines(text: string): readonly string[] {
  return stripVTControlCharacters(text)
    .split(LINE_ENDS)
    .map((line) => line.replaceAll('\t', '  ').replaceAll(INVISIBLE, '').replaceAll(HALF_CHARACTER, '\ufffd'))
}
