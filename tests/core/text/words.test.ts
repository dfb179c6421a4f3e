import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { singular, wordsOf } from '#core/text/words.ts'

describe('words', () => {
  it('reads words in lower case and drops punctuation', () => {
    expect(wordsOf('Which one starts FASTER, a VM or Docker?!')).toEqual([
      'which',
      'one',
      'starts',
      'faster',
      'a',
      'vm',
      'or',
      'docker',
    ])
  })

  it('writes contractions out, with either apostrophe or none', () => {
    expect(wordsOf("what's")).toEqual(['what', 'is'])
    expect(wordsOf('don’t')).toEqual(['do', 'not'])
    expect(wordsOf("can't I've")).toEqual(['can', 'not', 'i', 'have'])
    expect(wordsOf('doesnt')).toEqual(['does', 'not'])
    expect(wordsOf("the kernel's")).toEqual(['the', 'kernel'])
  })

  it('takes accents and towers of marks away, and full-width letters for plain ones', () => {
    expect(wordsOf('café')).toEqual(['cafe'])
    expect(wordsOf(`d${'\u0300'.repeat(50)}ocker`)).toEqual(['docker'])
    expect(wordsOf('Ｄｏｃｋｅｒ')).toEqual(['docker'])
  })

  it('keeps the signs that make another language of a letter', () => {
    expect(wordsOf('C++ or C#?')).toEqual(['c++', 'or', 'c#'])
  })

  it('finds no words where there are none', () => {
    expect(wordsOf('')).toEqual([])
    expect(wordsOf(' … 👍 ?!')).toEqual([])
  })

  it('is bounded and linear, however hostile the text', () => {
    const started = performance.now()
    for (const text of [
      'a'.repeat(100_000),
      "a'".repeat(50_000),
      'a '.repeat(50_000),
      'ﷺ'.repeat(100_000),
      '\u0300'.repeat(100_000),
    ]) {
      const words = wordsOf(text)
      expect(words.length).toBeLessThanOrEqual(96)
      expect(words.every((word) => word.length <= 40)).toBe(true)
    }
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('never throws, and every word is written as it would be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const word of wordsOf(text)) expect(word.length).toBeGreaterThan(0)
        expect(wordsOf(text)).toEqual(wordsOf(text))
      }),
    )
  })

  it('brings regular plurals to the singular and leaves the rest', () => {
    expect(['containers', 'copies', 'boxes', 'classes', 'images'].map(singular)).toEqual([
      'container',
      'copy',
      'box',
      'class',
      'image',
    ])
    expect(['is', 'class', 'status', 'this', 'dies'].map(singular)).toEqual(['is', 'class', 'status', 'this', 'die'])
  })
})
