import { describe, expect, test } from 'vitest'
import { gate } from '#core/gate.ts'
import { understand } from '#core/understand/understand.ts'
import { shippedWorld } from '../support/world.ts'

const { minds } = await shippedWorld()
const [mind] = minds
if (!mind) throw new Error('there is no comparison')

/** What is settled before scores are looked at; undefined where they decide. */
function decide(text: string, matched: number, hasThread = false): string | undefined {
  if (!mind) return undefined
  const reading = understand(text, mind.lexicon)
  return gate(reading, mind.comparison, { hasThread, isChoosing: false, isKnown: false, matched })?.kind
}

describe('the gate believes the matcher where it is sure', () => {
  test.each([
    // A plain statement, without a criterion and without a subject.
    ['Debian image on a Fedora host', 0.9, 0.3],
    // Two named things against each other, neither of them a subject.
    ['VirtualBox or Hyper-V on one laptop', 0.9, 0.6],
    // A reason is asked for, and no subject is named.
    ['why are many small writes to a volume slow', 0.5, 0.1],
    // Two telling words.
    ['which firewall ports?', 0.9, 0.3],
  ])('%j passes at %d and not at %d', (text, sure, unsure) => {
    expect(decide(text, sure)).toBeUndefined()
    expect(decide(text, unsure)).toBe('none')
  })

  test('trivia passes where it goes on with a thread', () => {
    expect(decide('who maintains the cluster', 0.7, true)).toBeUndefined()
    expect(decide('who maintains the cluster', 0.7)).toBe('none')
  })

  test('words that say nothing are no statement to be judged', () => {
    expect(decide('hmm', 0.99)).toBe('none')
    expect(decide('same here', 0.99)).toBe('none')
  })

  test('how-to questions stay closed', () => {
    expect(decide('how do I resize the disk', 0.97)).toBe('none')
  })
})
