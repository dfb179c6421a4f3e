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
  fc.record({
    kind: fc.constantFrom('do', 'look'),
    what: fc.constantFrom('answer', 'tick', 'accept', 'continue'),
    // The longest ids that a flow may have.
    of: fc.oneof(id, fc.constant('a'.repeat(24)), fc.constant('')),
    to: fc.oneof(id, fc.constant('b'.repeat(24)), fc.constant('')),
    number: fc.nat(9999),
    seq: fc.nat(999_999),
  }),
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
      'v1|do|answer|team|vms',
      'v1|do|answer|team|vms|1',
      'v1|do|explode|team|vms|1.2',
      'v1|look|why|team||1.x',
      `v1|choose|${'a'.repeat(100)}`,
    ])
      expect(decodeRef(text)).toBeUndefined()
  })
})
