import type { Comparison } from '#model/knowledge.ts'
import type { Scored } from './eval-score.ts'
import { fullName } from './eval-set.ts'

/** Of the first column: the longest title, with a gap. */
const WIDTH = 44

/** So few rows say nothing of a topic. */
const FEW = 5

interface TopicTally {
  readonly topic: string
  readonly rows: number
  /** By criterion, as everywhere else. */
  readonly right: number
  /** Answered from a topic that the row accepts. */
  readonly own: number
}

/** How the rows of each topic are answered, the weakest topics first; a row counts for the topic that it names first. */
export function topicTable(comparison: Comparison, inScope: readonly Scored[]): string {
  const tallies = comparison.topics.map(({ id }) => tally(id, comparison.id, inScope)).toSorted(weakestFirst)
  const few = tallies.filter(({ rows }) => rows < FEW).map(({ topic }) => topic)
  const lines = tallies.map(
    ({ topic, rows, right, own }) =>
      `${`  ${topic}`.padEnd(WIDTH)}${`${rows}`.padStart(4)}${`${right}`.padStart(7)}${`${own}`.padStart(11)}`,
  )
  return [
    `\n${`${comparison.id}, by topic`.padEnd(WIDTH)}${'n'.padStart(4)}${'right'.padStart(7)}${'own topic'.padStart(11)}`,
    ...lines,
    ...(few.length === 0 ? [] : [`fewer than ${FEW} rows: ${few.join(', ')}`]),
  ].join('\n')
}

function tally(topic: string, comparison: string, inScope: readonly Scored[]): TopicTally {
  const rows = inScope.filter(
    ({ row: { topic: [first] = [] } }) =>
      first !== undefined && fullName(comparison, first) === `${comparison}/${topic}`,
  )
  return {
    topic,
    rows: rows.length,
    right: rows.filter(({ score }) => score === 'right').length,
    own: rows.filter(({ isOwnTopic }) => isOwnTopic).length,
  }
}

function weakestFirst(a: TopicTally, b: TopicTally): number {
  const part = ({ right, rows }: TopicTally): number => (rows === 0 ? 0 : right / rows)
  return part(a) - part(b) || a.topic.localeCompare(b.topic)
}
