import { describe, expect, test } from 'vitest'
import { madrOf } from '#core/decisions/madr.ts'
import { decisionOf } from '../support/revised-world.ts'
import { ben } from '../support/requests.ts'
import { startWalk, type WalkLife } from '../support/walk-life.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()

async function toVerdict(): Promise<WalkLife> {
  const walk = await startWalk(world)
  await walk.say('should we run our Postgres in Docker or on a VM?')
  await walk.press('Looks right')
  await walk.answer('VMs', 'Steady', 'Bought, as a container image')
  return walk
}

describe('what matters most', () => {
  test('is ticked among what carries weight, weighs the verdict anew, and goes on record', async () => {
    const walk = await toVerdict()
    expect(walk.card()).toContain('Leaning to a virtual machine')
    await walk.press('What matters most?')
    expect(walk.card()).toMatch(/^What matters most\? for “our Postgres”\nTick at most 3; they count twice\.\n/)
    expect(walk.card()).toContain('[ ] The team')
    await walk.press('Weigh it so', ben, ['The team', 'The data'])
    expect(walk.card()).toContain('Clearly a virtual machine')
    expect(walk.card()).toContain('Counted twice: the data, the team')
    expect(walk.card()).toContain('Ben: what matters most: the data, the team')
    await walk.press('Details')
    expect(walk.last()).toContain('counted twice')
    await walk.press('Accept')
    const [decision] = await decisionOf(walk)
    const text = decision ? madrOf(decision).text : ''
    expect(text).toContain('Counted twice, as what matters most: the data and the team.')
    expect(text).toContain('consulted: Ben')
  })

  test('one undo takes all of it back; no tick at all counts everything alike', async () => {
    const walk = await toVerdict()
    await walk.press('What matters most?')
    await walk.press('Weigh it so', ben, ['The team', 'The data'])
    await walk.say('undo')
    expect(walk.card()).toContain('Leaning to a virtual machine')
    await walk.press('What matters most?')
    await walk.press('Weigh it so', ben, ['The team'])
    // With these weights one more question can change the result, and is asked.
    expect(walk.card()).toContain('Ben: what matters most: the team')
    await walk.press('Our own virtualised servers')
    expect(walk.card()).toContain('Counted twice: the team')
    await walk.press('What matters most?')
    expect(walk.card()).toContain('[x] The team')
    await walk.press('Weigh it so', ben, [])
    expect(walk.card()).toContain('Leaning to a virtual machine')
    expect(walk.card()).toContain('Ben: everything counts alike')
    expect(walk.card()).not.toContain('Counted twice')
  })

  test('is not everything', async () => {
    const walk = await toVerdict()
    await walk.press('What matters most?')
    const card = walk.card()
    await walk.press('Weigh it so', ben, ['The team', 'The data', 'The load', 'The system'])
    expect(walk.last()).toBe('asker: 3 at most. Where everything matters most, nothing does; untick some.')
    expect(walk.card()).toBe(card)
  })

  test('a press on a box itself leaves the card as it is, weighed', async () => {
    const walk = await toVerdict()
    await walk.press('What matters most?')
    await walk.pressRef(walk.refOf('The team'))
    expect(walk.card()).toContain('[x] The team')
    await walk.pressRef(walk.refOf('The data'))
    await walk.pressRef(walk.refOf('Weigh it so'))
    expect(walk.card()).toContain('Counted twice: the data, the team')
  })

  test('a forged box weighs nothing', async () => {
    const walk = await toVerdict()
    const card = walk.card()
    await walk.tell({
      kind: 'press',
      ref: 'v1|do|weigh|||1.3',
      values: ['v1|do|stress|fnord||1.3', 'x', 'v1|do|tick|0||1.3'],
    })
    expect(walk.card()).toBe(card)
  })
})
