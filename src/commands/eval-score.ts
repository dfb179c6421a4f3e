import { countCardWords } from '#adapters/shared/plain-text.ts'
import type { World } from '#core/world.ts'
import type { Outcome } from '#model/outcome.ts'
import { askOne, outcomeOf } from './ask-one.ts'
import type { Labelled } from './eval-set.ts'

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
  /** Words of the first card; 0 where there is none. */
  readonly words: number
  /** What the best candidate scored. */
  readonly confidence: number
}

export function scoreAll(rows: readonly Labelled[], world: World): readonly Scored[] {
  return rows.map((row) => {
    const outcome = askOne(row, world)
    return {
      row,
      score: score(row, outcome, world),
      outcome,
      words: countCardWords(outcome.replies[0]?.blocks ?? []),
      confidence: outcome.findings[0]?.candidates[0]?.score ?? 0,
    }
  })
}

function score(row: Labelled, outcome: Outcome, world: World): Score {
  const [first] = outcome.findings
  const kind = outcomeOf(first)
  if (row.label === 'oos') return kind === 'none' ? 'right' : kind === 'clarify' ? 'asked' : 'false'
  if (kind === 'none') return 'refused'
  const accepted = new Set([row.label, ...row.also])
  if (kind === 'walkthrough') return accepted.has('decide') ? 'right' : 'wrong'
  const criterionOf = (topic: string): string | undefined =>
    world.knowledge.comparisons.flatMap((comparison) => comparison.topics).find((one) => one.id === topic)?.criterion
  const named =
    first?.match.kind === 'sure' ? [first.match.topic] : first?.match.kind === 'unsure' ? first.match.candidates : []
  const isAmong = named.some((topic) => accepted.has(criterionOf(topic) ?? ''))
  if (!isAmong) return 'wrong'
  return kind === 'answer' ? 'right' : 'clarified'
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
