import { expect, test } from 'vitest'
import { stem } from '#core/text/stem.ts'

test.each([
  ['boots', 'booting'],
  ['boot', 'booted'],
  ['isolate', 'isolating'],
  ['isolates', 'isolated'],
  ['run', 'running'],
  ['container', 'containers'],
  ['copy', 'copies'],
])('%s and %s have the same stem', (one, other) => {
  expect(stem(one)).toBe(stem(other))
})

test.each([
  ['thing', 'the'],
  ['need', 'net'],
  ['kernel', 'kern'],
])('%s and %s do not', (one, other) => {
  expect(stem(one)).not.toBe(stem(other))
})
