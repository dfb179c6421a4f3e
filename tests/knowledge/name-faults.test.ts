import { describe, expect, it } from 'vitest'
import { described, faultsIn, swap } from '../support/knowledge.ts'

const comparison = 'comparison.yaml'
const overview = 'topics/overview.md'
const caffeine = 'topics/caffeine.md'

describe('names that lead nowhere', () => {
  it.each([
    ['overview: overview', 'overview: overvew', 'there is no topic "overvew"'],
    ['use-cases: use-cases', 'use-cases: uses', 'there is no topic "uses"'],
    ['topic: caffeine', 'topic: cafeine', 'there is no topic "cafeine"'],
    ['subject: tea', 'subject: tee', 'there is no subject "tee"'],
    ['subject: tea', 'topic: matcha', 'there is no topic "matcha"'],
  ])('in comparison.yaml: %s → %s', (from, to, problem) => {
    expect(faultsIn({ [comparison]: swap(from, to) })).toEqual(
      described({ file: comparison, line: to, problem, remedy: /^Use one of: .+/ }),
    )
  })

  it.each([
    ['criterion: caffeine', 'criterion: cafeine', 'there is no criterion "cafeine"'],
    ['favours: coffee', 'favours: cofee', 'there is no subject "cofee"'],
    ['[overview, use-cases]', '[overview, uses]', 'there is no topic "uses"'],
    ['cells: { tea: some, coffee: more }', 'cells: { tea: some, coffee: more, cocoa: none }', 'no subject "cocoa"'],
  ])('in a topic: %s → %s', (from, to, problem) => {
    expect(faultsIn({ [caffeine]: swap(from, to) })).toEqual(
      described({ file: caffeine, line: to, problem, remedy: /^Use one of: .+/ }),
    )
  })

  it('a topic that is related to itself', () => {
    const change = swap('related: [caffeine]', 'related: [overview]')
    expect(faultsIn({ [overview]: change })).toEqual(
      described({ file: overview, line: 'related', problem: 'related to itself' }),
    )
  })

  it('a section about something unknown', () => {
    const change = swap('## Matcha', '## Sencha')
    expect(faultsIn({ [caffeine]: change })).toEqual(
      described({ file: caffeine, line: '## Sencha', problem: '"Sencha"', remedy: /tea, coffee/ }),
    )
  })

  it('a footnote without a source, also in comparison.yaml', () => {
    expect(
      faultsIn({
        [comparison]: swap('[^unsourced]', '[^sleep-lab]'),
        [caffeine]: swap('infusions have none.[^food-safety]', 'infusions have none.[^tee-book]'),
      }),
    ).toEqual(
      described(
        { file: comparison, line: 'Light sleeper', problem: 'no source "sleep-lab"', remedy: /sources\.yaml/ },
        { file: caffeine, line: 'infusions', problem: 'no source "tee-book"', remedy: /sources\.yaml/ },
      ),
    )
  })

  it('a source that nothing cites', () => {
    const change = swap('id: leaf-book', 'id: leaf-books')
    expect(faultsIn({ 'sources.yaml': change })).toEqual(
      described(
        { file: 'sources.yaml', line: 'leaf-books', problem: 'nothing cites', remedy: /Cite it, or remove it/ },
        { file: caffeine, line: 'drunk whole', problem: 'there is no source "leaf-book"' },
        { file: overview, line: 'roasted seed', problem: 'there is no source "leaf-book"' },
      ),
    )
  })
})

describe('names that do not fit or stand twice', () => {
  it('the id of the folder and of a file', () => {
    expect(
      faultsIn({
        [comparison]: swap('id: tea-vs-coffee', 'id: tea-coffee'),
        [overview]: swap('id: overview', 'id: over-view'),
      }),
    ).toEqual(
      described(
        { file: comparison, line: 'id: tea-coffee', problem: "not the folder's name", remedy: /tea-vs-coffee/ },
        { file: overview, line: 'id: over-view', problem: "not the file's name", remedy: /id: overview/ },
      ),
    )
  })

  it.each([
    ['subjects', '{ id: coffee, name: coffee', '{ id: tea, name: coffee'],
    ['criteria', 'id: caffeine, title: Caffeine', 'id: overview, title: Caffeine'],
    ['terms', 'terms:\n', 'terms:\n  - { id: matcha, name: Sencha }\n'],
  ])('an id twice in %s', (list, from, to) => {
    const line = list === 'terms' ? 'name: Matcha' : to
    expect(faultsIn({ [comparison]: swap(from, to) })).toContainEqual(
      described({ file: comparison, line, problem: `stands twice in ${list}`, remedy: /another id/ })[0],
    )
  })

  it('a source twice', () => {
    const again =
      '  - { id: leaf-book, title: Again, publisher: X, url: https://example.org, strength: primary, checked: 2026-11-24 }'
    expect(faultsIn({ 'sources.yaml': (text) => `${text}${again}\n` })).toEqual(
      described({ file: 'sources.yaml', line: 'title: Again', problem: 'the source "leaf-book" stands twice' }),
    )
  })

  it('a word that names two things', () => {
    const change = swap('aliases: [green powder]', 'aliases: [green powder, Chai]')
    expect(faultsIn({ [comparison]: change })).toEqual(
      described({ file: comparison, line: 'matcha', problem: '"chai" names both tea and matcha' }),
    )
  })

  it('a phrasing of two topics, whatever its capitals and punctuation', () => {
    const change = swap('  - tea vs coffee', '  - Which has more caffeine')
    expect(faultsIn({ [overview]: change })).toEqual(
      described({ file: overview, line: 'Which has more', problem: 'is also a phrasing of caffeine' }),
    )
  })

  it('a phrasing twice in one topic', () => {
    const change = swap('  - tea vs coffee', '  - tea vs coffee\n  - Tea vs. coffee?')
    expect(faultsIn({ [overview]: change })).toEqual(
      described({ file: overview, line: 'Tea vs. coffee?', problem: 'stands twice' }),
    )
  })

  it('an empty cell in a row of the big table', () => {
    const change = swap('cells: { tea: some, coffee: more }', 'cells: { tea: some }')
    expect(faultsIn({ [caffeine]: change })).toEqual(
      described({ file: caffeine, line: 'cells', problem: 'nothing for "coffee"', remedy: /fill/ }),
    )
  })
})

describe('a vocabulary that cannot be used', () => {
  it('goes in a circle through several groups', () => {
    const change = swap('  - [cup, mug]', '  - [cup, mug]\n  - [mug, beaker]\n  - [beaker, cup]')
    expect(faultsIn({ [comparison]: change })).toEqual(
      described({ file: comparison, line: '[cup, mug]', problem: 'cup → beaker → mug → cup' }),
    )
  })

  it('reads a word as itself', () => {
    expect(faultsIn({ [comparison]: swap('[cup, mug]', '[cup, Cup]') })).toEqual(
      described({ file: comparison, line: '[cup, Cup]', problem: 'cup → cup' }),
    )
  })

  it('reads a word in two ways', () => {
    expect(faultsIn({ [comparison]: swap('  - [cup, mug]', '  - [cup, mug]\n  - [glass, mug]') })).toEqual(
      described({ file: comparison, line: '[glass, mug]', problem: 'reads "mug" as "cup" and as "glass"' }),
    )
  })

  it('has a group of one word', () => {
    expect(faultsIn({ [comparison]: swap('[cup, mug]', '[cup]') })).toEqual(
      described({ file: comparison, line: '[cup]', problem: 'vocabulary (entry 1) is not right', remedy: /two words/ }),
    )
  })
})
