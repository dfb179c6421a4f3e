import { describe, expect, test } from 'vitest'
import { ana, ben } from '../support/requests.ts'
import { THREAD_TALK } from '../support/thread-talk.ts'
import { startWalk } from '../support/walk-life.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
const POSTGRES = 'should we run our Postgres in Docker or on a VM?'

describe('people who talk to one another in the thread', () => {
  test('there are enough of their lines to mean something', () => {
    expect(new Set(THREAD_TALK).size).toBeGreaterThanOrEqual(500)
  })

  test.each([
    ['the opening card', []],
    ['a question', ['Looks right']],
    ['the verdict', ['Looks right', 'VMs', 'Steady', 'Bought, as a container image']],
    ['the decision', ['Looks right', 'VMs', 'Steady', 'Bought, as a container image', 'Accept']],
  ])('are left alone while %s stands, whatever they say, each line as the first', async (_, presses) => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    for (const label of presses) await walk.press(label)
    const card = walk.card()
    const unasked: string[] = []
    for (const [at, line] of THREAD_TALK.entries()) {
      const before = walk.count()
      await walk.murmur(line, at % 2 === 0 ? ana : ben)
      if (walk.count() !== before) unasked.push(line)
      // Somebody who does speak to us starts the count anew, so that each line is judged by itself.
      if (at % 2 === 1) await walk.say('is docker slower on disk?')
    }
    expect(unasked).toEqual([])
    expect(walk.card()).toBe(card)
  })

  test('are heard when they answer the question that is open, or ask what we know', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    await walk.murmur("we're all vSphere people", ben)
    expect(walk.card()).toContain('Ben: The team, VMs')
    await walk.murmur('is docker slower on disk?')
    expect(walk.last()).toContain('Native on a volume')
  })

  test('are heard no more after three messages, until somebody speaks to us', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    for (const line of ['morning all', 'did you sleep well', 'not really']) await walk.murmur(line, ben)
    const before = walk.count()
    await walk.murmur("we're all vSphere people", ben)
    await walk.murmur('is docker slower on disk?')
    expect(walk.count()).toBe(before)
    await walk.say('VMs', ben)
    expect(walk.card()).toContain('Ben: The team, VMs')
    await walk.murmur('steady')
    expect(walk.card()).toContain('Ana: The load, steady')
  })
})
