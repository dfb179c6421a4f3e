import { describe, expect, test } from 'vitest'
import type { Form } from '#model/form.ts'
import { decisionOf } from '../support/revised-world.ts'
import { ana, ben } from '../support/requests.ts'
import { startWalk, type WalkLife } from '../support/walk-life.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
const POSTGRES = 'should we run our Postgres in Docker or on a VM?'

async function begun(...presses: readonly string[]): Promise<WalkLife> {
  const walk = await startWalk(world)
  await walk.say(POSTGRES)
  for (const label of presses) await walk.press(label)
  return walk
}

async function toReason(): Promise<WalkLife> {
  const walk = await begun('Looks right')
  const { ref } = await walk.form('Answer all at once')
  await walk.submit(ref, { team: ['vms'], load: ['steady'], place: ['dc'], form: ['packaged'] })
  await walk.press('Choose another')
  await walk.press('Containers on VMs')
  return walk
}

function ids({ fields }: Form): readonly string[] {
  return fields.map(({ id }) => id)
}

function chosen({ fields }: Form): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap((field) =>
      field.kind === 'choice' ? field.options.filter((one) => one.isChosen).map(({ id }) => [field.id, id]) : [],
    ),
  )
}

describe('all questions in one form', () => {
  test('has a field for each question that can still matter, then what was read, chosen', async () => {
    const walk = await begun()
    expect(walk.card()).toContain('[Looks right] [Change] [Answer all at once] [Stop]')
    const form = await walk.form('Answer all at once')
    expect(form).toMatchObject({ title: 'VM or container?', send: 'Send' })
    expect(form.note).toBe('For “our Postgres”. Leave empty what is still open.')
    expect(ids(form)).toEqual(['kernel', 'form', 'trust', 'device', 'team', 'load', 'place', 'state'])
    expect(chosen(form)).toEqual({ state: 'heavy' })
    expect(form.fields.every(({ isOptional }) => isOptional)).toBe(true)
    const [first] = form.fields
    expect(first).toMatchObject({ kind: 'choice', pick: 'one', label: 'What does it need from the operating system?' })
    expect(first?.kind === 'choice' && first.options.at(-1)?.label).toBe('Not sure')
  })

  test('is one act: the card goes on, and one undo takes all of it back', async () => {
    const walk = await begun()
    const form = await walk.form('Answer all at once')
    await walk.submit(form.ref, {
      kernel: ['linux'],
      trust: ['own'],
      device: ['none'],
      team: ['vms'],
      load: ['?'],
      state: ['heavy'],
      place: [],
    })
    expect(walk.shown()).toHaveLength(1)
    expect(walk.card()).toContain('the team: VMs')
    expect(walk.card()).toContain('the load: not sure')
    expect(walk.card()).toContain(
      'Ana: The system, ordinary Linux; The neighbours, only our own code; The hardware, neither and 2 more · “undo”',
    )
    await walk.say('undo')
    expect(walk.card()).toContain('[Looks right] [Change] [Answer all at once] [Stop]')
    expect(walk.card()).not.toContain('VMs')
  })

  test('leaves the boxes where most of theirs is open, with what was answered below', async () => {
    const walk = await begun()
    const form = await walk.form('Answer all at once')
    await walk.submit(form.ref, { team: ['vms'] })
    expect(walk.card()).toContain('Tick what is true, then Next.')
    expect(walk.card()).toContain('So far: a busy database · the team: VMs')
    expect(walk.card()).toContain('[Next] [Continue] [Stop]')
  })

  test('reaches the verdict by itself when enough was answered', async () => {
    const walk = await begun('Looks right')
    const form = await walk.form('Answer all at once')
    await walk.submit(form.ref, { team: ['vms'], load: ['steady'], place: ['dc'], form: ['packaged'] })
    expect(walk.card()).toContain('to a virtual machine for “our Postgres”')
    expect(walk.card()).toContain('2 cards')
  })

  test('where a form has few fields, says what is left, and the card goes on with it', async () => {
    const walk = await begun()
    const form = await walk.form('Answer all at once', ana, 5)
    expect(ids(form)).toEqual(['kernel', 'form', 'trust', 'device', 'team'])
    expect(form.note).toContain('2 more questions come after these; Continue asks them.')
    await walk.submit(form.ref, {
      kernel: ['linux'],
      form: ['packaged'],
      trust: ['own'],
      device: ['none'],
      team: ['docker'],
    })
    const rest = await walk.form('Continue', ana, 5)
    expect(ids(rest).slice(0, 2)).toEqual(['load', 'place'])
    expect(rest.note).not.toContain('Continue')
    await walk.say('undo')
    expect(walk.card()).toContain('[Answer all at once]')
  })

  test('does not overwrite what somebody else answered meanwhile, and says so to whoever sent it', async () => {
    const walk = await begun('Looks right')
    const form = await walk.form('Answer all at once')
    await walk.press('Docker on a few hosts', ben)
    await walk.submit(form.ref, { team: ['vms'], load: ['steady'] })
    expect(walk.card()).toContain('Docker on a few hosts · the load: steady')
    expect(walk.last()).toBe(
      'asker: Taken, but not all of it.\n- The team: Ben answered meanwhile: Docker on a few hosts. You chose: VMs.\n[Change to VMs]',
    )
    await walk.press('Change to VMs')
    expect(walk.card()).toContain('Ana: The team, VMs')
  })

  test('an answer of somebody else that the form showed already, and that was left as it was, is no conflict', async () => {
    const walk = await begun('Looks right')
    await walk.press('Docker on a few hosts', ben)
    const form = await walk.form('Answer all at once')
    expect(chosen(form)).toMatchObject({ team: 'docker' })
    await walk.submit(form.ref, { team: ['docker'], load: ['steady'] })
    expect(walk.last()).toContain('thread:')
    expect(walk.card()).toContain('steady')
  })

  test('in a poll everybody fills their own', async () => {
    const walk = await begun('Looks right')
    await walk.say('poll')
    const form = await walk.form('Answer all at once')
    await walk.submit(form.ref, { team: ['vms'], load: ['steady'], place: ['dc'], form: ['packaged'] })
    const own = await walk.form('Answer all at once', ben)
    expect(chosen(own)).toEqual({})
    await walk.submit(own.ref, { team: ['docker'], load: ['steady'], place: ['dc'], form: ['packaged'] }, ben)
    await walk.answer('Next question')
    for (let card = 0; card < 6 && walk.card().includes('[Next question]'); card++) await walk.press('Next question')
    expect(walk.card()).toContain('Ana: leaning to a virtual machine')
    expect(walk.card()).toContain('Ben:')
    expect(chosen(await walk.form('My answers', ben))).toMatchObject({ team: 'docker' })
    expect(chosen(await walk.form('My answers'))).toMatchObject({ team: 'vms' })
  })
})

