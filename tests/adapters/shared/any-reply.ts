import fc from 'fast-check'
import type { Block, Reply } from '#model/reply.ts'
import type { RichText, Span } from '#model/text.ts'

/** What texts may hide: escape sequences, controls, marks of writing direction, wide and joined characters, halves. */
const nasty = fc.constantFrom(
  '\u001b[31mred\u001b[0m',
  '\u001b]8;;http://evil.example\u0007click\u001b]8;;\u0007',
  '\u001b]0;title',
  '\u009b2J',
  '\u0007',
  '\b\b\b',
  'a\r\nb\tc',
  '\u202eabc',
  'e\u0301e\u0301',
  '容器和虚拟机',
  '👩‍👩‍👧‍👦 🇩🇪 ❤️',
  '\ud800',
  '-',
  'w'.repeat(130),
)
export const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.lorem({ maxCount: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: nasty },
  { weight: 1, arbitrary: fc.array(nasty, { maxLength: 5 }).map((parts) => parts.join(' ')) },
  fc.constant(''),
)

const address = fc.oneof(fc.webUrl(), anyText, fc.constantFrom('javascript:alert(1)', 'https://x.example/\u001b[31m'))
const anySpan: fc.Arbitrary<Span> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('plain' as const, 'strong' as const, 'emphasis' as const, 'code' as const),
    text: anyText,
  }),
  fc.record({ kind: fc.constant('link' as const), text: anyText, href: address }),
)
const anyRichText: fc.Arbitrary<RichText> = fc.array(anySpan, { maxLength: 5 })

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    role: fc.constantFrom('lead' as const, 'body' as const, 'note' as const),
    text: anyRichText,
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(anyRichText, { maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: anyText,
    columns: fc.array(anyRichText, { maxLength: 4 }),
    rows: fc.array(fc.array(anyRichText, { maxLength: 5 }), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('choices' as const),
    prompt: anyText,
    pick: fc.constantFrom('one' as const, 'many' as const),
    options: fc.array(
      fc
        .tuple(
          fc.record({ ref: fc.string(), label: anyText }),
          fc.record({ hint: anyText, ticked: fc.boolean() }, { requiredKeys: [] }),
        )
        .map(([option, more]) => Object.assign(option, more)),
      { maxLength: 4 },
    ),
  }),
  fc.record({
    kind: fc.constant('chart' as const),
    caption: anyText,
    bars: fc.array(fc.record({ label: anyText, value: fc.oneof(fc.integer(), fc.double()) }), { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('document' as const), name: anyText, text: anyText }),
  fc.record({
    kind: fc.constant('sources' as const),
    items: fc.array(
      fc
        .tuple(fc.record({ name: anyText, href: address }), fc.record({ checked: anyText }, { requiredKeys: [] }))
        .map(([source, more]) => Object.assign(source, more)),
      { maxLength: 4 },
    ),
  }),
  fc.record({
    kind: fc.constant('actions' as const),
    items: fc.array(
      fc.record({
        ref: fc.string(),
        label: anyText,
        tone: fc.constantFrom('plain' as const, 'primary' as const, 'danger' as const),
      }),
      { maxLength: 4 },
    ),
  }),
)

export const anyReply: fc.Arbitrary<Reply> = fc.record({
  id: fc.string(),
  audience: fc.constantFrom('thread' as const, 'asker' as const),
  summary: anyText,
  blocks: fc.array(anyBlock, { maxLength: 5 }),
})
