import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeLogRef, encodeLogRef, type LogRef } from '#core/refs/log-refs.ts'
import { decodeRef, encodeRef, LONGEST_REF } from '#core/refs/refs.ts'
import { shortKey } from '#core/text/short-key.ts'

const key = fc.string({ maxLength: 30 }).map(shortKey)
const id = fc.stringMatching(/^[a-zA-Z0-9:|/.@-]{1,74}$/).filter((text) => !text.startsWith('|'))
const ref: fc.Arbitrary<LogRef> = fc.oneof(
  fc.record({ kind: fc.constantFrom('decision', 'supersede'), decision: id }),
  fc.record({ kind: fc.constant('replace'), key, by: key }),
  fc.record({ kind: fc.constantFrom('gap', 'draft'), key }),
  fc.record({ kind: fc.constant('settle'), key, state: fc.constantFrom('answered', 'declined') }),
  fc.record({ kind: fc.constant('meant'), key, reply: id }),
  fc.record({ kind: fc.constantFrom('none-meant', 'remove'), reply: id }),
)

describe('references of the log', () => {
  test('come back as they were, and are none where they would be too long', () => {
    fc.assert(
      fc.property(ref, (one) => {
        const text = encodeLogRef(one)
        if (text === undefined) return
        expect(text.length).toBeLessThanOrEqual(LONGEST_REF)
        expect(decodeLogRef(text)).toEqual(one)
        expect(decodeRef(text)).toBeUndefined()
      }),
    )
    expect(encodeLogRef({ kind: 'decision', decision: 'd'.repeat(80) })).toBeUndefined()
  })

  test('are told from all others', () => {
    fc.assert(fc.property(fc.string(), (text) => decodeLogRef(text) === undefined || text.startsWith('v1|')))
    const others = ['', 'v1|decision', 'v1|decision|', 'v1|replace|a', 'v1|settle|open|a', 'v1|meant|a', 'v2|gap|a']
    for (const text of [...others, encodeRef({ kind: 'choose', comparison: 'a' }), `v1|gap|${'a'.repeat(90)}`])
      expect(decodeLogRef(text)).toBeUndefined()
  })

  test("leave room for the longest ids of the platforms' replies", () => {
    const reply = `discord:${'1'.repeat(20)}:${'2'.repeat(20)}:${'3'.repeat(20)}/1`
    expect(encodeLogRef({ kind: 'meant', key: 'abcde', reply })).toBeDefined()
    expect(encodeLogRef({ kind: 'none-meant', reply })).toBeDefined()
  })
})

test('short keys differ where texts do', () => {
  const texts = Array.from({ length: 5_000 }, (_, at) => `discord:1:2:${at}/decision`)
  expect(new Set(texts.map(shortKey)).size).toBe(texts.length)
  expect(new Set(texts.map((text) => shortKey(text).length > 11)).has(true)).toBe(false)
})