describe('a form that is late, forged or not for this person', () => {
  test('leaves out what is not asked, and says so calmly', async () => {
    const walk = await begun('Looks right')
    const { ref } = await walk.form('Answer all at once')
    const card = walk.card()
    await walk.submit(ref, { team: ['mainframes'], __proto__: ['x'], constructor: ['y'], load: ['steady', 'spiky'] })
    expect(walk.card()).toBe(card)
    expect(walk.last()).toBe('asker: Nothing was changed. Some of the form is not asked here, and was left out.')
    await walk.submit(ref, { team: ['vms'], fnord: ['x'] })
    expect(walk.last()).toBe('asker: Taken. Some of the form is not asked here, and was left out.')
    await walk.submit(ref, {})
    expect(walk.last()).toBe('asker: Nothing was changed. No answer was chosen or changed.')
  })

  test.each([
    ['v1|look|fill|||9.1', 'asker: That card is of an earlier walkthrough. The newest card counts.'],
    ['v1|look|fill|||1.999', 'asker: That form leads nowhere. The newest card counts.'],
    ['v1|do|fill|||1.1', 'asker: That form leads nowhere any more. Ask the question again, or say help.'],
    ['v1|look|why|team||1.1', 'asker: That form leads nowhere any more. Ask the question again, or say help.'],
    ['nonsense', 'asker: That form leads nowhere any more. Ask the question again, or say help.'],
    ['v1|look|reason|vm||1.1', 'asker: That choice was left meanwhile. The newest card counts.'],
  ])('a form called %s changes nothing', async (ref, told) => {
    const walk = await begun('Looks right')
    const card = walk.card()
    await walk.submit(ref, { team: ['vms'], reason: ['because'] })
    expect(walk.last()).toBe(told)
    expect(walk.card()).toBe(card)
    const shown = await walk.life.runtime.show({
      kind: 'form',
      place: { platform: 'slack', workspace: 'T1', channel: 'C1', audience: 'public', thread: 't1' },
      from: ana,
      ref,
      most: 5,
    })
    expect(shown.kind).toBe('no form')
  })

  test('is neither opened nor taken where only the beginner answers', async () => {
    const walk = await begun('Looks right')
    const { ref } = await walk.form('Answer all at once')
    await walk.say('only me')
    expect(await walk.open('Answer all at once', ben)).toMatchObject({
      kind: 'no form',
      text: /^Only Ana answers here/,
    })
    await walk.submit(ref, { team: ['vms'] }, ben)
    expect(walk.last()).toContain('asker: Only Ana answers here.')
    expect(walk.card()).not.toContain('VMs ·')
  })

  test('after the decision it is told that all is over', async () => {
    const walk = await begun('Looks right')
    const { ref } = await walk.form('Answer all at once')
    await walk.submit(ref, { team: ['vms'], load: ['steady'], place: ['dc'], form: ['packaged'] })
    await walk.press('Accept')
    await walk.submit(ref, { team: ['docker'] }, ben)
    expect(walk.last()).toContain('asker: That is decided: a virtual machine.')
    expect(await decisionOf(walk)).toHaveLength(1)
  })

  test('pressed on a platform without forms, it says what to type', async () => {
    const walk = await begun('Looks right')
    await walk.press('Answer all at once')
    expect(walk.last()).toMatch(/^asker: No form opens here\. Answer the card, or type several answers at once/)
  })
})

