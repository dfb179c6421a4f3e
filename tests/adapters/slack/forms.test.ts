import { EventEmitter, once } from 'node:events'
import { describe, expect, test } from 'vitest'
import type { Slack } from '#adapters/slack/adapter.ts'
import type { Shown } from '#model/adapter.ts'
import type { Field, Form } from '#model/form.ts'
import type { Posting } from '#model/ports.ts'
import type { Query } from '#model/request.ts'
import { until } from '../../support/real-life.ts'
import { connect } from '../../support/slack/connected.ts'
import { textsOf } from '../../support/slack/texts.ts'
import { ANA, ELSEWHERE, GENERAL, TEAM } from '../../support/slack/workspace.ts'

const REF = 'v1|look|all|||1.2'
const FIELDS: readonly Field[] = [
  {
    kind: 'choice',
    id: 'kernel',
    label: 'What does it need from the operating system?',
    hint: 'Containers share the kernel of their host.',
    isOptional: false,
    pick: 'one',
    options: [
      { id: 'linux', label: 'Ordinary Linux', isChosen: true },
      { id: 'otheros', label: 'Another system', hint: 'Windows 7, BSD' },
    ],
  },
  {
    kind: 'choice',
    id: 'state',
    label: 'What does it keep?',
    isOptional: true,
    pick: 'many',
    options: [
      { id: 'files', label: 'Files' },
      { id: 'database', label: 'A database' },
    ],
  },
  { kind: 'text', id: 'reason', label: 'Why?', isOptional: true, isLong: true, most: 500, value: 'Because' },
]
const form: Form = { ref: 'v1|do|all|||1.2', title: 'Answer all at once', fields: FIELDS, send: 'Answer' }

/** A card with a button that opens a form, in a channel. */
async function cardIn({ adapter }: Pick<Slack, 'adapter'>, more: Partial<Posting['place']> = {}) {
  const posting: Posting = {
    reply: {
      id: 'r/1',
      audience: 'thread',
      summary: 'A card.',
      title: 'A card',
      blocks: [
        {
          kind: 'actions',
          items: [
            { ref: REF, label: 'Answer all at once', tone: 'plain', opensForm: true },
            { ref: 'v1|do|next|||1.2', label: 'Next', tone: 'primary' },
          ],
        },
      ],
    },
    place: { platform: 'slack', workspace: TEAM, channel: GENERAL, audience: 'public', ...more },
    asker: { id: ANA, name: 'Ana' },
    isUnsure: false,
  }
  await adapter.send(posting)
}

function aFormThatTakesLong() {
  const gate = new EventEmitter()
  const shown = once(gate, 'open').then((): Shown => ({ kind: 'form', form }))
  return { shown, give: () => gate.emit('open') }
}

describe.each(['Socket Mode', 'HTTP'] as const)('a form by %s', { timeout: 30_000 }, (mode) => {
  test('is opened by its button, and comes back as a submission in the place of the card', async () => {
    const slack = await connect({ mode, show: () => ({ kind: 'form', form }) })
    const { server, requests, queries } = slack
    await cardIn(slack)
    const [card] = server.posted()
    if (!card) throw new Error('there is no card')
    expect(await server.press(card, 'Answer all at once')).toBe(true)
    await until('it is open', () => server.modals().length === 1)
    const place = { platform: 'slack', workspace: TEAM, channel: GENERAL, thread: card.ts, audience: 'public' }
    expect(queries).toMatchObject([{ kind: 'form', ref: REF, from: { id: ANA, name: 'ana' }, place }])
    // A press on it is none.
    expect(requests).toEqual([])

    const [modal] = server.modals()
    if (!modal) throw new Error('there is no modal')
    expect(modal.view).toMatchObject({ title: { text: 'Answer all at once' }, submit: { text: 'Answer' } })
    const taken = await server.submit(modal, {
      'What does it keep?': ['A database', 'Files'],
      'Why?': 'It has to run on Friday.',
    })
    expect(taken).toBeDefined()
    expect(server.modals()).toEqual([])
    expect(requests).toMatchObject([
      {
        kind: 'submission',
        form: form.ref,
        from: { id: ANA },
        place,
        via: { isPrivate: false },
        values: { kernel: ['linux'], state: ['database', 'files'], reason: ['It has to run on Friday.'] },
      },
    ])
    expect(server.faults).toEqual([])
  })
})

