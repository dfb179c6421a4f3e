import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSpeller, editDistance } from '#core/text/spelling.ts'

const vocabulary = ['container', 'docker', 'kernel', 'isolation', 'virtual', 'machine', 'account', 'cost', 'image']

describe('spelling', () => {
  it('repairs a letter left out, doubled, replaced or swapped', () => {
    const { repair } = createSpeller(vocabulary)
    expect(['contaner', 'dockker', 'kernal', 'accoutn', 'isolatoin'].map((word) => repair(word))).toEqual([
      'container',
      'docker',
      'kernel',
      'account',
      'isolation',
    ])
  })

  it('leaves known and common words, short words and words with digits alone', () => {
    const { repair } = createSpeller(vocabulary, { isCommon: (word) => word === 'post' })
    expect(['docker', 'post', 'most', 'ima', 'k8s', 'image2'].map((word) => repair(word))).toEqual([
      'docker',
      'post',
      'most',
      'ima',
      'k8s',
      'image2',
    ])
  })

  it('leaves alone what is near to nothing', () => {
    const { repair } = createSpeller(vocabulary)
    expect(repair('giraffe')).toBe('giraffe')
    expect(repair('zzzzzzzz')).toBe('zzzzzzzz')
    expect(repair('')).toBe('')
  })

  it('prefers the vocabulary to further words', () => {
    const { repair } = createSpeller(['policy'], { further: () => ['police', 'polite'] })
    expect(repair('polics')).toBe('policy')
    expect(repair('pollite')).toBe('polite')
  })

  it('gives the same answer however little it remembers', () => {
    const forgetful = createSpeller(vocabulary, { remembered: 1 })
    const mindful = createSpeller(vocabulary)
    const words = ['kernal', 'contaner', 'kernal', 'dokcer', 'kernal']
    expect(words.map((word) => forgetful.repair(word))).toEqual(words.map((word) => mindful.repair(word)))
  })

  it('never throws and gives the word itself or a known one', () => {
    const { repair, isKnown } = createSpeller(vocabulary)
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (word) => {
        const repaired = repair(word)
        expect(repaired === word || isKnown(repaired)).toBe(true)
      }),
    )
  })

  it('counts edits as the plain definition does', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        expect(editDistance(one, other, 10)).toBe(slowDistance(one, other))
        expect(editDistance(one, other, 1)).toBe(Math.min(slowDistance(one, other), 2))
      }),
    )
  })
})

/** Straight from the definition, by the ends of the words. */
function slowDistance(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length
  const changed = one.at(-1) === other.at(-1) ? 0 : 1
  const ways = [
    slowDistance(one.slice(0, -1), other) + 1,
    slowDistance(one, other.slice(0, -1)) + 1,
    slowDistance(one.slice(0, -1), other.slice(0, -1)) + changed,
  ]
  if (one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1)) {
    ways.push(slowDistance(one.slice(0, -2), other.slice(0, -2)) + 1)
  }
  return Math.min(...ways)
}
