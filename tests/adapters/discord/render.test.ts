import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyOf } from '#adapters/discord/body.ts'
import type { Message } from '#adapters/discord/message.ts'
import { render, renderPlain, threadName } from '#adapters/discord/render.ts'
import { fit, unitsOf } from '#adapters/shared/fit.ts'
import { printable } from '#adapters/shared/printable.ts'
import type { Block, Reply } from '#model/reply.ts'
import { faultsOf } from '../../support/discord/check-body.ts'
import { componentsOf, labelsOf, textOf } from '../../support/discord/server.ts'
import { anyReply, anyText } from '../shared/any-reply.ts'

const ID = 'discord:1574768244047216643:1574768244093353991:1574768270785904654/1'
const HERE = { canAttach: true }

function faults(messages: readonly Message[]): readonly string[] {
  return messages.flatMap((message) =>
    faultsOf(
      'message',
      { ...bodyOf(message), nonce: 'n' },
      message.files.map(({ name }) => name),
    ),
  )
}

/** What people read, without the signs of mark-up. */
function shown(messages: readonly Message[]): string {
  const all = messages.flatMap((message) => {
    const options = componentsOf(message).flatMap((one) => JSON.stringify([one['options'], one['placeholder']]))
    const { content = '', components, files } = message
    return [textOf({ content, components }), ...labelsOf(message), ...options, ...files.map(({ text }) => text)]
  })
  return all.join('\n').replaceAll(/[\\\u200b]/g, '')
}

function draw(...blocks: readonly Block[]): readonly Message[] {
  return render({ id: ID, summary: 'A summary.', blocks }, HERE)
}

function lines(messages: readonly Message[]): string {
  return messages.map(({ content = '', components }) => textOf({ content, components })).join('\n')
}

const plain = (text: string) => [{ kind: 'plain' as const, text }]

/** Some of everything, and a lot of one thing. */
const manyBlocks: fc.Arbitrary<Reply> = fc
  .tuple(anyReply, fc.array(anyReply, { maxLength: 12 }), fc.option(anyText, { nil: undefined }))
  .map(([{ audience, summary, blocks: own }, others, title]): Reply => {
    const blocks = [own, ...others.map((other) => other.blocks)].flat()
    return title === undefined ? { id: ID, audience, summary, blocks } : { id: ID, audience, summary, blocks, title }
  })
const long: fc.Arbitrary<Reply> = fc
  .tuple(anyReply, fc.array(anyText, { minLength: 30, maxLength: 120 }), fc.integer({ min: 1, max: 60 }))
  .map(([{ audience, summary }, words, count]): Reply => {
    const options = Array.from({ length: count }, (_, at) => ({
      ref: `v1|x|${at % 40}`,
      label: words[at % words.length] ?? '',
    }))
    const text = words.map((word, at) => ({
      kind: at % 2 === 0 ? ('plain' as const) : ('strong' as const),
      text: `${word} `,
    }))
    return {
      id: ID,
      audience,
      summary,
      blocks: [
        { kind: 'text', role: 'body', text },
        { kind: 'list', items: [text] },
        { kind: 'choices', prompt: 'Which?', pick: count % 2 === 0 ? 'one' : 'many', options },
        { kind: 'actions', items: options.map(({ ref, label }) => ({ ref, label, tone: 'plain' })) },
        { kind: 'document', name: words.join(' '), text: words.join('\n') },
      ],
    }
  })

const anySurroundings = fc.record({
  canAttach: fc.boolean(),
  asksOn: fc.boolean(),
  hints: fc.constantFrom([], ['A hint.']),
  // As much of a question as the adapter keeps.
  quote: fc.record({ name: anyText, question: anyText.map((text) => fit(printable(text), 120, unitsOf)) }),
})

describe('any reply becomes messages that Discord takes', () => {
  test.each([
    ['any', anyReply, 200],
    ['many blocks', manyBlocks, 60],
    ['long', long, 60],
  ] as const)('%s', (_, arbitrary, numRuns) => {
    fc.assert(
      fc.property(arbitrary, anySurroundings, (reply, surroundings) => {
        const rich = render(reply, surroundings)
        expect(rich.length).toBeGreaterThan(0)
        expect(faults(rich)).toEqual([])
        expect(faults(renderPlain(reply, surroundings))).toEqual([])
      }),
      { numRuns, endOnFailure: true },
    )
  })

  test('and no word of it is lost', () => {
    fc.assert(
      fc.property(manyBlocks, fc.boolean(), (reply, isPlain) => {
        const seen = shown((isPlain ? renderPlain : render)(reply, HERE))
        for (const word of reply.blocks.flatMap(wordsIn)) expect(seen).toContain(word)
      }),
      { numRuns: 60, endOnFailure: true },
    )
  })
})

