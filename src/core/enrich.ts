import type { Reading } from '#model/finding.ts'

/**
 * The text that the matcher sees: the words as they were understood, and after them what they were understood to be.
 * "is docker lighter?" → "is docker lighter xsubcontainer xcrioverhead xintyesno". The phrasings are read in the same way,
 * so that the matcher learns what a subject, a criterion and an intent are worth, and knows nothing of virtual machines.
 */
export function enrich(reading: Reading, inherited: readonly string[] = []): string {
  const named = reading.subjects.map(({ id }) => id)
  const subjects = named.length > 0 ? named : inherited
  const marks = [
    ...subjects.map((id) => mark('sub', id)),
    ...(subjects.length > 1 ? ['xsubboth'] : []),
    ...(subjects.length + reading.terms.length === 0 ? ['xsubnone'] : []),
    ...reading.terms.map(({ id }) => mark('term', id)),
    ...reading.criteria.map(({ id }) => mark('cri', id)),
    ...(reading.criteria[0] && isAlone(reading) ? [mark('only', reading.criteria[0].id)] : []),
    mark('int', reading.intent),
    `xstrange${['none', 'one', 'two'][reading.strangers.length] ?? 'many'}`,
  ]
  return [...reading.words, ...marks].join(' ')
}

function isAlone({ criteria: [first, second] }: Reading): boolean {
  return first !== undefined && (second === undefined || second.strength < first.strength)
}

/** One word for the matcher, which splits at everything that is no letter. */
function mark(kind: string, id: string): string {
  return `x${kind}${id.replaceAll(/[^a-z]/g, '')}`
}

/** Whether a word of the matcher's was put there by `enrich`: nobody wrote it. */
export function isMark(word: string): boolean {
  return /^x(?:sub|term|cri|only|int|strange)[a-z]/.test(word)
}
