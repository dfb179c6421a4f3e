import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FORMS, render } from '#adapters/slack/render.ts'
import type { Block, Option, Reply } from '#model/reply.ts'
import type { RichText } from '#model/text.ts'
import { HOSTILE } from '../../support/hostile-text.ts'
import { isSafeMarkup, isWellFormed } from '../../support/slack/block-elements.ts'
import { readBlocks, type SlackBlock } from '../../support/slack/blocks.ts'
import { textsOf } from '../../support/slack/texts.ts'
import { anyReply, anyText } from '../shared/any-reply.ts'

function reply(...blocks: readonly Block[]): Reply {
  return { id: 'slack:T1:C1:1.000001/1', audience: 'thread', summary: 'A summary.', blocks }
}

/** As Slack would take it: fails with Slack's reason. */
function taken(one: Reply, form: (typeof FORMS)[number] = 'full'): readonly SlackBlock[] {
  const { text, blocks } = render(one, form)
  expect(text.trim()).not.toBe('')
  expect(text.length).toBeLessThanOrEqual(4_000)
  expect(isSafeMarkup(text) && isWellFormed(text)).toBe(true)
  const read = readBlocks(blocks)
  if ('error' in read) throw new Error(`${read.error}: ${read.why}`)
  return read.blocks
}

function texts(one: Reply, form: (typeof FORMS)[number] = 'full'): readonly string[] {
  return textsOf({ blocks: taken(one, form) })
}

function plain(text: string): Block {
  return { kind: 'text', role: 'body', text: [{ kind: 'plain', text }] }
}

function options(count: number, more: Partial<Option> = {}): readonly Option[] {
  return Array.from({ length: count }, (_, at) => ({
    ref: `v1|topic|vm-vs-docker|t${at}|`,
    label: `Topic ${at}`,
    ...more,
  }))
}

function choices(count: number, pick: 'one' | 'many', more: Partial<Option> = {}): Block {
  return { kind: 'choices', prompt: 'Which?', pick, options: options(count, more) }
}

function cell(text: string): RichText {
  return [{ kind: 'plain', text }]
}

function types(one: Reply): readonly string[] {
  return taken(one).map(({ type }) => type)
}

describe('every reply is a message that Slack takes', () => {
  test.each(FORMS)('whatever it holds (%s)', (form) => {
    fc.assert(
      fc.property(anyReply, fc.option(anyText, { nil: undefined }), (one, title) => {
        expect(taken(title === undefined ? one : { ...one, title }, form).length).toBeLessThanOrEqual(50)
      }),
      { numRuns: 200 },
    )
  })

  test('however large it is', () => {
    const huge = 'word '.repeat(20_000)
    const links = Array.from({ length: 400 }, (_, at) => ({
      name: `Source ${at}`,
      href: `https://example.org/${at}`,
      checked: '2026-11-24',
    }))
    const rows = Array.from({ length: 300 }, (_, at) => [
      [{ kind: 'plain' as const, text: `row ${at}` }],
      [{ kind: 'plain' as const, text: huge }],
    ])
    const one = reply(
      plain(huge),
      { kind: 'list', items: Array.from({ length: 200 }, () => [{ kind: 'strong' as const, text: huge }]) },
      { kind: 'table', caption: huge, columns: [[], []], rows },
      { kind: 'document', name: huge, text: `${huge}\n`.repeat(3) },
      { kind: 'chart', caption: huge, bars: Array.from({ length: 500 }, (_, at) => ({ label: huge, value: at })) },
      { kind: 'sources', items: links },
      choices(500, 'one'),
      choices(500, 'many'),
      {
        kind: 'actions',
        items: Array.from({ length: 60 }, (_, at) => ({ ref: `r${at}`, label: huge, tone: 'primary' })),
      },
    )
    for (const form of FORMS) {
      const started = performance.now()
      taken(one, form)
      expect(performance.now() - started).toBeLessThan(2_000)
    }
    expect(texts(one)).toContain('The rest is too long for one message.')
  })

  test.each(HOSTILE.map((text, at) => [at, text] as const))('hostile text %i', (_, text) => {
    const one = reply(
      plain(text),
      { kind: 'list', items: [[{ kind: 'strong', text }]] },
      { kind: 'document', name: text, text },
    )
    for (const form of FORMS) expect(taken({ ...one, summary: text }, form).length).toBeLessThanOrEqual(50)
  })
})

