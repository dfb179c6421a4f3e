import { describe, expect, test } from 'vitest'
import { decisionOf, revised } from '../support/revised-world.ts'
import { ben, channel } from '../support/requests.ts'
import { startWalk, type WalkLife } from '../support/walk-life.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
const POSTGRES = 'should we run our Postgres in Docker or on a VM?'

/** The team of the examples, up to the verdict. */
async function toVerdict(): Promise<WalkLife> {
  const walk = await startWalk(world)
  await walk.say(POSTGRES)
  await walk.press('Looks right')
  await walk.press('VMs', ben)
  await walk.press('Steady')
  await walk.press('Bought, as a container image')
  return walk
}

describe('from the first card to the decision', () => {
  test('the tick taken from the message is set beforehand, with its words', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    expect(walk.card()).toContain('1 of at most 5 · Tick what is true, then Next.')
    expect(walk.card()).toContain('[x] A busy database')
    expect(walk.card()).toContain('From your message: a busy database (“Postgres”)')
    expect(walk.card()).toContain('[Looks right] [Change] [Answer all at once] [Stop]')
    // Docker and VM are what is asked about, not what the team runs.
    expect(walk.card().match(/\[x\]/g)).toHaveLength(1)
    expect(walk.shown()[0]?.title).toBe('VM or container for our Postgres')
  })

  test('one card is edited in place up to the verdict, which is accepted and kept', async () => {
    const walk = await toVerdict()
    expect(walk.shown()).toHaveLength(1)
    expect(walk.card()).toMatch(/^Leaning to a virtual machine for “our Postgres”\n- The data: In a container/)
    expect(walk.card()).toContain('- The team: It runs VMs well, and no containers yet.')
    expect(walk.card()).toContain('Runner-up: containers on VM nodes.')
    expect(walk.card()).toMatch(/Would change it: .* → a managed or serverless service/)
    expect(walk.card()).toContain('Disk speed is no reason.')
    expect(walk.card()).toContain('4 cards; what was not asked cannot change this')
    expect(walk.card()).toContain('[Accept] [Choose another] [What matters most?] [Details]')
    await walk.press('Accept')
    expect(walk.shown()).toHaveLength(1)
    expect(walk.card()).toBe(
      'Decided: our Postgres → virtual machine · Ana, Ben\nRecommendation: leaning to a virtual machine; followed\n[Show the record] [Details]',
    )
    expect(await decisionOf(walk)).toMatchObject([
      { by: { name: 'Ana' }, title: 'Run our Postgres on a virtual machine' },
    ])
  })

  test('two people answer at once, by typing and by pressing, and every change says whose it is', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await Promise.all([walk.press('Looks right'), walk.say("we're all vSphere people", ben)])
    await walk.murmur("we're all vSphere people", ben)
    expect(walk.card()).toContain('How does the load come?')
    expect(walk.card()).toContain('the team: VMs')
    expect(walk.card()).toContain('Ben: The team, VMs')
    await walk.press('Steady')
    expect(walk.card()).toContain('Ana: The load, steady')
  })

  test('a command opens its thread in the channel with its line, which becomes the outcome', async () => {
    const walk = await startWalk(world, {}, channel)
    await walk.tell({ kind: 'command', name: 'decide', args: 'our phone system' })
    const [root] = walk.life.chat.shown()
    expect(root?.place.thread).toBeUndefined()
    expect(root?.reply.audience).toBe('thread')
    expect(walk.card()).toMatch(/^VM or container\? for “our phone system” · asked by Ana · answers in the thread\n/)
    const place = { ...channel, thread: `thread-of-${root?.message}` }
    const inThread = async (ref: string, values?: readonly string[]): Promise<void> => {
      await walk.life.tell({
        id: `p${walk.count()}`,
        at: 1_800_000_100_000,
        from: ben,
        place,
        kind: 'press',
        ref,
        ...(values ? { values } : {}),
      })
    }
    await inThread(walk.refOf('Next'), [
      walk.refOf('Another OS, or its own kernel or drivers'),
      walk.refOf('A desktop or remote desktop'),
    ])
    await inThread(walk.refOf('Another OS or an old kernel'))
    expect(walk.card()).toMatch(/Clearly a virtual machine/)
    await inThread(walk.refOf('Accept'))
    expect(walk.shown()).toHaveLength(1)
    expect(walk.card()).toMatch(/^Decided: our phone system → virtual machine · Ana, Ben\n/)
  })

  test('*Help us decide* on an answer begins it, and says again nothing of what is known', async () => {
    const walk = await startWalk(world)
    await walk.say('which starts faster, a VM or a container?')
    await walk.press('Help us decide')
    expect(walk.card()).toContain('Tick what is true')
    await walk.press('Next')
    await walk.press('Help us decide')
    expect(walk.shown().map(({ summary }) => summary)).toContain('Goes on further down.')
    expect(walk.card()).toContain('2 of at most 6 · Where will it run?')
  })
})

