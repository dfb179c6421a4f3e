import { describe, expect, test } from 'vitest'
import { scoreAll } from '#commands/eval-score.ts'
import { parseEvalSet } from '#commands/eval-set.ts'
import { topicTable } from '#commands/eval-topics.ts'
import { learn, prepareLesson, prepareMind } from '#core/lesson.ts'
import { createWorld } from '#core/world.ts'
import type { Comparison } from '#model/knowledge.ts'
import { knowledgeOf, writeKnowledge } from '../support/knowledge.ts'

describe('the table of topics', () => {
  test('counts what is right by criterion and what came from its own topic, the weakest topic first', () => {
    const knowledge = knowledgeOf(writeKnowledge())
    const world = createWorld(
      knowledge,
      knowledge.comparisons
        .map((comparison) => prepareLesson(comparison, knowledge))
        .map((lesson) => prepareMind(lesson, learn(lesson))),
    )
    const [comparison] = knowledge.comparisons
    if (comparison === undefined) throw new Error('The small comparison is not there.')
    const row = { id: 'a', text: 'which of them has more caffeine?', label: 'caffeine', kind: 'plain' }
    const rows = parseEvalSet(
      [
        { ...row, topic: ['caffeine'] },
        { ...row, id: 'b', topic: ['use-cases', 'caffeine'] },
        { ...row, id: 'c', topic: ['use-cases'] },
        { ...row, id: 'd', label: 'overview', topic: ['overview'] },
        { ...row, id: 'e' },
      ]
        .map((one) => JSON.stringify(one))
        .join('\n'),
      { path: 'set.jsonl', comparison: comparison.id, known: knownTopics(comparison) },
    )
    const table = topicTable(comparison, scoreAll(rows, comparison.id, world))
    expect(table.split('\n').map((line) => line.trim().split(/\s{2,}/))).toEqual([
      [''],
      ['tea-vs-coffee, by topic', 'n', 'right', 'own topic'],
      ['overview', '1', '0', '0'],
      ['caffeine', '1', '1', '1'],
      ['use-cases', '2', '2', '1'],
      ['fewer than 5 rows: overview, caffeine, use-cases'],
    ])
  })
})

function knownTopics({ id, topics }: Comparison): ReadonlySet<string> {
  return new Set(topics.map((topic) => `${id}/${topic.id}`))
}
