import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countCardWords, toPlainText } from '#adapters/shared/plain-text.ts'
import type { Block } from '#model/reply.ts'
import { anyReply } from './any-reply.ts'

const card: readonly Block[] = [
  {
    kind: 'text',
    role: 'lead',
    text: [
      { kind: 'strong', text: 'A container.' },
      { kind: 'plain', text: ' It starts at once.' },
    ],
  },
  {
    kind: 'list',
    items: [
      [
        { kind: 'strong', text: 'VM:' },
        { kind: 'plain', text: ' about 29 s – or 76 % more.' },
      ],
    ],
  },
  {
    kind: 'sources',
    items: [
      { name: 'Microsoft 2025', href: 'https://a.example' },
      { name: 'Khan 2026', href: 'https://b.example' },
    ],
  },
  {
    kind: 'actions',
    items: [
      { ref: 'a', label: 'More', tone: 'plain' },
      { ref: 'b', label: 'Help us decide', tone: 'plain' },
    ],
  },
]

describe('toPlainText', () => {
  test('writes verdict and reason in one paragraph, points, sources on one line, and buttons', () => {
    expect(toPlainText(card)).toBe(
      [
        'A container. It starts at once.',
        '- VM: about 29 s – or 76 % more.',
        'Sources: Microsoft 2025 · Khan 2026',
        '[More] [Help us decide]',
      ].join('\n'),
    )
  })

  test('numbers choices', () => {
    const options = [
      { ref: 'a', label: 'What Docker is', hint: 'never shown here' },
      { ref: 'b', label: 'VM or Docker' },
    ]
    expect(toPlainText([{ kind: 'choices', prompt: 'Which of these?', pick: 'one', options }])).toBe(
      'Which of these?\n1. What Docker is\n2. VM or Docker',
    )
  })

  test('has a text without control characters for any reply', () => {
    fc.assert(
      fc.property(anyReply, ({ blocks }) => {
        expect(toPlainText(blocks).replaceAll('\n', '')).not.toMatch(/\p{Control}/u)
      }),
    )
  })
})

describe('countCardWords', () => {
  test('counts what has a letter or a digit, in lead and points only', () => {
    expect(countCardWords(card)).toBe('A container It starts at once VM about 29 s or 76 more'.split(' ').length)
  })

  test('counts tables, and neither notes nor choices', () => {
    expect(
      countCardWords([
        {
          kind: 'table',
          caption: 'Two words',
          columns: [[], [{ kind: 'plain', text: 'VM' }]],
          rows: [[[{ kind: 'plain', text: 'Built on' }], [{ kind: 'plain', text: 'own kernel' }]]],
        },
        { kind: 'text', role: 'note', text: [{ kind: 'plain', text: 'not counted' }] },
        { kind: 'choices', prompt: 'not counted', pick: 'one', options: [{ ref: 'a', label: 'nor this' }] },
      ]),
    ).toBe(7)
  })
})
