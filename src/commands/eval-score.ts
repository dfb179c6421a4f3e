import { countCardWords } from '#adapters/shared/plain-text.ts'
import type { World } from '#core/world.ts'
import type { Finding, Rival } from '#model/finding.ts'
import type { Outcome } from '#model/outcome.ts'
import { askOne, outcomeOf } from './ask-one.ts'
import { fullName, type Labelled } from './eval-set.ts'

/**
 * right: the right topic, walkthrough, or no answer where none is due. clarified: asked back, with the right topic among the
 * choices. refused: no answer where one was due. wrong: another answer, or choices without the right one. false: an answer
 * where none was due; asking back where none was due counts as `asked`.
 */
export type Score = 'right' | 'clarified' | 'refused' | 'wrong' | 'asked' | 'false'

export interface Scored {
  readonly row: Labelled
  readonly score: Score
  readonly outcome: Outcome
  /** Whether it was answered from one of the topics that its row accepts; a right criterion may have other topics. */
  readonly isOwnTopic: boolean
  /** Words of the first card; 0 where there is none. */
  readonly words: number
  /** What the best candidate scored. */
  readonly confidence: number
}

/** `comparison` is the one whose set it is: its labels are that comparison's criteria. */
export function scoreAll(rows: readonly Labelled[], comparison: string, world: World): readonly Scored[] {
  return rows.map((row) => {
    const outcome = askOne(row, world)
    return {
      row,
      score: score(row, comparison, outcome, world),
      outcome,
      isOwnTopic: isOwnTopic(row, comparison, outcome),
      words: countCardWords(outcome.replies[0]?.blocks ?? []),
      confidence: outcome.findings[0]?.candidates[0]?.score ?? 0,
    }
  })
}

function score(row: Labelled, comparison: string, outcome: Outcome, world: World): Score {
  const [first] = outcome.findings
  const kind = outcomeOf(first)
  if (row.label === 'oos') return kind === 'none' ? 'right' : kind === 'clarify' ? 'asked' : 'false'
  if (kind === 'none') return 'refused'
  const accepted = new Set([row.label, ...row.also].map((label) => fullName(comparison, label)))
  if (kind === 'walkthrough') return accepted.has(`${first?.comparison}/decide`) ? 'right' : 'wrong'
  const isAmong = namedIn(first).some((named) => accepted.has(labelOf(named, world)))
  if (!isAmong) return 'wrong'
  return kind === 'answer' ? 'right' : 'clarified'
}

function isOwnTopic({ topic = [] }: Labelled, comparison: string, { findings: [first] }: Outcome): boolean {
  if (first?.match.kind !== 'sure') return false
  const answered = `${first.comparison}/${first.match.topic}`
  return topic.some((name) => fullName(comparison, name) === answered)
}

/** The topics answered or offered. */
function namedIn(finding: Finding | undefined): readonly Rival[] {
  if (finding?.comparison === undefined) return []
  const { match, comparison, rivals = [] } = finding
  const topics = match.kind === 'sure' ? [match.topic] : match.kind === 'unsure' ? match.candidates : []
  return [...topics.map((topic) => ({ comparison, topic })), ...rivals]
}

/** Two comparisons may have topics of the same id: a criterion is known by both names. */
function labelOf({ comparison, topic }: Rival, { knowledge }: World): string {
  const topics = knowledge.comparisons.find(({ id }) => id === comparison)?.topics ?? []
  return `${comparison}/${topics.find(({ id }) => id === topic)?.criterion ?? ''}`
}

/** Percentages of each score. */
export function shares(scored: readonly Scored[]): Readonly<Record<Score, number>> {
  const share = (wanted: Score): number =>
    scored.length === 0 ? 0 : (100 * scored.filter((one) => one.score === wanted).length) / scored.length
  return {
    right: share('right'),
    clarified: share('clarified'),
    refused: share('refused'),
    wrong: share('wrong'),
    asked: share('asked'),
    false: share('false'),
  }
}

/** The value below which `part` (0 to 1) of the numbers lie. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}
