import type { Comparison } from '#model/knowledge.ts'
import { clusterGaps, findCluster, type GapCluster } from './feedback/clusters.ts'
import { draftCard, gapCard, gapsCard, gapsElsewhereCard, noGapCard, settledCard } from './feedback/gap-cards.ts'
import { only, type LogDraft, type LogParts } from './log-draft.ts'
import { wordsOf } from './text/words.ts'

export function respondGaps(parts: LogParts): LogDraft {
  return only(isElsewhere(parts) ? gapsElsewhereCard() : gapsCard(clustersIn(parts)))
}

export function showGap(parts: LogParts, key: string): LogDraft {
  const cluster = open(parts, key)
  return only(cluster ? gapCard(cluster) : noGapCard())
}

export function draftGap(parts: LogParts, key: string): LogDraft {
  const cluster = open(parts, key)
  const comparison = cluster && comparisonFor(cluster, parts)
  return only(cluster && comparison ? draftCard(cluster, comparison, parts.request.at) : noGapCard())
}

export function settleGap(parts: LogParts, key: string, state: 'answered' | 'declined'): LogDraft {
  const cluster = open(parts, key)
  if (!cluster) return only(noGapCard())
  return {
    ...only(settledCard(cluster, state)),
    records: cluster.groups.map(({ text }) => ({ kind: 'settled', text, state })),
  }
}

function open(parts: LogParts, key: string): GapCluster | undefined {
  return isElsewhere(parts) ? undefined : findCluster(clustersIn(parts), key)
}

/** Direct messages of all people may share one workspace. */
function isElsewhere({ request }: LogParts): boolean {
  return request.place.audience === 'direct'
}

function clustersIn({ found, world }: LogParts): readonly GapCluster[] {
  return clusterGaps(found.gaps ?? [], world.knowledge.comparisons.flatMap(namesIn))
}

/** The one whose subjects are named most often; the first where none is. */
function comparisonFor({ groups }: GapCluster, { world }: LogParts): Comparison | undefined {
  const words = new Set(groups.flatMap(({ text }) => wordsOf(text)))
  const score = (comparison: Comparison): number =>
    namesIn(comparison).filter((name) => wordsOf(name).every((word) => words.has(word))).length
  return world.knowledge.comparisons.toSorted((one, other) => score(other) - score(one))[0]
}

function namesIn({ subjects }: Comparison): readonly string[] {
  return subjects.flatMap(({ name, short, plural, aliases }) => [name, short, plural, ...aliases])
}
