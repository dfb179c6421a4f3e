import { describe, expect, test } from 'vitest'
import { clusterGaps } from '#core/feedback/clusters.ts'
import { draftTopic } from '#core/feedback/draft-topic.ts'
import type { GapGroup } from '#model/store.ts'
import { HOSTILE } from '../../support/hostile-text.ts'
import { knowledgeOf, writeKnowledge } from '../../support/knowledge.ts'

const day = 1_795_514_400_000

function drafted(...texts: readonly string[]) {
  const [comparison] = knowledgeOf(writeKnowledge()).comparisons
  if (!comparison) throw new Error('there is no comparison')
  const gaps = texts.map((text): GapGroup => ({ gap: 'topic', text, count: 1, wished: 0, lastAt: 1, state: 'open' }))
  const [cluster] = clusterGaps(gaps, [])
  if (!cluster) throw new Error('there is no cluster')
  return draftTopic(cluster, comparison, day)
}

/** The topic as it is known once the draft lies among the others. */
function loaded({ name, text }: { readonly name: string; readonly text: string }) {
  const [comparison] = knowledgeOf(writeKnowledge({ [`topics/${name}`]: text })).comparisons
  return comparison?.topics.find(({ id }) => `${id}.md` === name)
}

describe('the draft of a topic', () => {
  test('loads as it is, with the questions that were asked as its phrasings', () => {
    const questions = [
      'how much caffeine stays in the teapot?',
      'does caffeine stay in a teapot',
      'teapot caffeine stays',
    ]
    const topic = loaded(drafted(...questions))
    expect(topic?.questions.toSorted()).toEqual(questions.toSorted())
    expect(topic?.checked).toBe('2026-11-24')
    expect(topic?.criterion).toBe('caffeine')
  })

  test('fills up with the question from each side where it was asked once', () => {
    const topic = loaded(drafted('Is a teapot heavy?'))
    expect(topic?.questions).toEqual([
      'Is a teapot heavy?',
      'tea: is a teapot heavy',
      'coffee: is a teapot heavy',
      'what about is a teapot heavy',
    ])
    expect(topic?.title).toBe('Is a teapot heavy')
    expect(topic?.criterion).toBe('overview')
  })

  test('takes a name that no topic has', () => {
    expect(drafted('caffeine?').name).toBe('caffeine-2.md')
  })

  test.each(HOSTILE.map((text) => [text.slice(0, 40), text]))('loads whatever was asked: %j', (_name, text) => {
    expect(loaded(drafted(text))).toBeDefined()
  })
})
