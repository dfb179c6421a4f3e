import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printable } from '#adapters/shared/printable.ts'
import { widthOf } from '#adapters/shared/width.ts'
import { widestWord, wrapRuns, wrapText } from '#adapters/shared/wrap.ts'
import { anyText } from './any-reply.ts'

describe('wrapText', () => {
  test('breaks between words', () => {
    expect(wrapText('a VM has to boot one of its own first', 14)).toEqual([
      'a VM has to',
      'boot one of',
      'its own first',
    ])
  })

  test('leaves a long word whole, on a line of its own', () => {
    expect(wrapText('see https://example.org/a/long/path there', 10)).toEqual([
      'see',
      'https://example.org/a/long/path',
      'there',
    ])
  })

  test('breaks between wide characters, which have no spaces', () => {
    expect(wrapText('容器和VM的区别', 6)).toEqual(['容器和', 'VM的区', '别'])
  })

  test('never breaks at a no-break space', () => {
    expect(wrapText('in 0.57\u00a0s flat', 8)).toEqual(['in', '0.57\u00a0s', 'flat'])
  })

  test('gives no line for no words', () => {
    expect(wrapText('  ', 10)).toEqual([])
  })

  test('keeps every word and every width, but for words that are too long', () => {
    fc.assert(
      fc.property(anyText.map(printable), fc.integer({ min: 1, max: 60 }), (text, width) => {
        const lines = wrapText(text, width)
        const longest = Math.max(width, widestWord(text))
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(longest)
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
      }),
    )
  })
})

test('a word that changes its style in the middle stays whole', () => {
  const lines = wrapRuns(
    [
      { text: 'one tw', style: 'plain' },
      { text: 'o', style: 'bold' },
      { text: ' three', style: 'plain' },
    ],
    5,
  )
  expect(lines).toEqual([
    [{ text: 'one', style: 'plain' }],
    [
      { text: 'tw', style: 'plain' },
      { text: 'o', style: 'bold' },
    ],
    [{ text: 'three', style: 'plain' }],
  ])
})
