import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusterGaps, findCluster } from '#core/feedback/clusters.ts'
import type { GapGroup } from '#model/store.ts'

function gap(text: string, more: Partial<GapGroup> = {}): GapGroup {
  return { gap: 'topic', text, count: 1, wished: 0, lastAt: 1, state: 'open', ...more }
}

const NAMES = ['virtual machine', 'VM', 'container', 'Docker']
const textsIn = (gaps: readonly GapGroup[]): readonly (readonly string[])[] =>
  clusterGaps(gaps, NAMES).map(({ groups }) => groups.map(({ text }) => text))

describe('gaps in clusters', () => {
  test('have stems in common, whatever is compared in them', () => {
    const together = ['is nested virtualisation supported on a VM', 'supporting nested virtualisations with docker?']
    const apart = ['how loud is a VM', 'what does a docker licence cost', 'is docker or a VM older']
    expect(textsIn([...together, ...apart].map((text) => gap(text)))).toHaveLength(4)
    expect(textsIn(together.map((text) => gap(text)))).toEqual([together])
  })

  test('never mix how-tos with missing topics, and leave out what is settled', () => {
    const text = 'shrink a qcow2 file'
    expect(textsIn([gap(text), gap(`${text}!`, { gap: 'how-to' })])).toHaveLength(2)
    expect(textsIn([gap(text, { state: 'declined' }), gap('other words', { state: 'answered' })])).toEqual([])
  })

  test('come most asked and most wished first, with all their numbers', () => {
    const [first, second] = clusterGaps(
      [gap('quiet fans', { count: 2, lastAt: 9 }), gap('green power', { count: 2, wished: 1 }), gap('power, green')],
      NAMES,
    )
    expect(first).toMatchObject({ count: 3, wished: 1, lastAt: 1 })
    expect(second).toMatchObject({ count: 2, wished: 0, lastAt: 9 })
  })

  test('are the same in whatever order they come, hold every open gap once, and are found by each of their questions', () => {
    const word = fc.constantFrom('nested', 'gpu', 'licence', 'loud', 'docker', 'vm', 'the', 'is', '🚀', '', 'quantum')
    const some = fc.uniqueArray(
      fc.record({
        text: fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
        count: fc.integer({ min: 1, max: 3 }),
        gap: fc.constantFrom('topic' as const, 'how-to' as const, 'comparison' as const),
      }),
      { selector: ({ text, gap: kind }) => `${kind} ${text}`, maxLength: 12 },
    )
    fc.assert(
      fc.property(some, (drafts) => {
        const gaps = drafts.map(({ text, ...more }) => gap(text, more))
        const clusters = clusterGaps(gaps, NAMES)
        expect(clusterGaps(gaps.toReversed(), NAMES)).toEqual(clusters)
        expect(clusters.flatMap(({ groups }) => groups).toSorted(byText)).toEqual(gaps.toSorted(byText))
        for (const cluster of clusters) expect(findCluster(clusters, cluster.key)?.groups[0]?.gap).toBe(cluster.gap)
        expect(findCluster(clusters, 'nowhere')).toBeUndefined()
      }),
    )
  })
})

function byText(one: GapGroup, other: GapGroup): number {
  return `${one.gap} ${one.text}` < `${other.gap} ${other.text}` ? -1 : 1
}