/** Words of letters and digits that a block says. Addresses are written in their own way. */
function wordsIn(block: Block): readonly string[] {
  const texts = ((): readonly string[] => {
    switch (block.kind) {
      case 'text':
        return block.text.map(({ text }) => text)
      case 'list':
        return block.items.flat().map(({ text }) => text)
      case 'table':
        return [block.caption, ...block.rows.flat(2).map(({ text }) => text)]
      case 'choices':
        return [block.prompt, ...block.options.flatMap(({ label, hint = '' }) => [label, hint])]
      case 'chart':
        return [block.caption, ...block.bars.map(({ label }) => label)]
      case 'document':
        return [block.text]
      case 'sources':
        return block.items.map(({ name }) => name)
      case 'actions':
        return block.items.map(({ label }) => label)
    }
  })()
  return texts.flatMap((text) => printable(text).match(/[\p{Script=Latin}\d]{1,60}/gu) ?? [])
}

describe('text', () => {
  test('mentions nobody and is no mark-up, whoever wrote it', () => {
    const hostile = '@everyone @here <@123> <@&1> <#5> <:x:1> **b** __u__ ~~s~~ ||h|| `c` [a](https://evil.example) \\'
    const drawn = lines(draw({ kind: 'text', role: 'body', text: plain(hostile) }))
    expect(drawn).not.toMatch(/@(?:everyone|here)/)
    expect(drawn.replaceAll(/\\[^]/g, '')).not.toMatch(/[*_~|`[\]<]/)
  })

  test.each([
    ['# heading', String.raw`\# heading`],
    ['> quote', String.raw`\> quote`],
    ['- item', String.raw`\- item`],
    ['-# small', String.raw`\-# small`],
    ['1. first', String.raw`1\. first`],
    ['a - b # c > d', 'a - b # c > d'],
  ])('"%s" begins a line as the words that it is', (text, drawn) => {
    expect(lines(draw({ kind: 'text', role: 'body', text: plain(text) }))).toBe(drawn)
  })

  test('marks stand at the words, and neighbours do not run together', () => {
    const text = [
      { kind: 'strong' as const, text: ' Yes ' },
      { kind: 'strong' as const, text: 'and no' },
      { kind: 'emphasis' as const, text: 'surely' },
      { kind: 'code' as const, text: 'a`b' },
    ]
    expect(lines(draw({ kind: 'text', role: 'lead', text }))).toBe('**Yes and no**\u200b*surely*\u200b`aˋb`')
  })

  test('links lead where they say; what is no web address is only a name', () => {
    expect(linked('https://x.example/a_(b)')).toBe('[Docs (1)](https://x.example/a_%28b%29)')
    expect(linked('javascript:alert(1)')).toBe(String.raw`Docs \[1\]`)
  })

  test('an address in a text stays whole', () => {
    const text = plain('see https://x.example/a_b*c?d=[e] there')
    expect(lines(draw({ kind: 'text', role: 'body', text }))).toBe('see https://x.example/a_b%2Ac?d=%5Be%5D there')
  })

  test('a text longer than a message goes on in the next, cut between words, links whole', () => {
    const text = Array.from({ length: 200 }, (_, at) =>
      at % 10 === 0
        ? { kind: 'link' as const, text: `source ${at}`, href: `https://x.example/${at}` }
        : { kind: 'plain' as const, text: ` a sentence with the number ${at}. ` },
    )
    const messages = draw({ kind: 'text', role: 'body', text })
    expect(messages.length).toBeGreaterThan(1)
    for (let at = 0; at < 200; at += 10) expect(lines(messages)).toContain(`[source ${at}](https://x.example/${at})`)
  })
})

describe('blocks', () => {
  test('a card looks as in the examples', () => {
    const messages = render(
      {
        id: ID,
        summary: 's',
        title: 'Start-up: VM or container',
        blocks: [
          { kind: 'text', role: 'lead', text: [{ kind: 'strong', text: 'A container.' }, ...plain(' It starts.')] },
          { kind: 'list', items: [[{ kind: 'strong', text: 'VM:' }, ...plain(' longer.')], plain('Two')] },
          {
            kind: 'sources',
            items: [
              { name: 'Khan 2026', href: 'https://k.example/' },
              { name: 'Hao', href: 'https://h.example/' },
            ],
          },
          { kind: 'actions', items: [{ ref: 'v1|more|c|t|', label: 'More', tone: 'plain' }] },
        ],
      },
      HERE,
    )
    expect(messages).toHaveLength(1)
    expect(lines(messages)).toBe(
      '**A container.** It starts.\n- **VM:** longer.\n- Two\n-# Sources: [Khan 2026](https://k.example/) · [Hao](https://h.example/)',
    )
    expect(messages.flatMap(labelsOf)).toEqual(['More', '👍', '👎'])
    const [container] = messages[0]?.components ?? []
    expect(container?.components.map(({ type }) => type)).toEqual([10, 10, 10, 14, 1])
  })

  test('a table is a box of at most 40 columns; a wider one becomes sections', () => {
    const box = lines(draw(table('almost at once')))
    expect(box).toMatch(/^\*\*VM or Docker\*\*\n```\n {8}VM/)
    expect(Math.max(...box.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40)
    const sections = lines(draw(table('w'.repeat(50))))
    expect(sections).toContain(`**Starts**\n- VM: boots first\n- Container: ${'w'.repeat(50)}`)
  })

  test('five choices are buttons, six are a menu, and ticks are a menu with what is ticked', () => {
    const [five] = draw({ kind: 'choices', prompt: 'Which?', pick: 'one', options: options(5) })
    expect(five && labelsOf(five)).toHaveLength(5)
    const [six] = draw({ kind: 'choices', prompt: 'Which?', pick: 'one', options: options(6) })
    expect(six && componentsOf(six).find(({ type }) => type === 3)).toMatchObject({ placeholder: 'Which?' })
    const [ticks] = draw({ kind: 'choices', prompt: 'Which?', pick: 'many', options: options(3) })
    expect(ticks && componentsOf(ticks).find(({ type }) => type === 3)).toMatchObject({
      min_values: 0,
      max_values: 3,
      options: [{ value: 'v1|topic|c|0' }, { default: true }, {}],
    })
  })

  test('a document is a file where files may be attached, else a box', () => {
    const document: Block = { kind: 'document', name: 'our postgres/décision.md', text: '# Run it\n```js\n' }
    const [message] = draw(document)
    expect(message?.files).toEqual([{ name: 'our-postgres-de-cision.md', text: '# Run it\n```js\n' }])
    const [boxed] = render({ id: ID, summary: 's', blocks: [document] }, { canAttach: false })
    expect(boxed && lines([boxed])).toContain('```\n# Run it\nˋˋˋjs')
  })

  test('what is far too much becomes a file, and its buttons stay', () => {
    const text = plain('many words in a row '.repeat(3_000))
    const messages = draw(
      { kind: 'text', role: 'body', text },
      { kind: 'actions', items: [{ ref: 'v1|x|1', label: 'More', tone: 'plain' }] },
    )
    expect(messages).toHaveLength(1)
    expect(messages.flatMap(labelsOf)).toEqual(['More'])
    expect(messages[0]?.files[0]?.text).toContain('many words in a row many')
  })

  test('an empty reply says its summary', () => {
    expect(lines(draw())).toBe('A summary.')
    expect(lines(render({ id: ID, summary: ' ', blocks: [{ kind: 'list', items: [] }] }, HERE))).toBe('…')
  })
})

describe('the name of a thread', () => {
  test('is cut on a word at a hundred characters, and never empty', () => {
    expect(threadName('Start-up:\n VM or container')).toBe('Start-up: VM or container')
    expect(threadName('word '.repeat(40))).toMatch(/word…$/)
    expect(threadName('word '.repeat(40)).length).toBeLessThanOrEqual(100)
    expect(threadName('\u200b')).toBe('Answer')
  })
})

const table = (cell: string): Block => ({
  kind: 'table',
  caption: 'VM or Docker',
  columns: [plain(''), plain('VM'), plain('Container')],
  rows: [[plain('Starts'), plain('boots first'), plain(cell)]],
})

const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ ref: `v1|topic|c|${at}`, label: `Topic ${at}`, ticked: at === 1 }))

const linked = (href: string): string =>
  lines(draw({ kind: 'text', role: 'body', text: [{ kind: 'link', text: 'Docs [1]', href }] }))
