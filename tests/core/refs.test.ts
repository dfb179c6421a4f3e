import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeRef, encodeRef, LONGEST_REF, type Ref } from '#core/refs/refs.ts'

const id = fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,6})?$/)
const ref: fc.Arbitrary<Ref> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('topic', 'more'),
    comparison: id,
    topic: id,
    focus: fc.array(id, { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constantFrom('choose', 'compare'), comparison: id }),
  fc.record({ kind: fc.constant('example'), comparison: id, number: fc.nat(9) }),
  fc.record({ kind: fc.constant('wish'), gap: id }),
)

describe('references of buttons', () => {
  test('come back as they were, within the length that platforms take', () => {
    fc.assert(
      fc.property(ref, (one) => {
        const text = encodeRef(one)
        expect(text.length).toBeLessThanOrEqual(LONGEST_REF)
        expect(decodeRef(text)).toEqual(one)
      }),
    )
  })

  test('that nobody of us wrote are told from ours, and never throw', () => {
    fc.assert(fc.property(fc.string(), (text) => decodeRef(text) === undefined || text.startsWith('v1|')))
    for (const text of [
      '',
      'v1',
      'v1|',
      'v2|topic|a|b|',
      'v1|topic||b',
      'v1|topic|a',
      'v1|example|a|x',
      'v1|other|a',
      `v1|choose|${'a'.repeat(100)}`,
    ])
      expect(decodeRef(text)).toBeUndefined()
  })
})
