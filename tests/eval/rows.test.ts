import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { fullName, type Labelled, readEvalSets } from '#commands/eval-set.ts'
import { knowledgeOf } from '../support/knowledge.ts'

const knowledge = knowledgeOf(fileURLToPath(new URL('../../knowledge', import.meta.url)))
const sets = readEvalSets(knowledge.comparisons)
const inScope = sets.flatMap((set) => set.inScope)
const outOfScope = sets.flatMap((set) => set.outOfScope)

describe('the rows of the evaluation sets', () => {
  test('are many, and none of them is a phrasing or a background message', () => {
    expect(inScope.length).toBeGreaterThanOrEqual(300)
    expect(outOfScope.length).toBeGreaterThanOrEqual(300)
    const taught = new Set(
      [
        ...knowledge.background,
        ...knowledge.comparisons.flatMap(({ background, topics }) => [
          ...background,
          ...topics.flatMap(({ questions }) => questions),
        ]),
      ].map(plainly),
    )
    // A greeting of one or two words is the same wherever it is written.
    const asked = [...inScope, ...outOfScope].filter(
      ({ text, topic }) => topic !== undefined || plainly(text).split(' ').length > 3,
    )
    expect(asked.map(({ text }) => plainly(text)).filter((text) => taught.has(text))).toEqual([])
  })

  test('stand once in their set', () => {
    const twice = sets.flatMap((set) =>
      repeated(
        [...set.inScope, ...set.outOfScope].map(
          ({ text, prev = '' }) => `${plainly(prev)} > ${text.trim().toLowerCase()}`,
        ),
      ),
    )
    expect(twice).toEqual([])
    expect(repeated([...inScope, ...outOfScope].map(({ id }) => id))).toEqual([])
  })

  test('ask for each topic at least five times', () => {
    const first = sets.flatMap((set) => set.inScope.map((row) => bestTopic(row, set.comparison)))
    const topics = knowledge.comparisons.flatMap(({ id, topics: all }) => all.map((topic) => fullName(id, topic.id)))
    expect(topics.length).toBeGreaterThanOrEqual(75)
    const seldom = topics.filter((topic) => first.filter((one) => one === topic).length < 5)
    expect(seldom).toEqual([])
  })

  test('name topics of the criteria that they accept', () => {
    const criterionOf = new Map(
      knowledge.comparisons.flatMap(({ id, topics }) =>
        topics.map((topic) => [fullName(id, topic.id), fullName(id, topic.criterion)] as const),
      ),
    )
    const wrong = sets.flatMap(({ comparison, inScope: rows }) =>
      rows.flatMap(({ id, label, also, topic = [] }) => {
        const accepted = new Set([label, ...also].map((name) => fullName(comparison, name)))
        return topic
          .filter((name) => !accepted.has(criterionOf.get(fullName(comparison, name)) ?? ''))
          .map((name) => `${id}: ${name}`)
      }),
    )
    expect(wrong).toEqual([])
  })
})

/** The topic that a row names first, by its full name. */
function bestTopic({ topic: [first] = [] }: Labelled, comparison: string): string | undefined {
  return first === undefined ? undefined : fullName(comparison, first)
}

function repeated(texts: readonly string[]): readonly string[] {
  return texts.filter((text, at) => texts.indexOf(text) !== at)
}

function plainly(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