describe('texts', () => {
  test('nobody is mentioned by a text, and nothing in it becomes a link', () => {
    const text = '<!channel> <@U0123> <https://evil.example|good> &lt; @here'
    expect(texts(reply(plain(text)))).toEqual([
      '&lt;!channel&gt; &lt;@U0123&gt; &lt;https://evil.example|good&gt; &amp;lt; @here',
    ])
  })

  test('styles are drawn between words, and signs of styles in a text are none', () => {
    const text = [
      { kind: 'strong', text: 'Bold *and* more ' },
      { kind: 'plain', text: 'then `x` and *y* and 2 * 3' },
      { kind: 'code', text: 'a`b' },
      { kind: 'emphasis', text: 'em' },
    ] as const
    expect(texts(reply({ kind: 'text', role: 'lead', text }))).toEqual([
      '*Bold ∗and∗ more* then ˋx` and ∗y* and 2 * 3\u200b`aˋb`\u200b_em_',
    ])
  })

  test('a lone sign stays as it is: a name of files can be copied', () => {
    expect(texts(reply(plain('all of *.yml and _id')))).toEqual(['all of *.yml and _id'])
  })

  test('a text that begins like a quotation is none', () => {
    expect(texts(reply(plain('> 5 GB')))[0]).toBe('\u200b&gt; 5 GB')
  })

  test('a long text is divided between words, and a link stays whole', () => {
    const link = { kind: 'link', text: 'the source', href: 'https://example.org/a|b' } as const
    const words = 'seven letters '.repeat(220)
    const drawn = texts(
      reply({
        kind: 'text',
        role: 'body',
        text: [{ kind: 'plain', text: words }, link, { kind: 'plain', text: ' end' }],
      }),
    )
    expect(drawn.length).toBe(2)
    expect(drawn.join(' ')).toContain('<https://example.org/a%7Cb|the source>')
    expect(drawn.join(' ').replaceAll(/\s+/g, ' ')).toBe(`${words}<https://example.org/a%7Cb|the source> end`)
  })

  test('an address that no browser should follow is left out, its label stays', () => {
    expect(
      texts(
        reply({ kind: 'text', role: 'body', text: [{ kind: 'link', text: 'click', href: 'javascript:alert(1)' }] }),
      ),
    ).toEqual(['click'])
  })

  test('sources stand on one small line, with the day of checking where it is given', () => {
    const sources: Block = {
      kind: 'sources',
      items: [
        { name: 'A & B 2025', href: 'https://a.example/?x=1&y=2' },
        { name: 'C', href: 'https://c.example', checked: '2026-11-24' },
      ],
    }
    expect(taken(reply(sources))[0]?.type).toBe('context')
    expect(texts(reply(sources))).toEqual([
      'Sources: <https://a.example/?x=1&amp;y=2|A &amp; B 2025> · <https://c.example/|C>, checked 2026-11-24',
    ])
  })

  test('a document keeps its lines, whatever is in them', () => {
    const document: Block = { kind: 'document', name: 'record.md', text: '# A *b*\n\n```\n<c> & d\n```\n' }
    expect(texts(reply(document))).toEqual(['*record.md*', '# A *b*\n \n```\n<c> & d\n```'])
    expect(texts(reply(document), 'sections')[1]).toBe(
      '```# A *b*\n \n`\u200b`\u200b`\n&lt;c&gt; &amp; d\n`\u200b`\u200b````',
    )
  })

  test('a chart is drawn in bars', () => {
    const chart: Block = {
      kind: 'chart',
      caption: 'Points',
      bars: [
        { label: 'VM', value: 7 },
        { label: 'Containers on VM nodes', value: 3.5 },
      ],
    }
    expect(texts(reply(chart))[1]?.split('\n')).toEqual([
      'VM              ████████████████ 7',
      'Containers on…  ████████ 3.5',
    ])
  })

  test('a reply without a word still says something', () => {
    expect(render({ ...reply(), summary: '' }, 'full').text).toBe('There is nothing to show.')
  })
})

