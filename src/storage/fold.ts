import { storable } from './json.ts'

/** For searching: upper and lower case, and other spellings of the same letters, become one. */
export function fold(text: string): string {
  return storable(text).normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

/** The words of a query: at most 20 of at most 100 characters, which is more than anybody types. */
export function searchWords(query: string): readonly string[] {
  return fold(query)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 20)
    .map((word) => storable(word.slice(0, 100)))
}

/** Questions that differ only in case, punctuation and spacing share their words. */
export function gapWords(text: string): string {
  return fold(fold(text).replace(/[^\p{L}\p{N}+#.]+/gu, ' ')).replace(/\.+(?= |$)/gu, '')
}
