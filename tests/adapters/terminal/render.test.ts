import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { widthOf } from '#adapters/shared/width.ts'
import { render, renderBlocks } from '#adapters/terminal/render.ts'
import type { Block } from '#model/reply.ts'
import { anyReply } from '../shared/any-reply.ts'
import { LINKED, PLAIN, STYLED } from './view.ts'

const card: readonly Block[] = [
  {
    kind: 'text',
    role: 'lead',
    text: [
      { kind: 'strong', text: 'A container.' },
      { kind: 'plain', text: ' It starts a program on a kernel that is already running.' },
    ],
  },
  {
    kind: 'list',
    items: [
      [
        { kind: 'strong', text: 'VM:' },
        { kind: 'plain', text: ' longer; how long depends on image size.' },
      ],
    ],
  },
  {
    kind: 'sources',
    items: [
      { name: 'Microsoft 2025', href: 'https://a.example/x' },
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

/** The escape sequences that paint.ts may write: bold, dim, underlined, plain, and a link whose address is printable. */
// oxlint-disable-next-line no-control-regex -- escape sequences are what is looked for
const OWN_SEQUENCES = /\u001b\[[0124]m|\u001b\]8;;[\x21-\x7e]*\u001b\\/g

describe('render', () => {
  test('wraps with hanging indents and numbers what can be pressed', () => {
    expect(renderBlocks(card, { ...PLAIN, width: 40 })).toBe(
      [
        'A container. It starts a program on a',
        'kernel that is already running.',
        '',
        '• VM: longer; how long depends on image',
        '  size.',
        '',
        'Sources: Microsoft 2025 · Khan 2026',
        '[1] More [2] Help us decide',
      ].join('\n'),
    )
  })

  test('shows the verdict in bold and the sources as links, where the terminal can', () => {
    const text = renderBlocks(card, LINKED)
    expect(text).toContain('\u001b[1mA container.\u001b[0m It starts')
    expect(text).toContain('\u001b]8;;https://a.example/x\u001b\\')
    expect(renderBlocks(card, STYLED)).not.toContain('\u001b]8')
  })

  test('numbers through several blocks, and shows ticks', () => {
    const options = [
      { ref: 'a', label: 'A GPU', ticked: true },
      { ref: 'b', label: 'An auditor', hint: 'wants a boundary' },
    ]
    const blocks: readonly Block[] = [
      { kind: 'choices', prompt: 'Tick what is true', pick: 'many', step: '1 of 5', options },
      { kind: 'actions', items: [{ ref: 'c', label: 'Next', tone: 'primary' }] },
    ]
    expect(renderBlocks(blocks, PLAIN)).toBe(
      ['1 of 5 · Tick what is true', '[1] [x] A GPU', '[2] [ ] An auditor · wants a boundary', '', '[3] Next'].join(
        '\n',
      ),
    )
  })

  test('lists addresses and days of checking where all sources are shown', () => {
    const items = [
      { name: 'VM startup times (Hao 2021)', href: 'https://arxiv.org/abs/2107.03467', checked: '2026-11-24' },
    ]
    expect(renderBlocks([{ kind: 'sources', items }], PLAIN)).toBe(
      'Sources\n• VM startup times (Hao 2021), checked 2026-11-24:\n  https://arxiv.org/abs/2107.03467',
    )
  })

  test('draws a chart with text bars', () => {
    const bars = [
      { label: 'VM', value: 7 },
      { label: 'Containers on VMs', value: 3 },
      { label: 'Nothing', value: Number.NaN },
    ]
    expect(renderBlocks([{ kind: 'chart', caption: 'Points', bars }], { ...PLAIN, width: 40 })).toBe(
      [
        'Points',
        'VM                ████████████████████ 7',
        'Containers on…    █████████ 3',
        'Nothing           -',
      ].join('\n'),
    )
  })

  test('keeps the lines of a document and their indentation', () => {
    const block: Block = { kind: 'document', name: 'record.md', text: '# Run it\n\n  * Good, because it is' }
    expect(renderBlocks([block], PLAIN)).toBe('record.md\n# Run it\n\n  * Good, because it is')
    expect(renderBlocks([block], { ...PLAIN, width: 20 })).toContain('  * Good, because it\n    is')
  })

  test('says the summary where a reply has no blocks', () => {
    expect(render({ summary: 'Nothing to show.', blocks: [] }, PLAIN)).toBe('Nothing to show.')
  })

  test('writes the address of a link beside it where links cannot be drawn', () => {
    const text = [{ kind: 'link' as const, text: 'the record', href: 'https://a.example' }]
    expect(renderBlocks([{ kind: 'text', role: 'body', text }], PLAIN)).toBe('the record (https://a.example)')
  })

  test('opens no address but those of the web and of mail', () => {
    const text = [{ kind: 'link' as const, text: 'click', href: 'javascript:alert(1)' }]
    expect(renderBlocks([{ kind: 'text', role: 'body', text }], LINKED)).not.toContain('\u001b]8')
  })
})

describe('any reply', () => {
  const anyWidth = fc.integer({ min: 20, max: 100 })

  test('keeps the width, but for words that are wider', () => {
    fc.assert(
      fc.property(anyReply, anyWidth, fc.boolean(), (reply, width, hasUnicode) => {
        const lines = render(reply, { ...PLAIN, width, hasUnicode }).split('\n')
        const tooWide = lines.filter((line) => widthOf(line) > width)
        expect(tooWide.filter((line) => /\s/.test(withoutMarker(line)))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('never brings a control character to the terminal without styles', () => {
    fc.assert(
      fc.property(anyReply, anyWidth, (reply, width) => {
        expect(render(reply, { ...PLAIN, width }).replaceAll('\n', '')).not.toMatch(/\p{Control}/u)
      }),
      { numRuns: 500 },
    )
  })

  test('brings no escape sequence to the terminal but those of its own styles', () => {
    fc.assert(
      fc.property(anyReply, anyWidth, (reply, width) => {
        const text = render(reply, { ...LINKED, width })
          .replaceAll(OWN_SEQUENCES, '')
          .replaceAll('\n', '')
        expect(text).not.toMatch(/\p{Control}/u)
      }),
      { numRuns: 500 },
    )
  })

  test('says the same with styles and without', () => {
    fc.assert(
      fc.property(anyReply, anyWidth, (reply, width) => {
        const styled = render(reply, { ...STYLED, width }).replaceAll(OWN_SEQUENCES, '')
        expect(styled).toBe(render(reply, { ...PLAIN, width }))
      }),
    )
  })
})

/** The words of a line: without bullets, numbers and ticks, which stand before a word that is too long. */
function withoutMarker(line: string): string {
  return line.trim().replace(/^(?:[•*-]|\d+\.|\[\d+\](?: \[[ x]\])?)\s+/u, '')
}
