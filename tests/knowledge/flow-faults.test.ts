import { describe, expect, it } from 'vitest'
import { described, faultsIn, knowledgeOf, swap, writeKnowledge } from '../support/knowledge.ts'
import { SMALL_FLOW } from '../support/small-flow.ts'

const flow = 'flows/drink.yaml'

/** The faults of the small flow after a change of one stretch that must be there. */
function faultsAfter(from: string, to: string) {
  return faultsIn({ [flow]: swap(from, to)(SMALL_FLOW) })
}

describe('a flow', () => {
  it('is loaded with its comparison, with options in the order of ties', () => {
    const turned = swap('tie-order: [tea, coffee]', 'tie-order: [coffee, tea]')(SMALL_FLOW)
    const [comparison] = knowledgeOf(writeKnowledge({ [flow]: turned })).comparisons
    const [one] = comparison?.flows ?? []
    expect(one?.options.map(({ id }) => id)).toEqual(['coffee', 'tea'])
    expect(one?.questions[0]?.answers[1]).toMatchObject({
      removal: { kind: 'unsafe', options: ['coffee'] },
      sources: ['food-safety'],
      see: 'caffeine',
    })
    expect(one?.questions[1]?.when).toEqual([[{ question: 'sleep', answers: ['well'] }]])
    expect(one?.questions[0]?.why).toMatchObject({ sources: ['food-safety'] })
    expect(one?.questions[1]?.answers[1]).toMatchObject({ sources: [], unsourced: ['our advice'] })
  })

  it('may be absent', () => {
    expect(knowledgeOf(writeKnowledge()).comparisons[0]?.flows).toEqual([])
  })

  it('reads "only" as everything else taken away, and "any" as one of several conditions', () => {
    const changed = swap(
      'drop: [coffee]',
      'only: [tea]',
    )(swap('when: { sleep: [well] }', 'when: { any: [{ sleep: [well] }, { sleep: [badly] }] }')(SMALL_FLOW))
    const [one] = knowledgeOf(writeKnowledge({ [flow]: changed })).comparisons[0]?.flows ?? []
    expect(one?.questions[0]?.answers[1]?.removal?.options).toEqual(['coffee'])
    expect(one?.questions[1]?.when).toHaveLength(2)
  })
})

