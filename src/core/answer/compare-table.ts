import type { Comparison, Topic } from '#model/knowledge.ts'
import type { Block } from '#model/reply.ts'
import { encodeRef } from '../refs/refs.ts'
import { plain, strong } from '../text/rich-text.ts'

/** How many topics lead to it: the one that most do is the nearest to a whole. */
function relatedTo({ id }: Topic, { topics }: Comparison): number {
  return topics.filter(({ related }) => related.includes(id)).length
}

/** The big table: a row for each criterion whose topic has a cell for every subject. The one place where a table helps. */
export function compareAll(comparison: Comparison): { summary: string; blocks: readonly Block[] } {
  const rows = comparison.criteria.flatMap((criterion) => {
    const topic = comparison.topics.find((one) => one.id === criterion.topic)
    const cells = comparison.subjects.map((subject) => topic?.cells[subject.id])
    return topic && cells.every((cell) => cell !== undefined) ? [{ criterion, topic, cells }] : []
  })
  // A criterion that has only detailed topics is no row; its first topic can be chosen.
  const detailed = comparison.criteria.flatMap((criterion) => {
    const [topic] = comparison.topics
      .filter((one) => one.criterion === criterion.id)
      .toSorted((a, b) => relatedTo(b, comparison) - relatedTo(a, comparison))
    return criterion.topic === undefined && topic ? [{ criterion, topic }] : []
  })
  return {
    summary: `${comparison.title}, by ${rows.length} criteria.`,
    blocks: [
      {
        kind: 'table',
        caption: comparison.title,
        columns: [[plain('')], ...comparison.subjects.map((subject) => [strong(subject.short)])],
        rows: rows.map(({ criterion, cells }) => [
          [strong(criterion.title)],
          ...cells.map((cell) => [plain(cell ?? '')]),
        ]),
      },
      {
        kind: 'choices',
        prompt: 'Tell me more about',
        pick: 'one',
        options: [...rows, ...detailed].map(({ criterion, topic }) => ({
          ref: encodeRef({ kind: 'topic', comparison: comparison.id, topic: topic.id, focus: [] }),
          label: criterion.title,
          hint: topic.title,
        })),
      },
    ],
  }
}
