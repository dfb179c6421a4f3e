import { describe, expect, it } from 'vitest'
import { described, faultsIn, swap } from '../support/knowledge.ts'

const file = 'comparison.yaml'
const topic = 'topics/overview.md'

describe('faults of YAML syntax', () => {
  it('says where a text with a colon needs quotes', () => {
    const change = swap('title: Tea vs coffee', 'title: Tea: or coffee')
    expect(faultsIn({ [file]: change })).toEqual(
      described({ file, line: 'Tea: or', problem: /": "/, remedy: /quotes/ }),
    )
  })

  it('says which key stands twice', () => {
    const change = swap('name: tea and coffee', 'name: tea and coffee\ntitle: Once more')
    expect(faultsIn({ [file]: change })).toEqual(
      described({ file, line: 'Once more', problem: 'the key "title" stands twice' }),
    )
  })

  it('points to the quotation mark that is never closed', () => {
    const change = swap('title: Tea vs coffee', 'title: "Tea vs coffee')
    expect(faultsIn({ [file]: change })).toEqual(described({ file, line: 'title: "Tea', problem: 'never closed' }))
  })

  it('names a tab at the start of a line', () => {
    expect(faultsIn({ [file]: swap('  - [cup, mug]', '\t- [cup, mug]') })).toEqual(
      described({ file, line: '[cup, mug]', problem: 'begins with a tab', remedy: /spaces/ }),
    )
  })

  it('names a bracket that is not closed', () => {
    expect(faultsIn({ [file]: swap('[cup, mug]', '[cup, mug') })).toEqual(
      described({ file, line: 'breakfast', problem: /not YAML/ }),
    )
  })

  it('counts the lines of front matter from the top of the file', () => {
    expect(faultsIn({ [topic]: swap('title: Tea and coffee', 'title: `Tea and coffee`') })).toEqual(
      described({ file: topic, line: '`Tea', problem: 'begins with "`"', remedy: /quotes/ }),
    )
  })

  it.each([
    ['*', '  - *really* different'],
    ['*', '  - *really'],
    ['&', '  - &tea or coffee'],
    ['!', '  - !important: tea or coffee'],
  ])('does not take %s at the start of a text for something technical: %s', (sign, line) => {
    const change = swap('  - tea vs coffee', line)
    expect(faultsIn({ [topic]: change })).toEqual(
      described({ file: topic, line, problem: sign === '*' ? /\*|not YAML/ : `"${sign}"` }),
    )
  })

  it('refuses aliases that multiply a text without end', () => {
    const bomb = ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: &c [*b, *b]', 'd: [*c, *c]']
    const faults = bomb.map((line) => ({ file, line, problem: /"[*&]"/, remedy: /quotes/ }))
    expect(faultsIn({ [file]: `${bomb.join('\n')}\n` })).toEqual(described(...faults))
  })

  it('refuses an alias that refers to itself', () => {
    expect(faultsIn({ [file]: 'subjects: &a [*a]\n' })).toEqual(described({ file, line: 1, problem: '"&"' }))
  })

  it('refuses a second document in a file', () => {
    expect(faultsIn({ [file]: swap('vocabulary:', '---\nvocabulary:') })).toEqual(
      described({ file, line: '---', problem: 'cuts the file in two' }),
    )
  })
})

describe('faults of shape', () => {
  it('names an unknown key', () => {
    expect(faultsIn({ [file]: swap('elsewhere:', 'elsewere:') })).toEqual(
      described({ file, line: 'elsewere', problem: 'unknown key "elsewere"', remedy: /spelling/ }),
    )
  })

  it('names an unknown key inside an entry', () => {
    expect(faultsIn({ [file]: swap('id: matcha,', 'id: matcha, colour: green,') })).toEqual(
      described({ file, line: 'matcha', problem: 'terms (entry 1) has the unknown key "colour"' }),
    )
  })

  it('names a missing key, at the entry where it is missing', () => {
    expect(faultsIn({ 'sources.yaml': swap('    publisher: Leaf Press\n', '') })).toEqual(
      described({
        file: 'sources.yaml',
        line: 'leaf-book',
        problem: 'sources (entry 2).publisher is missing',
        remedy: /begins with "publisher:"/,
      }),
    )
  })

  it('names a key with nothing behind it', () => {
    expect(faultsIn({ [topic]: swap('title: Tea and coffee', 'title:') })).toEqual(
      described({ file: topic, line: 'title:', problem: 'title is empty', remedy: 'Write a text' }),
    )
  })

  it.each([
    ['label: In a nutshell', 'label: 2024', 'label should be a text', 'quotes around it: "2024"'],
    ['better: false', 'better: "no"', 'better should be true or false', 'without quotes'],
    ['related: [caffeine]', 'related: caffeine', 'related should be a list', '[one, two]'],
    ['  - tea vs coffee', '  - tea: vs coffee', 'questions (entry 2) should be a text', 'quotes around it'],
    ['checked: 2026-11-24', 'checked: 24.11.2026', 'checked is not right: "24.11.2026"', '2026-11-24'],
    ['checked: 2026-11-24', 'checked: 2026-02-31', 'checked is not right: "2026-02-31"', 'day of the calendar'],
    ['label: In a nutshell', 'label: In a very small nutshell indeed', 'label is not right', 'at most 24'],
    ['related: [caffeine]', 'cells: { Tea: leaf }', 'cells has the key "Tea"', 'small letters'],
    ['related: [caffeine]', 'cells: { tea: dried green leaves }', 'cells.tea is not right', 'at most 15'],
  ])('explains %s → %s', (from, to, problem, remedy) => {
    const line = to.trim().split(':')[0] ?? ''
    expect(faultsIn({ [topic]: swap(from, to) })).toEqual(described({ file: topic, line, problem, remedy }))
  })

  it.each([
    ['    year: 2015', '    year: "2015"', 'year should be a number', 'without quotes'],
    ['    year: 2015', '    year: 1066', 'year is not right: "1066"', '1990'],
    ['    strength: primary', '    strength: strong', 'strength is not right: "strong"', 'primary, abstract'],
    ['https://example.org/caffeine', 'javascript:alert(1)', 'url is not right', 'whole address'],
  ])('explains %s → %s', (from, to, problem, remedy) => {
    expect(faultsIn({ 'sources.yaml': swap(from, to) })).toEqual(
      described({ file: 'sources.yaml', line: to.trim(), problem, remedy }),
    )
  })

  it('asks for two subjects', () => {
    const change = swap(
      '  - { id: coffee, name: coffee, short: Coffee, plural: coffees, aliases: [espresso, java] }\n',
      '',
    )
    expect(faultsIn({ [file]: change })).toEqual(
      described({ file, line: 'subjects', problem: 'subjects is not right', remedy: /two subjects/ }),
    )
  })

  it('says that an empty file is empty', () => {
    expect(faultsIn({ 'sources.yaml': '' })).toEqual(
      described({ file: 'sources.yaml', line: 1, problem: 'the file should be' }),
    )
  })
})
