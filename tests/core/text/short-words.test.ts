import { describe, expect, it } from 'vitest'
import { createShortSpeller } from '#core/text/short-words.ts'

const known = new Set(['what', 'when', 'than', 'cost', 'host', 'post', 'moe'])
const repair = createShortSpeller(['what', 'with', 'when', 'more', 'some', 'host', 'tools', 'good'], (word) =>
  known.has(word),
)

describe('the repair of short words', () => {
  it('finds the word of the list that is one slip away', () => {
    expect(['waht', 'wht', 'wth', 'hoost', 'hoft', 'tols', 'gond'].map(repair)).toEqual([
      'what',
      'what',
      'with',
      'host',
      'host',
      'tools',
      'good',
    ])
  })

  it('leaves known words, other first letters, longer words and what is near to nothing alone', () => {
    const words = ['moe', 'post', 'lost', 'kops', 'k3s', 'zz', '', 'wahttt', 'ûber']
    expect(words.map(repair)).toEqual(words)
  })

  it('takes three letters for a slip only where one was forgotten or two were swapped', () => {
    expect(['sme', 'mor', 'sxm', 'gad'].map(repair)).toEqual(['some', 'more', 'sxm', 'gad'])
  })

  it('prefers the commoner of two words that are equally near', () => {
    expect(createShortSpeller(['then', 'than'], () => false)('thon')).toBe('then')
    expect(createShortSpeller(['than', 'then'], () => false)('thon')).toBe('than')
  })
})
