import type { Finding } from '#model/finding.ts'

/** Said to a person, or of one: "did you restart it?", "who tells her?". */
const PERSONAL =
  /\b(?:you|your|u|he|she|him|her|his|hers|they|them|anyone|anybody|someone|somebody|everyone|who|whose)\b/

/**
 * Whether what was overheard is a question to us. People who talk to each other are interrupted only by an answer that they
 * asked for: it is sure, speaks of the subject itself and to nobody else. "Which one?" between two people is theirs; a bare
 * "why?" below our answer is ours.
 */
export function isForUs({ match, reading }: Finding): boolean {
  if (match.kind !== 'sure' || !reading.isQuestion) return false
  const words = reading.words.join(' ')
  if (words === 'why') return true
  if (PERSONAL.test(words)) return false
  if (reading.subjects.length > 0 || reading.terms.length > 0) return true
  // "Rollback?" is a word between two people; "and rollback?" goes on from our answer.
  return (
    reading.words.length > 1 &&
    reading.criteria.length > 0 &&
    reading.strangers.length === 0 &&
    reading.text.includes('?')
  )
}
