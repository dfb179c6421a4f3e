import { describe, expect, it } from 'vitest'
import { readCorpus, type Corpus } from '#core/match/corpus.ts'
import { backwards, factorise, forwards, lane } from '#core/match/factor.ts'
import { pairwise } from '#core/match/pairwise.ts'
import { fitSpread, sharesOf } from '#core/match/share.ts'
import { solveWhole } from '#core/match/whole-system.ts'

const topics = [
  { id: 'a', phrasings: ['which starts faster', 'how long does booting take', 'boot time compared'] },
  { id: 'b', phrasings: ['which is more secure', 'can an attacker break out'] },
  { id: 'c', phrasings: ['which is cheaper', 'what does it cost', 'licence fees', 'lower price of both'] },
]
const corpus = readCorpus(topics, ['hello there', 'tell me a joke'], undefined)
const count = topics.length + 1

/** The corpus without some of its rows, everything else the same. */
function without(rows: ReadonlySet<number>): Corpus {
  return { ...corpus, rows: corpus.rows.filter((_, at) => !rows.has(at)) }
}

function solved(of: Corpus): ReturnType<typeof solveWhole> {
  return solveWhole(of, pairwise(of.rows, new Float32Array(of.grams)))
}

/** What a row scores for each topic in a system that was trained on other rows. */
function scoresOf(row: number, trained: Corpus): readonly number[] {
  const { weights } = solved(trained)
  const asked = corpus.rows[row]
  const similar = trained.rows.map((other) => {
    if (!asked) return 0
    return pairwise([asked, other], new Float32Array(corpus.grams))[1] ?? 0
  })
  return Array.from({ length: count }, (_, topic) =>
    similar.reduce((sum, value, at) => sum + ((1 + value) / 2) ** 3 * (weights[at * count + topic] ?? 0), 0),
  )
}

function rounded(values: Iterable<number>): readonly number[] {
  return Array.from(values, (value) => Math.round(value * 1e9) / 1e9 + 0)
}

function entry(one: number, other: number): number {
  return one === other ? 2 : 1 / (1 + Math.abs(one - other))
}

describe('all topics solved at once', () => {
  const whole = solved(corpus)
  const row = 4
  const topic = corpus.rows[row]?.topic ?? 0
  const isOther = (_: number, at: number): boolean => at !== topic

  it('tells what a row would score had it not been there, as if trained anew', () => {
    const left = whole.withoutRow.slice(row * count, row * count + count)
    expect(rounded(left)).toEqual(rounded(scoresOf(row, without(new Set([row])))))
  })

  it('tells what a row would score had its whole topic not been there', () => {
    const own = new Set([...corpus.rows.keys()].filter((at) => corpus.rows[at]?.topic === topic))
    const left = whole.withoutTopic.slice(row * count, row * count + count)
    expect(rounded(left.filter(isOther))).toEqual(rounded(scoresOf(row, without(own)).filter(isOther)))
  })

  it('leaves the row itself aside when it looks for the nearest phrasing', () => {
    expect(whole.nearest[row * count + topic]).toBeLessThan(0.99)
  })
})

describe('the factor of a matrix', () => {
  it('solves what it was made from, whatever the size', () => {
    for (const size of [1, 5, 33, 70]) {
      const factor = Float64Array.from({ length: size * size }, (_, at) => entry(Math.floor(at / size), at % size))
      factorise(factor, size)
      const wanted = Float64Array.from({ length: size * lane }, (_, at) => (at % 7) - 3)
      const values = wanted.slice()
      forwards(factor, size, values, 0)
      backwards(factor, size, values)
      for (let at = 0; at < size; at++) {
        for (let side = 0; side < lane; side++) {
          let sum = 0
          for (let other = 0; other < size; other++) sum += entry(at, other) * (values[other * lane + side] ?? 0)
          expect(sum).toBeCloseTo(wanted[at * lane + side] ?? 0, 9)
        }
      }
    }
  })
})

describe('the shares of the topics', () => {
  const standings = [0.9, 0.2, 0.4].map((raw, topic) => ({ topic, raw, nearest: raw }))

  it('add up to one, the best standing first', () => {
    const shares = sharesOf(standings, { raw: 5, nearest: 1 })
    expect(shares.map((one) => one.topic)).toEqual([0, 2, 1])
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  it('are even where standings told nothing, and steep where they told all', () => {
    const right = (topic: number): { topic: number; standings: typeof standings; reject: number } => ({
      topic,
      standings,
      reject: 0,
    })
    const steep = fitSpread(Array.from({ length: 300 }, () => right(0)))
    const even = fitSpread(Array.from({ length: 300 }, (_, at) => right(at % 3)))
    expect(sharesOf(standings, steep)[0]?.share).toBeGreaterThan(0.95)
    expect(sharesOf(standings, even)[0]?.share).toBeLessThan(0.5)
  })

  it('are none where there is no topic', () => {
    expect(sharesOf([], { raw: 5, nearest: 1 })).toEqual([])
  })
})