describe('faults of a flow, each with its line and a remedy', () => {
  it.each([
    ['id: drink', 'id: drinks', 'id: drinks', "not the file's name"],
    [
      'effects: { coffee: 1 }, sources: [food',
      'effects: { cocoa: 1 }, sources: [food',
      'cocoa: 1',
      'no option "cocoa"',
    ],
    ['drop: [coffee]', 'drop: [cocoa]', 'drop: [cocoa]', 'no option "cocoa"'],
    ['expect: [coffee]', 'expect: [cocoa]', 'expect: [cocoa]', 'no option "cocoa"'],
    ['when: { sleep: [well] }\n', 'when: { slep: [well] }\n', 'when: { slep', 'no question "slep"'],
    ['when: { sleep: [well] }\n', 'when: { sleep: [wel] }\n', 'when: { sleep: [wel]', 'no answer "wel"'],
    ['time: [evening] }, effects', 'time: [night] }, effects', 'time: [night]', 'no answer "night"'],
    ['sets: { sleep: [badly] }', 'sets: { sleep: [sadly] }', 'sets: { sleep: [sadly]', 'no answer "sadly"'],
    ['time: morning }, expect', 'time: noon }, expect', 'time: noon', 'no answer "noon"'],
    ['see: caffeine', 'see: cafeine', 'see: cafeine', 'no topic "cafeine"'],
    ['sources: [leaf-book]', 'sources: [leaf-bok]', 'leaf-bok', 'no source "leaf-bok"'],
    ['hours.[^food-safety]', 'hours.[^food]', 'hours.[^food]', 'no source "food"'],
    ['aliases: [insomnia]', 'aliases: [insomnia, WELL]', 'id: badly', '"well" means both sleep.well and sleep.badly'],
    ['aliases: [insomnia]', 'aliases: [Evening]', 'id: evening', '"evening" means both sleep.badly and time.evening'],
    ['{ id: morning,', '{ id: evening,', 'label: Evening', 'stands twice'],
    ['        removal: unsafe\n', '', 'id: badly', 'without a kind'],
    ['        drop: [coffee]\n', '', 'removal: unsafe', 'takes nothing away'],
    ['        because: It is still there in the night.\n', '', 'id: badly', 'without a reason'],
    [', sources: [leaf-book]', '', 'id: morning', 'effects cite nothing'],
    ['tie-order: [tea, coffee]', 'tie-order: [tea, tea]', 'tie-order', 'does not name every option once'],
    ['{ strong: 4, lean: 1 }', '{ strong: 1, lean: 1 }', 'verdict', 'strong is not above lean'],
    [
      'label: Badly',
      'label: Badly, and worse from night to night',
      'label: Badly, and',
      'questions (entry 1).answers (entry 2).label',
    ],
    ['stays for hours.[^food-safety]', 'stays for hours.', 'why: Caffeine', 'cites nothing'],
    ['when: { sleep: [well] }\n', 'when: [sleep]\n', 'when: [sleep]', 'questions (entry 2).when'],
    ['version: 1', 'version: one', 'version: one', 'version should be a number'],
    ['effects: { tea: 2, coffee: -1 }', 'effects: { tea: 1.5 }', 'tea: 1.5', 'effects.tea'],
  ])('%j → %j', (from, to, line, problem) => {
    const faults = faultsAfter(from, to)
    expect(faults).toContainEqual(described({ file: flow, line, problem })[0])
  })

  it('questions that wait for one another', () => {
    expect(faultsAfter('    why: Caffeine', '    when: { time: [morning] }\n    why: Caffeine')).toEqual(
      described({ file: flow, line: 'when: { time', problem: 'conditions go in a circle: sleep → time → sleep' }),
    )
  })

  it('an answer that the opening card can never give', () => {
    expect(faultsAfter('plain: { sleep: [well] }', 'plain: { sleep: [badly] }')).toEqual(
      described({ file: flow, line: 'opening', problem: 'no box and no plain answer of "sleep" covers well' }),
    )
  })

  it('a box without a plain answer', () => {
    expect(faultsAfter('plain: { sleep: [well] }', 'plain: { time: [morning, evening] }')).toEqual(
      described(
        { file: flow, line: 'opening', problem: 'covers well' },
        { file: flow, line: 'plain', problem: 'plain says nothing for "sleep"' },
      ),
    )
  })

  it('a file beside the flows that is none', () => {
    expect(faultsIn({ 'flows/drink.yml': SMALL_FLOW })).toEqual(
      described({ file: 'flows/drink.yml', problem: 'only files that end in .yaml are flows' }),
    )
  })

  it('several at once, and those of other files too', () => {
    const changed = swap('see: caffeine', 'see: cafeine')(swap('expect: [coffee]', 'expect: [cocoa]')(SMALL_FLOW))
    const faults = faultsIn({ [flow]: changed, 'comparison.yaml': swap('overview: overview', 'overview: overvew') })
    expect(faults.map(({ file }) => file)).toEqual(['comparison.yaml', flow, flow])
  })
})

const CLOCK =
  '  - { id: clock, title: The clock, publisher: Clock, url: https://example.org/clock, strength: primary, checked: 2026-11-24 }\n'

function lonely(text: string): string {
  return `${text}${CLOCK}`
}

describe('sources', () => {
  it('count as cited where only a flow cites them', () => {
    const citing = swap('sources: [leaf-book]', 'sources: [leaf-book, clock]')(SMALL_FLOW)
    expect(knowledgeOf(writeKnowledge({ [flow]: citing, 'sources.yaml': lonely })).comparisons).toHaveLength(1)
    expect(faultsIn({ [flow]: SMALL_FLOW, 'sources.yaml': lonely })).toEqual(
      described({ file: 'sources.yaml', line: 'id: clock', problem: 'nothing cites the source "clock"' }),
    )
  })
})
