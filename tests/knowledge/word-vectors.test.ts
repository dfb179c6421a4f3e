import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadWordVectors, parseWordVectors } from '#knowledge/word-vectors.ts'

const file = new URL('../../src/knowledge/word-vectors.bin', import.meta.url)

describe('word vectors', () => {
  const vectors = loadWordVectors()
  const words = vectors.words.split('\n')

  it('hold tens of thousands of words, each once, the commonest first', () => {
    expect(words.length).toBeGreaterThan(20_000)
    expect(new Set(words).size).toBe(words.length)
    expect(words.indexOf('the')).toBe(0)
    expect(words.indexOf('kernel')).toBeGreaterThan(words.indexOf('money'))
  })

  it('have a row and a scale for each word', () => {
    expect(vectors.values.length).toBe(words.length * vectors.dimensions)
    expect(vectors.scales.length).toBe(words.length)
    expect(vectors.scales.every((scale) => Number.isFinite(scale) && scale > 0)).toBe(true)
  })

  it('place words of like meaning nearer than others', () => {
    expect(cosine('car', 'truck')).toBeGreaterThan(cosine('car', 'banana') + 0.3)
    expect(cosine('quick', 'fast')).toBeGreaterThan(cosine('quick', 'kernel') + 0.2)
  })

  it('fit into five megabytes', () => {
    expect(statSync(file).size).toBeLessThan(5_000_000)
  })

  it('name their contents', () => {
    expect(vectors.version).toMatch(/^[0-9a-f]{16}$/)
  })

  it('refuse a file that is something else or is cut short', () => {
    const bytes = readFileSync(file)
    expect(() => parseWordVectors(Buffer.from('hello'))).toThrow(/no table/)
    expect(() => parseWordVectors(bytes.subarray(0, 100_000))).toThrow(/cut short/)
  })

  function cosine(one: string, other: string): number {
    const [first, second] = [rowOf(one), rowOf(other)]
    return product(first, second) / Math.sqrt(product(first, first) * product(second, second))
  }

  function rowOf(word: string): readonly number[] {
    const start = words.indexOf(word) * vectors.dimensions
    return [...vectors.values.subarray(start, start + vectors.dimensions)]
  }
})

function product(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)
}
