import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import { described, faultsIn, knowledgeOf, swap, writeKnowledge } from '../support/knowledge.ts'

const shipped = fileURLToPath(new URL('../../knowledge', import.meta.url))

describe('the knowledge that comes with the program', () => {
  it('has no fault', () => {
    const knowledge = knowledgeOf(shipped)
    expect(knowledge.comparisons.map(({ id }) => id)).toContain('vm-vs-docker')
    expect(knowledge.background.length).toBeGreaterThan(50)
  })
})

describe('a small comparison', () => {
  it('is loaded with all that its files say', () => {
    const [comparison] = knowledgeOf(writeKnowledge()).comparisons
    expect(comparison).toMatchObject({ id: 'tea-vs-coffee', overview: 'overview', useCases: 'use-cases' })
    expect(comparison?.choosing.lead).toMatchObject({ sources: [], unsourced: ['our advice'] })
    expect(comparison?.topics.map(({ id }) => id)).toEqual(['caffeine', 'overview', 'use-cases'])
    expect(comparison?.topics[0]).toMatchObject({
      favours: 'coffee',
      cells: { tea: 'some', coffee: 'more' },
      card: {
        lead: { text: [{ kind: 'strong', text: 'Coffee, cup for cup.' }, { kind: 'plain' }], sources: ['food-safety'] },
      },
      sections: [{ about: { kind: 'term', term: 'matcha' } }],
      claims: [
        { statement: 'Tea has no caffeine', verdict: 'no' },
        { statement: 'Espresso has the most caffeine', verdict: 'right, with a catch' },
      ],
      table: { columns: { length: 2 }, rows: { length: 2 } },
    })
    expect(comparison?.topics[1]).toMatchObject({
      sections: [{ about: { kind: 'subject', subject: 'tea' } }],
      details: [{ kind: 'paragraph' }],
      keepInMind: [{ unsourced: ['our advice'] }],
    })
    expect(comparison?.topics[2]).not.toHaveProperty('favours')
  })

  it('has the background messages of its file, without comments and empty lines', () => {
    expect(knowledgeOf(writeKnowledge()).background).toEqual(['hello', 'thanks!'])
  })

  it('has a version that follows its content', () => {
    const { version } = knowledgeOf(writeKnowledge())
    expect(knowledgeOf(writeKnowledge()).version).toBe(version)
    const other = writeKnowledge({ 'topics/overview.md': swap('same century', 'next century') })
    expect(knowledgeOf(other).version).not.toBe(version)
  })
})

describe('faults', () => {
  it('are listed all at once, sorted by file and line, and nothing is loaded', () => {
    const comparison = 'comparison.yaml'
    const caffeine = 'topics/caffeine.md'
    const overview = 'topics/overview.md'
    const seen = faultsIn({
      '/background.txt': Buffer.from('sch\xf6n', 'latin1'),
      [comparison]: (text) =>
        swap('examples:', 'exmples:')(swap('[cup, mug]', '[cup, cup]')(swap('subject: tea', 'subject: tee')(text))),
      'sources.yaml': (text) =>
        `${text}  - { id: unread, title: T, publisher: P, url: https://example.org, strength: primary, checked: 2026-11-24 }\n`,
      [caffeine]: (text) => swap('favours: coffee', 'favours: cocoa')(swap('## Matcha', '## Sencha')(text)),
      [overview]: (text) =>
        swap('better: false', 'better: no way')(swap('in hot water.[^leaf-book]', 'in <b>hot</b> water.')(text)),
      'topics/use-cases.md': swap('[^advice]', '[^nowhere]'),
      'topics/notes.txt': 'x',
    })
    expect(seen).toEqual(
      described(
        { file: 'background.txt', line: 1, problem: 'not in UTF-8' },
        { file: comparison, line: 'id: tea-vs-coffee', problem: 'examples is missing' },
        { file: comparison, line: 'matcha', problem: 'no subject "tee"' },
        { file: comparison, line: '[cup, cup]', problem: 'in a circle' },
        { file: comparison, line: 'exmples', problem: 'unknown key "exmples"' },
        { file: 'sources.yaml', line: 'unread', problem: 'nothing cites' },
        { file: caffeine, line: 'favours', problem: 'no subject "cocoa"' },
        { file: caffeine, line: '## Sencha', problem: 'nothing that is known' },
        { file: 'topics/notes.txt', problem: '.md are topics' },
        { file: overview, line: 'better', problem: 'better should be true or false' },
        { file: overview, line: '- **Tea:**', problem: 'HTML' },
        { file: 'topics/use-cases.md', line: 'Coffee to wake', problem: 'no source "nowhere"' },
      ),
    )
  })

  it('of one comparison do not hide those of another', () => {
    const root = writeKnowledge({
      'comparison.yaml': 'id: [',
      '/cats-vs-dogs/comparison.yaml': 'id: cats-vs-dogs\n',
      '/cats-vs-dogs/sources.yaml': 'sources: []\n',
      '/cats-vs-dogs/topics/cat.md': 'no front matter\n',
    })
    const loaded = loadKnowledge(root)
    const files = 'faults' in loaded ? new Set(loaded.faults.map(({ file }) => file)) : new Set()
    expect([...files]).toEqual([
      'cats-vs-dogs/comparison.yaml',
      'cats-vs-dogs/topics/cat.md',
      'tea-vs-coffee/comparison.yaml',
    ])
  })
})

describe('whatever is in the files', () => {
  const files = ['comparison.yaml', 'sources.yaml', 'topics/overview.md', 'topics/caffeine.md']
  const junk = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '---\n',
      '[^',
      ']',
      '**',
      '- ',
      '&a ',
      '*a',
      '!x ',
      '{',
      ': ',
      '\t',
      '`',
      '<b>',
      '#',
      '|',
      '\0',
      '> ',
      '\n',
    ),
  )

  it('loading ends with knowledge or with faults that have a place in the file, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), junk, fc.nat(), fc.nat(30), (file, text, at, removed) => {
        const root = writeKnowledge({
          [file]: (whole) => {
            const start = at % whole.length
            return whole.slice(0, start) + text + whole.slice(start + removed)
          },
        })
        const loaded = loadKnowledge(root)
        if ('knowledge' in loaded) return
        expect(loaded.faults.length).toBeGreaterThan(0)
        for (const fault of loaded.faults) {
          expect(fault.line ?? 1).toBeGreaterThan(0)
          expect(fault.remedy).not.toBe('')
        }
      }),
      { numRuns: 100 },
    )
  })

  it('deep nesting is a fault', () => {
    const deep = {
      'topics/overview.md': (text: string) => `${text}\n${'> '.repeat(2_000)}x\n`,
      'sources.yaml': '['.repeat(50_000),
    }
    expect(faultsIn(deep).length).toBeGreaterThan(0)
  })
})

it('leaves drafts alone: they are no comparison', () => {
  const root = writeKnowledge({ '/drafts/tea-vs-coffee/topics/unfinished.md': 'not even front matter' })
  expect(knowledgeOf(root).comparisons).toHaveLength(1)
})
