import { readForAll } from '#core/read-for-all.ts'
import type { World } from '#core/world.ts'
import type { Finding } from '#model/finding.ts'
import type { Comparison, Topic } from '#model/knowledge.ts'

/** Something that the files cannot show by themselves: how a phrasing is understood beside all the others. */
export interface Remark {
  readonly comparison: string
  readonly topic: string
  /** The phrasing, as it stands in the topic's file. */
  readonly phrasing: string
  readonly problem: string
  readonly remedy: string
}

/** Asks every phrasing of every topic as a person would, and reports each that does not lead to its own topic. */
export function lintKnowledge(world: World): readonly Remark[] {
  return world.knowledge.comparisons.flatMap((comparison) =>
    comparison.topics.flatMap((topic) =>
      topic.questions.flatMap((phrasing) => remarkOn(phrasing, topic, comparison, world) ?? []),
    ),
  )
}

function remarkOn(phrasing: string, topic: Topic, comparison: Comparison, world: World): Remark | undefined {
  const findings = readForAll(phrasing, world, { id: 'lint', revision: 0, touchedAt: 0 })
  if (findings.some((finding) => finding.comparison === comparison.id && reaches(finding, topic.id))) return undefined
  return {
    comparison: comparison.id,
    topic: topic.id,
    phrasing,
    problem: `the phrasing "${phrasing}" ${describe(findings[0])}.`,
    remedy: 'Write it with the words of this topic, move it to the other one, or add its words to comparison.yaml.',
  }
}

function reaches({ match }: Finding, topic: string): boolean {
  return (
    (match.kind === 'sure' && match.topic === topic) || (match.kind === 'unsure' && match.candidates.includes(topic))
  )
}

function describe(finding: Finding | undefined): string {
  switch (finding?.match.kind) {
    case 'sure':
      return `is answered with the topic "${finding.match.topic}"`
    case 'unsure':
      return `is asked back: ${finding.match.candidates.join(', ')}`
    case 'walkthrough':
      return 'is taken for a call for a decision'
    default:
      return `is not answered (${finding?.match.because ?? 'nothing found'})`
  }
}
