import type { Comparison, Subject, Voice } from '#model/knowledge.ts'
import type { RichText, Span } from '#model/text.ts'

/** By subject, the word by which the asker called it: `{ container: 'docker' }`. */
export type Said = Readonly<Record<string, string>>

function voiceOf(subject: Subject, said: Said): Voice | undefined {
  const word = said[subject.id]
  return word === undefined ? undefined : subject.voices.find((voice) => voice.said.includes(word))
}

/** How the asker calls a subject: "Docker" for who said docker, else the subject's own name. */
export function nameOf(subject: Subject, said: Said): string {
  return voiceOf(subject, said)?.name ?? subject.name
}

/** "VM or container", "VM or Docker", "Kubernetes, Swarm or Compose": for titles and labels. */
export function pairName({ subjects }: Comparison, said: Said): string {
  const names = subjects.map((subject, at) => {
    const voice = voiceOf(subject, said)?.name
    return voice ?? (at === 0 || isProper(subject) ? subject.short : lowerFirst(subject.short))
  })
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}

/** A proper name keeps its capital in the middle of a sentence. */
function isProper({ name }: Subject): boolean {
  return /^\p{Lu}/u.test(name)
}

function lowerFirst(name: string): string {
  return /^\p{Lu}{2}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)
}

/** In verdicts and key words (the bold stretches) the subjects are called as the asker called them. */
export function speak(text: RichText, comparison: Comparison, said: Said): RichText {
  const pairs = comparison.subjects.flatMap((subject) => voiceOf(subject, said)?.replace ?? [])
  if (pairs.length === 0) return text
  return text.map((span): Span =>
    span.kind === 'strong' ? { kind: 'strong', text: replaceWords(span.text, pairs) } : span,
  )
}

function replaceWords(text: string, pairs: readonly (readonly [string, string])[]): string {
  const longestFirst = pairs.toSorted(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
  const byWords = new Map(longestFirst.map(([from, to]) => [from.toLowerCase(), to]))
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:${longestFirst.map(([from]) => escapeRegExp(from)).join('|')})(?![\\p{L}\\p{N}-])`,
    'giu',
  )
  return text.replaceAll(pattern, (found) => {
    const to = byWords.get(found.toLowerCase()) ?? found
    const startsUpper = found.charAt(0) !== found.charAt(0).toLowerCase()
    return startsUpper ? to.charAt(0).toUpperCase() + to.slice(1) : to
  })
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
