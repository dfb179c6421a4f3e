import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNumbering, hashRun, numberOf } from '#core/text/numbering.ts'

describe('numbering', () => {
  it('gives each text one number, in the order in which they are met, as a map would', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 3000 }), (texts) => {
        const numbering = createNumbering()
        const slow = new Map<string, number>()
        for (const text of texts) {
          if (!slow.has(text)) slow.set(text, slow.size)
          hashRun(text, 0, text.length, (low, high) => expect(numbering.meet(low, high)).toBe(slow.get(text)))
        }
        const numbers = numbering.numbers()
        expect(numbers.size).toBe(slow.size)
        for (const [text, number] of slow)
          hashRun(text, 0, text.length, (low, high) => expect(numberOf(numbers, low, high)).toBe(number))
      }),
      { numRuns: 30 },
    )
  })

  it('goes on beyond the room it began with, and knows nothing of what it never met', () => {
    const numbering = createNumbering()
    for (let at = 0; at < 20_000; at++) hashRun(`word ${at}`, 0, 10, numbering.meet)
    const numbers = numbering.numbers()
    expect(numbers.size).toBe(20_000)
    expect(numbers.slots.length).toBeGreaterThanOrEqual(2 * numbers.size)
    for (let at = 20_000; at < 40_000; at++)
      hashRun(`word ${at}`, 0, 10, (low, high) => expect(numberOf(numbers, low, high)).toBe(-1))
  })

  it('hashes a run as it hashes the same text alone', () => {
    const seen: number[][] = []
    hashRun('a kernel', 2, 8, (...halves) => seen.push(halves))
    hashRun('kernel', 0, 6, (...halves) => seen.push(halves))
    expect(seen[0]).toEqual(seen[1])
  })
})
