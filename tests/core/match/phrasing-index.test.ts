import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCorpus } from '#core/match/corpus.ts'
import type { Reading } from '#core/match/reader.ts'
import { createPhrasingIndex, indexCorpus } from '#core/match/phrasing-index.ts'
import { pairwise } from '#core/match/pairwise.ts'

const words = ['which', 'starts', 'faster', 'docker', 'a', 'vm', 'cost', 'is', 'the', 'kernel', 'safe', 'secure']
const texts = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '))
// A tiny table, so that meaning takes part.
const vectors = {
  version: 'small',
  dimensions: 2,
  words: 'the\nsafe\nsecure\nfaster\nstarts\ncost',
  values: Int8Array.from([10, 10, 127, 20, 120, 30, -50, 127, -60, 120, 20, -127]),
  scales: new Float32Array(6).fill(0.01),
}

describe('the index of phrasings', () => {
  it('finds what a look at every phrasing finds', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 20 }), texts, (phrasings, text) => {
        const corpus = readCorpus([{ id: 'one', phrasings }], [], vectors)
        const reading = corpus.reader.read(text)
        const found = createPhrasingIndex(indexCorpus(corpus)).similarities(reading)
        for (const [at, row] of corpus.rows.entries()) expect(found[at]).toBeCloseTo(slow(reading, row.reading), 5)
      }),
    )
  })

  it('gives a phrasing a similarity of one with itself', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 20 }), (phrasings) => {
        const corpus = readCorpus([{ id: 'one', phrasings }], [], undefined)
        const index = createPhrasingIndex(indexCorpus(corpus))
        for (const [at, row] of corpus.rows.entries()) expect(index.similarities(row.reading)[at]).toBeCloseTo(1, 5)
      }),
    )
  })

  it('compares phrasings with one another as it compares a message with them', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 12 }), (phrasings) => {
        const corpus = readCorpus([{ id: 'one', phrasings }], [], vectors)
        const index = createPhrasingIndex(indexCorpus(corpus))
        const square = pairwise(corpus.rows, new Float32Array(corpus.grams))
        for (const [one, row] of corpus.rows.entries()) {
          const found = index.similarities(row.reading)
          for (const other of corpus.rows.keys()) {
            expect(square[one * corpus.rows.length + other]).toBeCloseTo(found[other] ?? -1, 5)
          }
        }
      }),
    )
  })
})

function slow(one: Reading, other: Reading): number {
  let sum = 0
  for (const [at, id] of one.grams.ids.entries()) {
    const place = other.grams.ids.indexOf(id)
    if (place >= 0) sum += (one.grams.weights[at] ?? 0) * (other.grams.weights[place] ?? 0)
  }
  for (const [axis, value] of one.meaning?.entries() ?? []) sum += value * (other.meaning?.[axis] ?? 0)
  return sum
}
