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

/** "VM or container", "VM or Docker": for titles and labels. */
export function pairName(comparison: Comparison, said: Said): string {
  return comparison.subjects
    .map((subject, at) => {
      const name = voiceOf(subject, said)?.name ?? subject.short
      return at === 0 ? name : lowerFirst(name, comparison)
    })
    .join(' or ')
}

/** A proper name keeps its capital in the middle of a sentence. */
function lowerFirst(name: string, comparison: Comparison): string {
  const isProper =
    comparison.subjects.some((subject) => subject.voices.some((voice) => voice.name === name)) ||
    /^\p{Lu}{2}/u.test(name)
  return isProper ? name : name.charAt(0).toLowerCase() + name.slice(1)
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
