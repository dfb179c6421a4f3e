import type { Entry } from './entry.ts'

/** Which questions a person may read: all but those that only others asked, and only in private. */
export function createMayRead(entries: readonly Entry[], person: string): (question: string) => boolean {
  const open = new Set<string>()
  const hidden = new Set<string>()
  for (const entry of entries) {
    if (entry.kind !== 'read') continue
    const isOpen = entry.to === undefined || entry.to === person
    for (const { reading } of entry.findings) (isOpen ? open : hidden).add(wordsOf(reading.text))
  }
  return (question) => {
    const words = wordsOf(question)
    return open.has(words) || !hidden.has(words)
  }
}

/** The same words are the same question, as they are in the store. */
function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')
}