describe('what does not go as it should', { timeout: 30_000 }, () => {
  test('no form: the person alone is told why', async () => {
    const slack = await connect({ show: () => ({ kind: 'no form', text: 'This one is decided already.' }) })
    await cardIn(slack)
    const [card] = slack.server.posted()
    if (card) await slack.server.press(card, 'Answer all at once')
    await until('it is told', () => slack.server.whispered().length === 1)
    expect(textsOf(slack.server.whispered()[0])).toEqual(['This one is decided already.'])
    expect(slack.server.modals()).toEqual([])
    expect(slack.server.posted()).toHaveLength(1)
  })

  test('a trigger that is too old: the person is asked to press again', async () => {
    const slack = await connect({ show: () => ({ kind: 'form', form }) })
    await cardIn(slack)
    slack.server.workspace.expireTriggers()
    const [card] = slack.server.posted()
    if (card) await slack.server.press(card, 'Answer all at once')
    await until('it is told', () => slack.server.whispered().length === 1)
    expect(textsOf(slack.server.whispered()[0]).join()).toContain('Press the button again')
  })

  test('a form that takes longer than its trigger lives is opened empty, and filled when it is there', async () => {
    const { shown, give } = aFormThatTakesLong()
    const slack = await connect({ show: () => shown })
    await cardIn(slack)
    const [card] = slack.server.posted()
    if (card) await slack.server.press(card, 'Answer all at once')
    await until('something is open', () => slack.server.modals().length === 1)
    expect(slack.server.modals()[0]?.view.submit).toBeUndefined()
    give()
    await until('it is filled', () => slack.server.modals()[0]?.view.submit?.text === 'Answer')
    expect(slack.server.faults).toEqual([])
  })

  test('a form that its person has closed meanwhile is no failure', async () => {
    const { shown, give } = aFormThatTakesLong()
    const slack = await connect({ show: () => shown })
    await cardIn(slack)
    const [card] = slack.server.posted()
    if (card) await slack.server.press(card, 'Answer all at once')
    await until('something is open', () => slack.server.modals().length === 1)
    slack.server.workspace.modals.clear()
    give()
    await until('it was tried', () => slack.server.calls.some(({ method }) => method === 'views.update'))
    await slack.adapter.stop()
    expect(slack.server.whispered()).toEqual([])
    expect(slack.lines.filter(({ level }) => level !== 'debug')).toEqual([])
  })

  test('a form that cannot be kept stays with its person, and is taken when it is sent again', async () => {
    let failures = 1
    const slack = await connect({
      show: () => ({ kind: 'form', form }),
      accept: async () => {
        if (failures-- > 0) throw new Error('the disk is full')
      },
    })
    await cardIn(slack)
    const [card] = slack.server.posted()
    if (card) await slack.server.press(card, 'Answer all at once')
    await until('it is open', () => slack.server.modals().length === 1)
    const [modal] = slack.server.modals()
    if (!modal) throw new Error('there is no modal')
    const answer = await slack.server.submit(modal, {})
    expect(answer?.payload).toMatchObject({ response_action: 'errors' })
    expect(slack.server.modals()).toHaveLength(1)
    await slack.server.submit(modal, {})
    expect(slack.server.modals()).toEqual([])
    expect(slack.requests).toHaveLength(1)
  })

  test('a form opened from an answer for one person is answered to that person', async () => {
    const slack = await connect({ show: () => ({ kind: 'form', form }) })
    const { server } = slack
    await server.command('help', { channel: ELSEWHERE })
    const [asked] = slack.requests
    if (!asked?.via) throw new Error('there is no address')
    const reply: Posting['reply'] = {
      id: 'r/2',
      audience: 'asker',
      summary: 'A card.',
      blocks: [{ kind: 'actions', items: [{ ref: REF, label: 'Add a note', tone: 'plain', opensForm: true }] }],
    }
    const posting: Posting = { reply, place: asked.place, via: asked.via, asker: asked.from, isUnsure: false }
    await slack.adapter.send(posting)
    const [card] = server.whispered()
    if (card) await server.press(card, 'Add a note')
    await until('it is open', () => server.modals().length === 1)
    const [modal] = server.modals()
    if (modal) await server.submit(modal, {})
    expect(slack.requests[1]).toMatchObject({
      kind: 'submission',
      via: { isPrivate: true },
      place: { channel: ELSEWHERE },
    })
  })
})

describe('a field with more options than a menu holds', () => {
  const many: Form = {
    ...form,
    fields: [
      {
        kind: 'choice',
        id: 'city',
        label: 'Where?',
        isOptional: false,
        pick: 'one',
        options: Array.from({ length: 250 }, (_, at) => ({ id: `city-${at}`, label: `City number ${at}` })),
      },
    ],
  }

  test('asks for them while a person types', async () => {
    const slack = await connect({
      show: (query: Query) => ({ kind: 'form', form: query.kind === 'form' ? many : form }),
    })
    await cardIn(slack)
    const [card] = slack.server.posted()
    if (card) await slack.server.press(card, 'Answer all at once')
    await until('it is open', () => slack.server.modals().length === 1)
    const [modal] = slack.server.modals()
    if (!modal) throw new Error('there is no modal')
    expect(await slack.server.type(modal, 'Where?', '')).toHaveLength(100)
    const found = await slack.server.type(modal, 'Where?', '249 city')
    expect(found.map(({ text }) => text.text)).toEqual(['City number 249'])
    await slack.server.submit(modal, { 'Where?': found })
    expect(slack.requests).toMatchObject([{ kind: 'submission', values: { city: ['city-249'] } }])
    expect(slack.server.faults).toEqual([])
  })
})
