import { describe, expect, it } from 'vitest'
import { createLastGood } from '#knowledge/last-good.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import { knowledgeOf, swap, writeKnowledge } from '../support/knowledge.ts'

describe('the last good knowledge', () => {
  it('is replaced by an edit without faults', () => {
    const lastGood = createLastGood(knowledgeOf(writeKnowledge()))
    const next = knowledgeOf(edited('same century', 'next century'))
    expect(lastGood.take({ knowledge: next })).toBe(true)
    expect(lastGood.current()).toBe(next)
  })

  it('stays when an edit has faults, which are kept until they are corrected', () => {
    const first = knowledgeOf(writeKnowledge())
    const lastGood = createLastGood(first)
    expect(lastGood.take(loadKnowledge(edited('## Why', '## Whither')))).toBe(false)
    expect(lastGood.current()).toBe(first)
    expect(lastGood.faults()).toHaveLength(1)
    expect(lastGood.take({ knowledge: knowledgeOf(writeKnowledge()) })).toBe(false)
    expect(lastGood.current()).toBe(first)
    expect(lastGood.faults()).toEqual([])
  })
})

function edited(from: string, to: string): string {
  return writeKnowledge({ 'topics/overview.md': swap(from, to) })
}