describe('words in the thread', () => {
  test('a question in the middle is answered, fills nothing, and leads back', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    const before = walk.count()
    await walk.say('is docker slower on disk?', ben)
    expect(walk.count()).toBe(before + 1)
    expect(walk.last()).toContain('Native on a volume')
    expect(walk.last()).toContain('Back to 2 of at most 5 · What does the team run well today?')
    await walk.press('Kubernetes or the like')
    expect(walk.card()).toContain('Ana: The team, Kubernetes or the like')
  })

  test('back, undo, change, skip and not sure move freely, and lose nothing', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    await walk.say('2')
    expect(walk.card()).toContain('Ana: The team, Docker on a few hosts')
    await walk.say('undo')
    expect(walk.card()).toContain('What does the team run well today?')
    await walk.say('not sure')
    expect(walk.card()).toContain('the team: not sure')
    await walk.say('change team', ben)
    expect(walk.card()).toContain('To change · What does the team run well today?')
    await walk.press('VMs', ben)
    expect(walk.card()).toContain('the team: VMs')
    await walk.say('skip')
    expect(walk.card()).toContain('Ana: The load, skipped')
    await walk.say('change')
    expect(walk.card()).toContain('Which answer should change?')
    await walk.press('The load')
    await walk.press('Steady')
    expect(walk.card()).toContain('the load: steady')
  })

  test('"does not matter" takes a question out', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    await walk.say("doesn't matter")
    expect(walk.card()).toContain('The team does not matter')
    expect(walk.card()).not.toContain('What does the team run well today?')
  })

  test('why shows what the question rests on, to the thread', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    await walk.say('why?')
    expect(walk.last()).toMatch(/^thread: What does the team run well today\? What the team runs well fails less\./)
    await walk.press('Why this?', ben)
    expect(walk.last()).toMatch(/^asker: .*\n- Kubernetes or the like:/)
  })

  test('one message answers several open questions', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    await walk.say('we run Kubernetes in production, the traffic comes in waves, and it is on AWS', ben)
    expect(walk.card()).toContain(
      'Ben: The team, Kubernetes or the like; The load, in waves, within seconds; The place, public cloud',
    )
    await walk.say('undo', ben)
    expect(walk.card()).toContain('What does the team run well today?')
  })

  test('what is misspelt is taken, what resembles nothing is asked back with three buttons', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    await walk.say('kuberntes')
    expect(walk.card()).toContain('Ana: The team, Kubernetes or the like')
    await walk.say('a bit of everything to be honest')
    expect(walk.last()).toMatch(/^thread: I did not get that\. .*\n1\. .+\n2\. .+\n3\. .+\n/)
  })

  test('stop keeps what stands, go on takes it up', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    await walk.say('stop')
    expect(walk.card()).toMatch(/^Stopped\. So far: .*a busy database/)
    await walk.press('Go on', ben)
    expect(walk.card()).toContain('What does the team run well today?')
    await walk.say('restart')
    expect(walk.card()).toContain('1 of at most')
    expect(walk.card()).not.toContain('[x]')
  })
})

