import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fit, unitsOf } from '#adapters/shared/fit.ts'
import { widthOf } from '#adapters/shared/width.ts'
import { anyText } from './any-reply.ts'

describe('fit', () => {
  test('leaves a text that fits as it is', () => {
    expect(fit('Help us decide', 14)).toBe('Help us decide')
  })

  test('cuts between two words and says so', () => {
    expect(fit('How well each separates', 15)).toBe('How well each…')
    expect(fit('containers, virtual machines', 15)).toBe('containers…')
  })

  test('cuts inside a word only where the first word alone is too long', () => {
    expect(fit('virtualization', 8)).toBe('virtual…')
  })

  test('counts wide characters as two columns', () => {
    expect(fit('容器和虚拟机', 7)).toBe('容器和…')
    expect(fit('容器和虚拟机', 6, unitsOf)).toBe('容器和虚拟机')
  })

  test('never cuts an accent off its letter', () => {
    expect(fit('e\u0301e\u0301e\u0301e\u0301', 3)).toBe('e\u0301e\u0301…')
  })

  test('keeps every limit, in columns and in code units', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 60 }), (text, limit) => {
        expect(widthOf(fit(text, limit))).toBeLessThanOrEqual(limit)
        expect(fit(text, limit, unitsOf).length).toBeLessThanOrEqual(limit)
      }),
    )
  })

  test('gives a beginning of the text', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 20 }), fc.integer({ min: 1, max: 80 }), (text, limit) => {
        const cut = fit(text, limit)
        expect(text.startsWith(cut.replace(/…$/, ''))).toBe(true)
        expect(cut === text || cut.endsWith('…')).toBe(true)
      }),
    )
  })
})
