import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printable, printableLines } from '#adapters/shared/printable.ts'
import { anyText } from './any-reply.ts'

describe('printable', () => {
  test('takes escape sequences out and keeps the words', () => {
    expect(printable('\u001b[31mred\u001b[0m text')).toBe('red text')
    expect(printable('\u001b]8;;http://evil.example\u0007click\u001b]8;;\u0007')).toBe('click')
  })

  test('makes one line of many', () => {
    expect(printable('a\r\nb\tc\u2028d')).toBe('a b  c d')
    expect(printableLines('a\r\nb\rc')).toEqual(['a', 'b', 'c'])
  })

  test('keeps no mark that turns the writing direction, and no half of a character', () => {
    expect(printable('\u202eabc')).toBe('abc')
    expect(printable('a\ud800b')).toBe('a\ufffdb')
  })

  test('leaves no control character in any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(printable(text)).not.toMatch(/\p{Control}/u)
      }),
    )
  })
})
