import { join } from 'node:path'
import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { decisionJson, madrOf } from '#core/decisions/madr.ts'
import type { Json } from '#model/store.ts'
import { decided, POSTGRES, shippedComparison } from '../../support/decisions.ts'
import { HOSTILE } from '../../support/hostile-text.ts'
import type { Act } from '../../support/walkthrough.ts'

interface Node {
  readonly type: string
  readonly value?: string
  readonly url?: string
  readonly depth?: number
  readonly children?: readonly Node[]
}

function nodesOf(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesOf)]
}

/** The front matter as YAML reads it, and everything below it as Markdown does. */
function read(text: string) {
  const [, front = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? []
  return { front: parse(front) as unknown, nodes: nodesOf(fromMarkdown(body)) }
}

const headings = (text: string): readonly string[] => headingsIn(read(text).nodes)

const headingsIn = (nodes: readonly Node[]): readonly string[] =>
  nodes
    .filter(({ type }) => type === 'heading')
    .map(
      (node) =>
        `${'#'.repeat(node.depth ?? 0)} ${nodesOf(node)
          .flatMap(({ value }) => value ?? [])
          .join('')}`,
    )

/** Whatever people write, and whatever Markdown, HTML and YAML take for something. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...HOSTILE.map((text) => text.slice(0, 2_000))),
  fc
    .array(
      fc.constantFrom(
        '\n',
        '# ',
        '- ',
        '1. ',
        '> ',
        '```',
        '`',
        '<b>',
        '<!--',
        '&lt;',
        '[a](b)',
        '[1]',
        '![x](y)',
        '|',
        '---',
        '===',
        '*',
        '_',
        '~~',
        '\\',
        'www.evil.example',
        'https://evil.example',
        'a@b.example',
        ': ',
        '"',
        "'",
        'null',
        'vm',
        ' ',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)

/** Every text of a record is another one, and every address. */
function hostile(value: Json, texts: readonly string[], key = ''): Json {
  let at = 0
  const walk = (one: Json, name: string): Json => {
    if (Array.isArray(one)) return one.map((entry: Json) => walk(entry, name))
    if (typeof one === 'object' && one !== null)
      return Object.fromEntries(
        Object.entries(one).map(([inner, entry]) => [inner, KEPT.has(inner) ? entry : walk(entry, inner)]),
      )
    if (typeof one !== 'string' || KEPT.has(name)) return one
    const text = texts[at++ % texts.length] ?? ''
    return name === 'url' && at % 2 === 0 ? `https://example.org/${text}` : text
  }
  return walk(value, key)
}

/** Names of the program's own, which no person writes. */
const KEPT = new Set(['format', 'date', 'word', 'outcome', 'flow', 'place', 'ground', 'checked'])

describe('a decision as a MADR document', () => {
  test('looks like this, byte for byte', async () => {
    const { name, text } = madrOf(decided())
    expect(name).toBe('20261124-our-postgres-virtual-machine.md')
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, '../../golden/decision-record.md'))
  })

  test('has the sections of MADR 4 in their order, line feeds alone, and one at the end', () => {
    const { text } = madrOf(decided())
    expect(
      headings(text)
        .filter((line) => !line.startsWith('### '))
        .map((line) => line.replace(/^#+ /, '')),
    ).toEqual([
      'Run our Postgres on a virtual machine',
      'Context and Problem Statement',
      'Decision Drivers',
      'Considered Options',
      'Decision Outcome',
      'Pros and Cons of the Options',
      'More Information',
    ])
    expect(text).not.toContain('\r')
    expect(text).toMatch(/[^\n]\n$/)
  })

  test('makes a link of every number that it cites, and of nothing else', () => {
    const { nodes } = read(madrOf(decided()).text)
    const urls = new Set(shippedComparison().sources.map(({ url }) => url))
    const definitions = nodes.filter(({ type }) => type === 'definition')
    expect(definitions.length).toBeGreaterThan(5)
    for (const { url } of definitions) expect(urls).toContain(url)
    expect(nodes.filter(({ type }) => type === 'link').map(({ url }) => url)).toEqual([
      'https://slack.com/archives/C1/p1795514400000100',
    ])
    const plain = nodes.filter(({ type }) => type === 'text').map(({ value }) => value)
    expect(plain.join(' ')).not.toMatch(/\[\d+\]/)
  })

  test('says how a superseded and a parked decision stand', () => {
    const superseded = { ...decided(), supersededBy: 'd2' }
    expect(read(madrOf(superseded).text).front).toMatchObject({ status: 'superseded by a later decision' })
    expect(read(madrOf(superseded, '20270101-other.md').text).front).toMatchObject({
      status: 'superseded by 20270101-other.md',
    })
    const parked = madrOf(decided({}, POSTGRES))
    expect(read(parked.text).front).toMatchObject({ status: 'proposed' })
    expect(parked.text).toContain('Nothing was chosen; the decision is parked.')
  })

  test('shows what another kind of record has', () => {
    const { name, text } = madrOf({
      ...decided(),
      title: 'An *old* one',
      text: 'Kept <b>so</b>.',
      record: { old: true },
    })
    expect(name).toBe('20261124-an-old-one.md')
    expect(text).toContain('# An \\*old\\* one\n\nKept \\<b\\>so\\</b\\>.\n')
  })

  test('is no place for mark-up, HTML, links or lines of people', () => {
    const usual = headings(madrOf(decided()).text).slice(1)
    fc.assert(
      fc.property(anyText, anyText, anyText, (subject, name, reason) => {
        const act: Act = { kind: 'decide', outcome: 'accepted', reason }
        const by = { id: 'U1', name }
        const acts = [...POSTGRES, act].map((one): Act => Object.assign({}, one, { by }))
        const file = madrOf(decided({ subject, by }, acts))
        const { front, nodes } = read(file.text)
        expect(file.name).toMatch(/^20261124-[a-z0-9-]+\.md$/)
        expect(front).toMatchObject({ status: 'accepted', 'decision-makers': expect.any(String) })
        expect(headingsIn(nodes).slice(1)).toEqual(usual)
        const types = new Set(nodes.map(({ type }) => type))
        for (const forbidden of ['html', 'image', 'imageReference', 'code', 'blockquote', 'thematicBreak', 'break'])
          expect(types).not.toContain(forbidden)
        for (const { url } of nodes.filter(({ type }) => type === 'link'))
          expect(url).toMatch(/^https:\/\/slack\.com\//)
        expect(nodes.filter(({ type }) => type === 'inlineCode').map(({ value }) => value)).toEqual([
          'vm-vs-docker/choose',
        ])
        expect(nodes.filter(({ type }) => type === 'emphasis' || type === 'strong')).toEqual([])
        expect(file.text).not.toMatch(/[^\P{Cc}\n]/u)
      }),
      { numRuns: 25 },
    )
  })

  test('is Markdown without HTML, whatever its record holds', () => {
    const decision = decided({}, [...POSTGRES, { kind: 'decide', outcome: 'other', option: 'cvm', reason: 'So.' }])
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 8 }), (texts) => {
        const { text } = madrOf({ ...decision, record: hostile(decision.record, texts) })
        const { front, nodes } = read(text)
        expect(front).toMatchObject({ status: 'accepted', date: '2026-11-24' })
        const types = new Set(nodes.map(({ type }) => type))
        for (const forbidden of ['html', 'image', 'imageReference', 'code', 'blockquote', 'thematicBreak', 'break'])
          expect(types).not.toContain(forbidden)
        const definitions = nodes.filter(({ type }) => type === 'definition')
        expect(definitions).toHaveLength(11)
        for (const { url } of definitions) expect(url).toMatch(/^(?:https?:\/\/|about:blank$)/i)
        expect(nodes.filter(({ type }) => type === 'heading').length).toBeGreaterThan(8)
      }),
      { numRuns: 40 },
    )
  })

  test('as JSON has the same bytes whatever the order of its keys', () => {
    const decision = decided()
    const record = typeof decision.record === 'object' && decision.record !== null ? decision.record : {}
    const reversed = Object.fromEntries(Object.entries(record).toReversed())
    expect(decisionJson({ ...decision, record: reversed })).toEqual(decisionJson(decision))
    expect(decisionJson(decision).name).toBe('20261124-our-postgres-virtual-machine.json')
  })
})
