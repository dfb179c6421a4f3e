import type { Comparison } from '#model/knowledge.ts'
import type { Block, Option } from '#model/reply.ts'
import { encodeRef } from '../refs/refs.ts'
import { type Said, nameOf, pairName } from './voice.ts'

interface Clarify {
  readonly summary: string
  readonly blocks: readonly Block[]
}

/** "Which of these?" with at most three topics, seen from the side that was asked about. */
export function clarify(
  topics: readonly string[],
  subjects: readonly string[],
  comparison: Comparison,
  prompt = 'Which of these?',
): Clarify {
  const focus = subjects.length === 1 ? subjects : []
  const options = topics.slice(0, 3).flatMap((id): readonly Option[] => {
    const topic = comparison.topics.find((one) => one.id === id)
    return topic
      ? [
          {
            ref: encodeRef({ kind: 'topic', comparison: comparison.id, topic: id, focus }),
            label: topic.label,
            hint: topic.title,
          },
        ]
      : []
  })
  return { summary: prompt, blocks: [{ kind: 'choices', prompt, pick: 'one', options }] }
}

/** A topic of each comparison that fits: "VM or container", "Docker or Podman", each with what it would answer. */
export function clarifyComparison(
  topics: readonly { readonly comparison: Comparison; readonly topic: string }[],
  subjects: readonly string[],
): Clarify {
  const options = topics.slice(0, 3).flatMap(({ comparison, topic: id }): readonly Option[] => {
    const topic = comparison.topics.find((one) => one.id === id)
    const focus =
      subjects.length === 1 ? subjects.filter((one) => comparison.subjects.some((own) => own.id === one)) : []
    return topic
      ? [
          {
            ref: encodeRef({ kind: 'topic', comparison: comparison.id, topic: id, focus }),
            label: pairName(comparison, {}),
            hint: topic.title,
          },
        ]
      : []
  })
  const prompt = 'Which comparison?'
  return { summary: prompt, blocks: [{ kind: 'choices', prompt, pick: 'one', options }] }
}

/** A bare name ("docker?"): what it is, how it compares, when to use it or how it compares with something else. */
export function clarifyName(
  subject: string,
  said: Said,
  comparison: Comparison,
  others: readonly Comparison[] = [],
): Clarify {
  const named = comparison.subjects.find((one) => one.id === subject)
  const prompt = 'Which of these?'
  const ref = (topic: string, focus: readonly string[]): string =>
    encodeRef({ kind: 'topic', comparison: comparison.id, topic, focus })
  const name = named ? nameOf(named, said) : subject
  const useCases = comparison.topics.find((topic) => topic.id === comparison.useCases)
  const options: readonly Option[] = [
    { ref: ref(comparison.overview, [subject]), label: `What ${withArticle(name)} is` },
    { ref: ref(comparison.overview, []), label: pairName(comparison, said) },
    ...(others.length > 0
      ? others.slice(0, 1).map((other) => ({
          ref: encodeRef({ kind: 'topic', comparison: other.id, topic: other.overview, focus: [] }),
          label: pairName(other, {}),
        }))
      : [{ ref: ref(comparison.useCases, [subject]), label: useCases?.label ?? 'When to use it' }]),
  ]
  return { summary: prompt, blocks: [{ kind: 'choices', prompt, pick: 'one', options }] }
}

/** "What Docker is", but "What a container is". */
function withArticle(name: string): string {
  if (/^\p{Lu}\p{Ll}/u.test(name)) return name
  return /^[aeiou]/i.test(name) ? `an ${name}` : `a ${name}`
}
