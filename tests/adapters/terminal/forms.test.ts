import { describe, expect, test } from 'vitest'
import type { Shown } from '#model/adapter.ts'
import type { Reply } from '#model/reply.ts'
import { type Desk, openDesk } from './desk.ts'

const card: Reply = {
  id: 'card',
  audience: 'thread',
  summary: 'A card.',
  blocks: [
    {
      kind: 'actions',
      items: [
        { ref: 'look', label: 'Look', tone: 'plain' },
        { ref: 'form', label: 'Answer all at once', tone: 'plain', opensForm: true },
      ],
    },
  ],
}

const form: Shown = {
  kind: 'form',
  form: {
    ref: 'form of 7',
    title: 'VM or container?',
    note: 'Leave empty what is open.',
    send: 'Send',
    fields: [
      {
        kind: 'choice',
        id: 'team',
        label: 'What does the team run?',
        hint: 'It fails less.',
        isOptional: true,
        pick: 'one',
        options: [
          { id: 'vms', label: 'VMs' },
          { id: 'docker', label: 'Docker', isChosen: true },
        ],
      },
      {
        kind: 'choice',
        id: 'needs',
        label: 'What matters?',
        isOptional: true,
        pick: 'many',
        options: [
          { id: 'cost', label: 'Cost' },
          { id: 'speed', label: 'Speed' },
          { id: 'safety', label: 'Safety' },
        ],
      },
      { kind: 'text', id: 'why', label: 'Why?', isOptional: false, isLong: true, most: 10 },
    ],
  },
}

async function opened(shown: Shown = form): Promise<Desk> {
  const desk = await openDesk(() => [card], { form: shown })
  await desk.type('decide\r')
  await desk.type('2\r')
  return desk
}

describe('a button that opens a form', () => {
  test('asks field after field, and sends what was typed as a whole', async () => {
    const desk = await opened()
    expect(desk.shown()).toContain('VM or container? Leave empty what is open.')
    expect(desk.shown()).toContain('1 of 3 · What does the team run?\n[1] VMs\n[2] Docker (as it is)')
    expect(desk.shown()).toContain('Enter leaves it as it is, :cancel leaves the form')
    await desk.type('1\r')
    expect(desk.shown()).toContain('2 of 3 · What matters?')
    await desk.type('1 3\r')
    await desk.type('because it is so\r')
    expect(desk.requests.slice(1)).toMatchObject([
      {
        kind: 'submission',
        form: 'form of 7',
        from: { id: 'you' },
        values: { team: ['vms'], needs: ['cost', 'safety'], why: ['because it'] },
      },
    ])
    await desk.type('1\r')
    expect(desk.requests.at(-1)).toMatchObject({ kind: 'press', ref: 'look' })
  })

  test('takes Enter as "as it is", and the beginning of a label as its number', async () => {
    const desk = await opened()
    await desk.type('\r')
    await desk.type('spe\r')
    await desk.type('\r')
    expect(desk.shown()).toContain('This one is needed; :cancel leaves.')
    await desk.type('so\r')
    expect(desk.requests.at(-1)).toMatchObject({ values: { team: ['docker'], needs: ['speed'], why: ['so'] } })
  })

  test('says what would be an answer where a line is none', async () => {
    const desk = await opened()
    await desk.type('7\r')
    await desk.type('1 2\r')
    await desk.type('mainframes\r')
    expect(desk.shown().match(/Type one number from 1 to 2, or the words beside it; :cancel leaves\./g)).toHaveLength(3)
    expect(desk.requests).toHaveLength(1)
  })

  test('is left with :cancel, and nothing is sent', async () => {
    const desk = await opened()
    await desk.type('1\r')
    await desk.type(':cancel\r')
    expect(desk.shown()).toContain('The form was left; nothing was sent.')
    await desk.type('what is a VM?\r')
    expect(desk.requests.map(({ kind }) => kind)).toEqual(['question', 'question'])
    await desk.type(':cancel\r')
    expect(desk.shown()).toContain('No form is open.')
  })

  test('goes on after :why, and is over with :new', async () => {
    const desk = await opened()
    await desk.type(':why\r')
    await desk.type('1\r')
    expect(desk.shown()).toContain('2 of 3')
    await desk.type(':new\r')
    await desk.type('hello\r')
    expect(desk.requests.at(-1)).toMatchObject({ kind: 'question', text: 'hello' })
  })

  test('says why there is none', async () => {
    const desk = await opened({ kind: 'no form', text: 'That is decided: a VM.' })
    expect(desk.shown()).toContain('That is decided: a VM.')
    expect(desk.requests).toHaveLength(1)
  })

  test('of no fields is sent as it is', async () => {
    const desk = await opened({ kind: 'form', form: { ref: 'empty', title: '', fields: [], send: 'Send' } })
    expect(desk.requests.at(-1)).toMatchObject({ kind: 'submission', form: 'empty', values: {} })
  })
})
