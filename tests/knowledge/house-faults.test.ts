import { describe, expect, it } from 'vitest'
import { SMALL_FLOW } from '../support/small-flow.ts'
import { comparisonsOf, joined, linesOf, writeTeam } from '../support/team-knowledge.ts'

const HOUSE = `notes:
  - note: no espresso after **noon**; see [the rule](https://house.example.org).
    on: { topics: [caffeine], criteria: [caffeine], subjects: [coffee], options: [coffee] }
    checked: 2026-11-24
  - note: "Here: the kettle is on the second floor."
    on: { topics: [overview] }
`

function folders(house: string) {
  return joined([writeTeam({ 'tea-vs-coffee/house.yaml': house })], { 'flows/drink.yaml': SMALL_FLOW })
}

/** The faults of a changed file, without where they are. */
function faultsOf(from: string, to: string): readonly string[] {
  if (!HOUSE.includes(from)) throw new Error(`not in the file: ${from}`)
  return linesOf(folders(HOUSE.replace(from, to))).map((line) => line.replace('ours/tea-vs-coffee/', ''))
}

describe('house notes', () => {
  it('are read with their styles, and without the "Here:" that is shown before them', () => {
    const [comparison] = comparisonsOf(folders(HOUSE))
    expect(comparison?.notes).toEqual([
      {
        text: [
          { kind: 'plain', text: 'no espresso after ' },
          { kind: 'strong', text: 'noon' },
          { kind: 'plain', text: '; see ' },
          { kind: 'link', text: 'the rule', href: 'https://house.example.org' },
          { kind: 'plain', text: '.' },
        ],
        topics: ['caffeine'],
        criteria: ['caffeine'],
        subjects: ['coffee'],
        options: ['coffee'],
        checked: '2026-11-24',
      },
      {
        text: [{ kind: 'plain', text: 'the kettle is on the second floor.' }],
        topics: ['overview'],
        criteria: [],
        subjects: [],
        options: [],
      },
    ])
  })

  it('may stand beside the comparison itself, and in several folders', () => {
    const own = { 'flows/drink.yaml': SMALL_FLOW, 'house.yaml': HOUSE }
    const [comparison] = comparisonsOf(joined([writeTeam({ 'tea-vs-coffee/house.yaml': HOUSE })], own))
    expect(comparison?.notes).toHaveLength(4)
  })

  it.each([
    ['topics: [caffeine]', 'topics: [cafeine]', 'house.yaml:3: there is no topic "cafeine". → Use one of: caffeine, '],
    [
      'criteria: [caffeine]',
      'criteria: [taste]',
      'house.yaml:3: there is no criterion "taste". → Use one of: overview, ',
    ],
    [
      'subjects: [coffee]',
      'subjects: [cocoa]',
      'house.yaml:3: there is no subject "cocoa". → Use one of: tea, coffee.',
    ],
    [
      'options: [coffee]',
      'options: [milk]',
      'house.yaml:3: there is no option of a decision "milk". → Use one of: tea, ',
    ],
    ['{ topics: [overview] }', '{}', 'house.yaml:6: notes (entry 2).on is not right. → Name at least one topic, '],
    ['noon', 'x'.repeat(120), 'house.yaml:2: a note has 153 characters. → Use at most 120'],
    ['noon**;', 'noon**[^leaf-book];', 'house.yaml:2: a note has a footnote. → Remove it'],
    ['"Here: the kettle', '"# the kettle', 'house.yaml:5: a note is not one plain line. → Write one sentence'],
    [
      '(https://house.example.org)',
      '(ftp://x.example.org)',
      'house.yaml:2: a link to "ftp://x.example.org" is not allowed',
    ],
    ['checked: 2026-11-24', 'checked: yesterday', 'house.yaml:4: notes (entry 1).checked is not right'],
    ['    on: { topics: [overview] }\n', '', 'house.yaml:5: notes (entry 2).on is missing'],
  ])('with %j written as %j are a fault', (from, to, fault) => {
    expect(faultsOf(from, to)).toEqual([expect.stringContaining(fault)])
  })

  it('are not blamed for what nobody can know, because another file is faulty', () => {
    const broken = joined([writeTeam({ 'tea-vs-coffee/house.yaml': HOUSE })], { 'flows/drink.yaml': 'id: [' })
    expect(linesOf(broken).filter((line) => line.includes('house.yaml'))).toEqual([])
  })
})
