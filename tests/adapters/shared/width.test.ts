import { expect, test } from 'vitest'
import { widthOf } from '#adapters/shared/width.ts'

test.each([
  ['plain text', 10],
  ['', 0],
  ['容器', 4],
  ['ｶﾞ', 2],
  ['한국', 4],
  ['\u1112\u1161\u11ab', 2],
  ['น้ำ', 2],
  ['👍🏽', 2],
  ['e\u0301', 1],
  ['🐳', 2],
  ['👩‍👩‍👧‍👦', 2],
  ['🇩🇪', 2],
  ['\u2764\ufe0f', 2],
  ['\u2764', 1],
  ['…–’“”·•›', 8],
  ['\u0000\u001b', 0],
])('%j takes %i columns', (text, width) => {
  expect(widthOf(text)).toBe(width)
})