describe('how it can end', () => {
  test('all left open: it refuses to recommend, and names the first question', async () => {
    const walk = await startWalk(world)
    await walk.say('should we use a VM or Docker for this?')
    await walk.press('Next')
    for (const question of ['system', 'software', 'neighbours', 'hardware', 'data', 'team', 'load', 'place']) {
      await walk.say(`change the ${question}`)
      await walk.press('Not sure')
    }
    expect(walk.card()).toMatch(/^Not enough to say\. Tick or answer at least one thing\./)
    expect(walk.card()).not.toContain('[Accept]')
    await walk.say('skip')
    expect(walk.last()).toMatch(/^asker: Nothing is asked just now\. It stands at: not enough to say\./)
  })

  test('a message that says it all settles at once, and can be taken back', async () => {
    const walk = await startWalk(world)
    await walk.say('should we move our FreeBSD mail server to docker or keep it on a VM?')
    expect(walk.card()).toMatch(/^Clearly a virtual machine for “our FreeBSD mail server”\n/)
    expect(walk.card()).toContain('No card was needed; what was not asked cannot change this')
    expect(walk.card()).toContain('From your message: another OS or an old kernel (“FreeBSD”)')
    await walk.say('undo')
    expect(walk.card()).toContain('1 of at most')
    expect(walk.card()).not.toContain('[x]')
  })

  test('a long situation is read as far as it is plain, and shown with its words', async () => {
    const walk = await startWalk(world)
    await walk.say(
      'We have a .NET service under IIS on three Server 2022 hosts, Docker already runs there, two people, traffic mostly during office hours with peaks, no GPU. What would you do?',
    )
    expect(walk.card()).toContain('[x] It is a Windows program')
    expect(walk.card()).toContain(
      'From your message: Windows Server (“IIS”) · Docker on a few hosts (“Docker”) · in waves, within seconds (“peaks”)',
    )
    expect(walk.card()).not.toContain('GPU for our own code')
    await walk.press('Change')
    expect(walk.card()).not.toContain('[x]')
    expect(walk.card()).not.toContain('From your message')
  })

  test('a contradiction is resolved by whoever speaks last, and seen', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    await walk.press('VMs')
    await walk.say('change team', ben)
    await walk.press('Docker on a few hosts', ben)
    expect(walk.card()).toContain('Ben: The team, Docker on a few hosts')
    expect(walk.card()).not.toContain('the team: VMs')
  })

  test('too close names both and what tips it, and no winner in bold', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    await walk.answer('Docker on a few hosts', 'Steady', 'Our own virtualised servers', 'Bought, as a container image')
    expect(walk.card()).toMatch(/^Too close to call: .+, just ahead of .+ for “our Postgres”\.\n/)
    expect(walk.card()).toContain('What tips it:')
    await walk.press('Choose one')
    await walk.press('Virtual machine')
    await walk.say('none')
    expect(walk.card()).toMatch(/^Decided: our Postgres → virtual machine/)
    expect(walk.card()).not.toContain('Reason:')
  })

  test('somebody chooses otherwise, overrules what is unsafe, and their reason is kept', async () => {
    const walk = await startWalk(world)
    await walk.say('should we use a VM or Docker for this?')
    await walk.press('Next', undefined, ["Runs other people's or generated code"])
    for (let card = 0; card < 8 && /of at most/.test(walk.card()); card++) await walk.say('1')
    await walk.press('Choose another', ben)
    expect(walk.card()).toMatch(/\d\. Containers on the host/)
    await walk.press('Containers on the host', ben)
    expect(walk.card()).toContain(
      'Ben chooses containers straight on the host. Write the reason, or type it in this thread; “none” will do.',
    )
    await walk.murmur('the customers are all in-house', ben)
    expect(walk.card()).toMatch(
      /^Decided: VM or container → containers straight on the host · Ana, Ben\nReason: the customers are all in-house\n/,
    )
    expect(walk.card()).toContain('not followed · Ben overruled what speaks against Containers on the host')
    expect(await decisionOf(walk)).toMatchObject([{ by: { name: 'Ben' } }])
  })

  test('what is parked is on record, and goes on later', async () => {
    const walk = await toVerdict()
    await walk.say('park')
    expect(walk.card()).toMatch(/^Parked: our Postgres · Ana, Ben · “resume” goes on/)
    await walk.say('resume', ben)
    expect(walk.card()).toMatch(/^Leaning to a virtual machine/)
    await walk.press('Accept', ben)
    const [newest, parked] = await decisionOf(walk)
    expect(newest).toMatchObject({ title: 'Run our Postgres on a virtual machine' })
    expect(parked?.supersededBy).toBe(newest?.id)
  })

  test('a decision is opened again by undo, and nothing else', async () => {
    const walk = await toVerdict()
    const old = walk.refOf('Accept')
    await walk.press('Accept')
    await walk.pressRef(old, ben)
    expect(walk.last()).toMatch(/^asker: That is decided: a virtual machine\./)
    await walk.say('undo', ben)
    expect(walk.card()).toContain('[Accept]')
  })

  test('details are for whoever asks: points with signs, what is out, how firmly it stands, that it is judgement', async () => {
    const walk = await toVerdict()
    await walk.press('Details', ben)
    expect(walk.last()).toMatch(/^asker: Details: leaning to a virtual machine\n/)
    expect(walk.last()).toMatch(/- The team: VMs \(Ben\) · Virtual machine \+2, .*Containers on VMs −1/)
    expect(walk.last()).toContain('Points\nVirtual machine: ')
    expect(walk.last()).toContain('the same result in')
    expect(walk.last()).toContain('The weights are our judgement')
  })
})