describe('tables', () => {
  const table: Block = {
    kind: 'table',
    caption: 'All criteria',
    columns: [cell(''), cell('VM'), cell('Docker')],
    rows: [
      [cell('Isolation'), cell('stronger')],
      [
        [{ kind: 'strong', text: 'Starts' }],
        cell('boots first'),
        [{ kind: 'link', text: 'at once', href: 'https://x.example' }],
      ],
    ],
  }

  test("one is Slack's own table, without an empty cell", () => {
    expect(taken(reply(table)).map(({ type }) => type)).toEqual(['section', 'table'])
    expect(texts(reply(table))).toEqual([
      '*All criteria*',
      '–',
      'VM',
      'Docker',
      'Isolation',
      'stronger',
      '–',
      'Starts',
      'boots first',
      'at once',
    ])
  })

  test.each([
    ['a second one', reply(table, table), 'full'],
    ['one that Slack refused', reply(table), 'sections'],
    ['one with too many columns', reply({ ...table, columns: Array.from({ length: 21 }, () => cell('x')) }), 'full'],
  ] as const)('%s is a list of its rows', (_, one, form) => {
    const drawn = texts(one, form)
    expect(drawn.at(-1)).toContain('• *Isolation:* ')
    expect(drawn.at(-1)).toContain(': stronger')
    expect(drawn.at(-1)).toContain('<https://x.example/|at once>')
  })
})

describe('what can be pressed', () => {
  test.each([
    ['five', choices(5, 'one'), 'button'],
    ['six', choices(6, 'one'), 'static_select'],
    ['ticks', choices(10, 'many'), 'checkboxes'],
    ['eleven ticks', choices(11, 'many'), 'multi_static_select'],
    ['references too long for a menu', choices(8, 'one', { ref: `v1|${'x'.repeat(87)}` }), 'button'],
  ] as const)('%s: %#', (_, block, type) => {
    const found = JSON.stringify(taken(reply(block)))
    expect(found).toContain(`"type":"${type}"`)
  })

  test('long references with one beginning fit into a menu', () => {
    const long = Array.from({ length: 8 }, (_, at) => ({
      ref: `v1|topic|${'x'.repeat(70)}|${at}`,
      label: `Topic ${at}`,
    }))
    expect(JSON.stringify(taken(reply({ kind: 'choices', prompt: 'Which?', pick: 'one', options: long })))).toContain(
      'static_select',
    )
  })

  test('ticks are set as the reply says', () => {
    const block = choices(3, 'many', { ticked: true })
    expect(taken(reply(block))[1]).toMatchObject({ elements: [{ initial_options: [{}, {}, {}] }] })
  })

  test('only what stays and is an answer can be judged', () => {
    expect(types({ ...reply(plain('x')), title: 'T' })).toEqual(['section', 'context_actions'])
    expect(types(reply(plain('x')))).toEqual(['section'])
    expect(types({ ...reply(plain('x')), title: 'T', audience: 'asker' })).toEqual(['section'])
  })

  test('a message that is cut keeps its buttons', () => {
    const items = [{ ref: 'v1|more|a|b|', label: 'More', tone: 'plain' }] as const
    const one = reply(...Array.from({ length: 60 }, () => plain('word '.repeat(100))), { kind: 'actions', items })
    expect(texts(one).slice(-2)).toEqual(['The rest is too long for one message.', 'More'])
  })

  test('the plain form promises nothing to press', () => {
    const one = reply(plain('Words *here*.'), { kind: 'actions', items: [{ ref: 'r', label: 'More', tone: 'plain' }] })
    expect(render(one, 'plain')).toEqual({ text: 'Words ∗here*.', blocks: [] })
  })
})
