import { describe, expect, test } from 'vitest'
import { ana, ben } from '../support/requests.ts'
import { decisionOf } from '../support/revised-world.ts'
import { startWalk, type WalkLife } from '../support/walk-life.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
const POSTGRES = 'should we run our Postgres in Docker or on a VM?'
const carla = { id: 'U3', name: 'Carla' }

async function onTheTeam(): Promise<WalkLife> {
  const walk = await startWalk(world)
  await walk.say(POSTGRES)
  await walk.press('Looks right')
  return walk
}

describe('a press on a card that has moved on', () => {
  test('is told who answered meanwhile, and may change it all the same', async () => {
    const walk = await onTheTeam()
    const stale = walk.refOf('Docker on a few hosts')
    await walk.press('VMs', ben)
    await walk.pressRef(stale, carla)
    expect(walk.last()).toBe('asker: Already answered by Ben: VMs.\n[Change to Docker on a few hosts]')
    expect(walk.card()).not.toContain('Carla')
    await walk.press('Change to Docker on a few hosts', carla)
    expect(walk.card()).toContain('Carla: The team, Docker on a few hosts')
  })

  test('stands where nobody else has answered: people may correct themselves', async () => {
    const walk = await onTheTeam()
    const own = walk.refOf('Docker on a few hosts')
    await walk.press('VMs', ben)
    await walk.pressRef(own, ben)
    expect(walk.card()).toContain('Ben: The team, Docker on a few hosts')
  })

  test('of an earlier walkthrough of the thread changes nothing in the later one', async () => {
    const walk = await onTheTeam()
    const old = walk.refOf('VMs')
    await walk.answer('VMs', 'Steady', 'Bought, as a container image')
    await walk.press('Accept')
    await walk.say('should we use a VM or Docker for our web shop?')
    expect(walk.card()).toContain('1 of at most')
    await walk.pressRef(old, ben)
    expect(walk.last()).toBe('asker: That card is of an earlier walkthrough. The newest card counts.')
  })

  test('twice by one person counts once', async () => {
    const walk = await onTheTeam()
    const ref = walk.refOf('VMs')
    await walk.pressRef(ref, ben)
    const before = walk.count()
    await walk.pressRef(ref, ben)
    expect(walk.count()).toBe(before)
  })

  test('shows again what only shows, as often as it is pressed', async () => {
    const walk = await onTheTeam()
    await walk.press('Why this?')
    await walk.press('Why this?')
    expect(walk.shown().filter(({ audience }) => audience === 'asker')).toHaveLength(2)
    await walk.answer('VMs', 'Steady', 'Bought, as a container image')
    for (let time = 0; time < 2; time++) {
      await walk.press('Choose another')
      expect(walk.card()).toContain('Which one do you choose?')
      await walk.press('Back to the verdict')
      expect(walk.card()).toMatch(/^Leaning to a virtual machine/)
    }
  })

  test('of Accept, when the recommendation has changed since, decides nothing', async () => {
    const walk = await onTheTeam()
    await walk.answer('VMs', 'Steady', 'Bought, as a container image')
    const accept = walk.refOf('Accept')
    await walk.say('change the team', ben)
    await walk.press('Kubernetes or the like', ben)
    await walk.say('change the software', ben)
    await walk.press('We build it ourselves', ben)
    await walk.pressRef(accept, ana)
    expect(walk.last()).toMatch(/^asker: The recommendation has changed since: /)
    expect(await decisionOf(walk)).toEqual([])
  })
})

describe('who may answer', () => {
  test('“only me” leaves it to whoever asked, “everyone” opens it again', async () => {
    const walk = await onTheTeam()
    await walk.say('only me')
    await walk.press('VMs', ben)
    expect(walk.last()).toMatch(/^asker: Only Ana answers here\./)
    await walk.murmur('VMs', ben)
    expect(walk.last()).toMatch(/^asker: Only Ana/)
    await walk.press('Kubernetes or the like')
    expect(walk.card()).toContain('Ana: The team, Kubernetes or the like')
    await walk.say('everyone')
    await walk.say('public cloud', ben)
    expect(walk.card()).toContain('Ben: The place, public cloud')
  })
})

describe('a poll', () => {
  test('stays on a question until somebody goes on, and shows who has answered', async () => {
    const walk = await onTheTeam()
    await walk.say('poll')
    await walk.press('VMs')
    expect(walk.card()).toContain('What does the team run well today?')
    expect(walk.card()).toContain('A poll: everybody answers. So far: Ana.')
    await walk.press('Docker on a few hosts', ben)
    expect(walk.card()).toContain('So far: Ana, Ben.')
    await walk.press('Next question', ben)
    expect(walk.card()).toContain('Where will it run?')
    expect(walk.card()).not.toContain('So far: Ana')
  })

  test('says what each comes to, and that a dispute decides the result', async () => {
    const walk = await onTheTeam()
    await walk.say('poll')
    await walk.press('VMs', ana)
    await walk.press('Docker on a few hosts', ben)
    await walk.press('Next question')
    const alike = [
      'Steady',
      'Our own virtualised servers',
      'Bought, as a container image',
      'Data on a volume or elsewhere',
    ]
    for (let card = 0; card < 5 && walk.card().includes('of at most'); card++) {
      const label = alike.find((one) => walk.card().includes(`. ${one}\n`)) ?? ''
      await walk.press(label, ana)
      await walk.press(label, ben)
      await walk.press('Next question')
    }
    expect(walk.card()).toMatch(/^You differ, and it matters for “our Postgres”: settle the question below first\./)
    expect(walk.card()).toMatch(/- Ana: .*\n- Ben: /)
    expect(walk.card()).toContain('The team: Ana: VMs; Ben: Docker on a few hosts. It decides the result.')
    expect(walk.card()).not.toContain('[Accept]')
    await walk.say('change the team', ben)
    await walk.press('VMs', ben)
    await walk.press('Next question', ben)
    expect(walk.card()).not.toContain('it matters')
    await walk.press('Accept')
    expect(walk.card()).toMatch(/^Decided: our Postgres → /)
  })

  test('says that a dispute changes nothing, and can be decided', async () => {
    const walk = await startWalk(world)
    await walk.say('should we use a VM or Docker for our phone system?')
    await walk.press('Next', ana, ['A desktop or remote desktop', 'It is a Windows program'])
    await walk.say('poll')
    await walk.say('change the team', ana)
    await walk.press('VMs', ana)
    await walk.press('Docker on a few hosts', ben)
    await walk.say('change the system', ben)
    await walk.press('Windows Server', ben)
    await walk.say('change the hardware', ben)
    await walk.press('A desktop or remote desktop', ben)
    await walk.press('Next question', ben)
    expect(walk.card()).toMatch(/^Clearly a virtual machine for “our phone system”, whoever is right\n/)
    expect(walk.card()).toContain('The team: Ana: VMs; Ben: Docker on a few hosts. It changes nothing.')
    await walk.press('Accept')
    expect(walk.card()).toMatch(/^Decided: our phone system → virtual machine · Ana, Ben/)
  })
})