describe('as time goes by', () => {
  test('a new process goes on where the old one was', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    const next = await walk.restart(world)
    await next.press('VMs', ben)
    expect(next.card()).toContain('How does the load come?')
    expect(next.shown()).toHaveLength(1)
  })

  test('after 72 hours any answer goes on, and says what stood', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    walk.wait(80)
    await walk.press('VMs', ben)
    expect(walk.card()).toContain('Picked up again after 3 days. What stood: ordinary Linux · only our own code')
    walk.wait(100)
    await walk.say('resume')
    expect(walk.shown()).toHaveLength(2)
    expect(walk.card()).toContain('Picked up again after 4 days.')
    expect(walk.card()).toContain('How does the load come?')
  })

  test('a flow that was revised meanwhile is offered, never forced', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    const next = await walk.restart(revised(world))
    await next.press('VMs', ben)
    expect(next.card()).toContain('How does the load come?')
    expect(next.card()).toContain('The questions were revised since (version 2). Go on as begun, or switch.')
    await next.press('As begun')
    expect(next.card()).not.toContain('revised')
    const other = await startWalk(world)
    await other.say(POSTGRES)
    await other.press('Looks right')
    const after = await other.restart(revised(world))
    await after.press('VMs')
    await after.press('Switch')
    expect(after.card()).not.toContain('revised')
    expect(after.card()).toContain('How does the load come, then?')
    expect(after.card()).toContain('the team: VMs')
  })

  test('a walkthrough whose comparison is gone ends calmly', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    const ref = walk.refOf('Looks right')
    const next = await walk.restart({ knowledge: { ...world.knowledge, comparisons: [] }, minds: [] })
    await next.pressRef(ref)
    expect(next.last()).toBe('asker: That walkthrough is over. “decide” begins a new one.')
  })

  test('the edited question leaves the walkthrough as it is, and offers to start over', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    await walk.press('Looks right')
    await walk.press('VMs')
    await walk.tell({ kind: 'edited', message: 'm1', text: 'should we run our MySQL in Docker or on a VM?' })
    expect(walk.shown()).toHaveLength(1)
    expect(walk.card()).toContain('How does the load come?')
    expect(walk.card()).toContain('The question was edited; what was answered stands. “restart” begins anew.')
  })

  test('the deleted question takes its card along, and later presses are told', async () => {
    const walk = await startWalk(world)
    await walk.say(POSTGRES)
    const ref = walk.refOf('Looks right')
    await walk.tell({ kind: 'deleted', message: 'm1' })
    expect(walk.shown()).toEqual([])
    await walk.pressRef(ref)
    expect(walk.last()).toContain('That walkthrough is over.')
  })
})