describe('the reason for another choice', () => {
  test('is written in a form, and goes on record', async () => {
    const walk = await toReason()
    const form = await walk.form('Write the reason')
    expect(form.fields).toMatchObject([{ kind: 'text', id: 'reason', most: 500, isOptional: true, isLong: true }])
    await walk.submit(form.ref, { reason: ['We want <@U2> to learn it.'] })
    expect(walk.card()).toContain('Decided: our Postgres → containers on VM nodes')
    expect(walk.card()).toContain('Reason: We want to learn it.')
  })

  test('belongs to whoever chose, and may be left empty', async () => {
    const walk = await toReason()
    const { ref } = await walk.form('Write the reason')
    expect(await walk.open('Write the reason', ben)).toMatchObject({ text: 'Ana chooses here, and gives the reason.' })
    await walk.submit(ref, { reason: ['mine'] }, ben)
    expect(walk.last()).toBe('asker: Ana chooses here, and gives the reason.')
    await walk.submit(ref, {})
    expect(walk.card()).toContain('Decided: our Postgres → containers on VM nodes')
    expect(walk.card()).not.toContain('Reason:')
  })

  test('pressed on a platform without forms, it is typed', async () => {
    const walk = await toReason()
    await walk.press('Write the reason')
    expect(walk.last()).toContain('asker: No form opens here. Type the reason in this thread')
    await walk.say('we want to learn it')
    expect(walk.card()).toContain('Reason: we want to learn it')
  })
})
