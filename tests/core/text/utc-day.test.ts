import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sayDay, utcDay } from '#core/text/utc-day.ts'

test('the day of a moment is the one that the calendar has in UTC', () => {
  const most = Date.UTC(9999, 11, 31)
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(0, 0, 1), max: most }), (at) => {
      expect(utcDay(at)).toBe(new Date(at).toISOString().slice(0, 10))
    }),
    { examples: [[0], [-1], [Date.UTC(2024, 1, 29)], [Date.UTC(2000, 1, 29)], [Date.UTC(1900, 2, 1)], [most]] },
  )
})

test('a day is said as people say it', () => {
  expect(sayDay('2026-11-04')).toBe('4 Nov 2026')
})
