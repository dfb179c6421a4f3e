import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tidy, tidyName } from '#core/text/tidy.ts'
import { HOSTILE } from '../../support/hostile-text.ts'

const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(...HOSTILE))

describe('text that people wrote, made tidy', () => {
  test('is one line of a bounded length without anything invisible, and stays as it is', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 80 }), (text, most) => {
        const line = tidy(text, most)
        expect(Array.from(line).length).toBeLessThanOrEqual(most)
        expect(line).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e]|\p{Surrogate}| {2}/u)
        expect(tidy(line, most)).toBe(line)
      }),
    )
  })

  test('of a name keeps letters of any script and what stands between them', () => {
    expect(tidyName('Ana-María O’Brien (she)')).toBe('Ana-María O’Brien (she)')
    expect(tidyName('王小明')).toBe('王小明')
    expect(tidyName('<!channel> @everyone')).toBe('channel everyone')
    expect(tidyName('\u202e🚀')).toBe('somebody')
    fc.assert(fc.property(anyText, (text) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’()…-]*$/u.test(tidyName(text))))
  })
})
