import { describe, expect, test } from 'vitest'
import { respond } from '#core/respond.ts'
import { show } from '#core/show.ts'
import type { Shown } from '#model/adapter.ts'
import type { Form } from '#model/form.ts'
import type { Request } from '#model/request.ts'
import type { Doors } from '#runtime/parts.ts'
import { startLife } from '../support/discord/life.ts'
import { refused } from '../support/discord/routes.ts'
import { type DiscordServer, labelsOf, textOf } from '../support/discord/server.ts'
import type { ShownMessage } from '../support/discord/world.ts'
import { until } from '../support/real-life.ts'

const QUESTION = 'which starts faster, a VM or a container?'

const form: Form = {
  ref: 'v1|test|form',
  title: 'All at once',
  note: 'Two questions.',
  fields: [
    {
      kind: 'choice',
      id: 'team',
      label: 'The team',
      pick: 'many',
      isOptional: false,
      options: [
        { id: 'vms', label: 'VMs' },
        { id: 'docker', label: 'Docker' },
      ],
    },
    { kind: 'text', id: 'note', label: 'Anything else?', isLong: true, most: 300, isOptional: true },
  ],
  send: 'Send',
}

/** The core as it is, and beside it one button that opens a form by hand. */
function withForm(shown: Shown, took: (request: Request) => void = () => {}): Doors {
  return {
    show: (query, world, found) => (query.kind === 'form' ? shown : show(query, world, found)),
    respond(request, memory, world, found) {
      if (request.kind === 'submission') {
        took(request)
        const text = `Got ${request.values['team']?.join(' and ')}.`
        const blocks = [{ kind: 'text' as const, role: 'lead' as const, text: [{ kind: 'plain' as const, text }] }]
        const next = { ...memory, revision: memory.revision + 1 }
        const reply = { id: `${request.id}/1`, audience: 'thread' as const, summary: text, blocks }
        return { replies: [reply], withdraw: [], memory: next, records: [], findings: [] }
      }
      const outcome = respond(request, memory, world, found)
      const items = [{ ref: 'v1|test|open', label: 'Fill in', tone: 'plain' as const, opensForm: true as const }]
      const replies = outcome.replies.map((reply) => ({
        ...reply,
        blocks: [...reply.blocks, { kind: 'actions' as const, items }],
      }))
      return { ...outcome, replies }
    },
  }
}

async function firstAnswer(server: DiscordServer, question = QUESTION): Promise<ShownMessage> {
  const asked = server.mention(question)
  await until('it is answered', () => server.posted({ id: asked }).length === 1)
  return server.posted({ id: asked })[0] ?? never()
}

describe('a form', { timeout: 30_000 }, () => {
  test('is opened by its button, filled in by another person, and answered in the thread', async () => {
    const took: Request[] = []
    const { server } = await startLife({
      doors: withForm({ kind: 'form', form }, (request) => void took.push(request)),
    })
    const answer = await firstAnswer(server)
    const opened = server.press(answer, 'Fill in', server.ben)
    await until('the form is open', () => opened.form !== undefined)
    expect(opened).toMatchObject({ acknowledged: 'form', form: { title: 'All at once' } })
    const sent = server.fill(opened, { 'The team': ['VMs', 'Docker'], 'Anything else?': 'Two\nlines' })
    await until('it is answered', () => server.posted({ id: answer.channel }).length === 2)
    expect(server.posted({ id: answer.channel }).map(textOf)[1]).toBe('Got vms and docker.')
    expect(took).toMatchObject([
      {
        kind: 'submission',
        form: 'v1|test|form',
        from: { name: 'Ben' },
        values: { team: ['vms', 'docker'], note: ['Two\nlines'] },
        place: { thread: answer.channel },
      },
    ])
    await until('it is acknowledged', () => sent.acknowledged === 'deferred update')
    expect(server.refusals).toEqual([])
  })

  test('opened twice and sent twice counts twice; the same event again does not', async () => {
    const took: Request[] = []
    const { server } = await startLife({
      doors: withForm({ kind: 'form', form }, (request) => void took.push(request)),
    })
    const answer = await firstAnswer(server)
    const opened = server.press(answer, 'Fill in')
    server.gateway.repeat('INTERACTION_CREATE')
    const again = server.press(answer, 'Fill in')
    await until('both are open', () => opened.form !== undefined && again.form !== undefined)
    server.fill(opened, { 'The team': 'VMs' })
    server.gateway.repeat('INTERACTION_CREATE')
    await until('it is taken', () => took.length > 0)
    server.fill(again, { 'The team': 'Docker' })
    await until('both are answered', () => server.posted({ id: answer.channel }).length === 3)
    await aWhile()
    expect(took).toHaveLength(2)
    expect(server.refusals).toEqual([])
  })

  test('that there is no more is said to whoever pressed, and to nobody else', async () => {
    const { server } = await startLife({ doors: withForm({ kind: 'no form', text: 'That *card* has moved on.' }) })
    const answer = await firstAnswer(server)
    server.press(answer, 'Fill in', server.ben)
    await until('it is said', () => server.whispered(server.ben).length === 1)
    expect(server.whispered(server.ben).map(textOf)).toEqual([String.raw`That \*card\* has moved on.`])
    expect(server.posted({ id: answer.channel })).toHaveLength(1)
    expect(server.refusals).toEqual([])
  })

  test('that Discord refuses is said so, in private', async () => {
    const { server } = await startLife({ doors: withForm({ kind: 'form', form }) })
    const answer = await firstAnswer(server)
    server.behave(({ body }) =>
      (body as { type?: number } | undefined)?.type === 9 ? refused(400, 50_035, 'Invalid Form Body') : undefined,
    )
    server.press(answer, 'Fill in')
    await until('it is said', () => server.whispered().length === 1)
    expect(server.whispered().map(textOf)[0]).toContain('cannot be shown here')
  })

  test('whose opening got no answer is open all the same, and nothing else is said', async () => {
    const { server } = await startLife({ doors: withForm({ kind: 'form', form }) })
    const answer = await firstAnswer(server)
    let times = 0
    server.behave(({ path }) => (path.endsWith('/callback') && times++ === 0 ? 'done, but no answer' : undefined))
    const opened = server.press(answer, 'Fill in')
    await until('it was tried again', () => times > 1)
    server.behave(undefined)
    server.fill(opened, { 'The team': 'VMs' })
    await until('it is answered', () => server.posted({ id: answer.channel }).length === 2)
    expect(server.whispered()).toEqual([])
  })

  test('is not deferred afterwards, as other presses are', async () => {
    const { server } = await startLife({ doors: withForm({ kind: 'form', form }) })
    const answer = await firstAnswer(server)
    const opened = server.press(answer, 'Fill in')
    await until('it is open', () => opened.form !== undefined)
    await new Promise((resolve) => setTimeout(resolve, 1_300))
    expect(opened.acknowledged).toBe('form')
    expect(server.refusals).toEqual([])
  })
})

describe('completions', { timeout: 30_000 }, () => {
  test('are asked for by command, field and server, each once and none too long, twenty-five at most', async () => {
    const asked: unknown[] = []
    const { server } = await startLife({
      doors: {
        respond,
        show(query) {
          asked.push(query)
          const options = Array.from({ length: 90 }, (_, at) => ({
            ref: `${at}`,
            label: `${at % 40} ${'x'.repeat(200)}`,
          }))
          return { kind: 'completions', options: [{ ref: '', label: ' \u200b' }, ...options] }
        },
      },
    })
    const typing = server.typing('post', 'decisions', 'words')
    await until('there are some', () => typing.choices !== undefined)
    expect(typing.choices).toHaveLength(25)
    expect(asked).toMatchObject([
      { kind: 'complete', command: 'decisions', field: 'words', typed: 'post', place: { workspace: server.guild } },
    ])
    expect(server.refusals).toEqual([])
  })
})

describe('a thread whose messages we cannot read', { timeout: 30_000 }, () => {
  test('has a button for the next question; its answer says who asked what, and one hint says how', async () => {
    const { server } = await startLife({ hasMessageContent: false })
    const answer = await firstAnswer(server)
    const thread = { id: answer.channel }
    expect(labelsOf(answer)).toContain('Ask a follow-up')
    expect(textOf(answer)).toContain('press **Ask a follow-up**, or mention me')
    const opened = server.press(answer, 'Ask a follow-up', server.ben)
    await until('the form is open', () => opened.form !== undefined)
    server.fill(opened, { 'Your question': 'why?' })
    await until('it is answered', () => server.posted(thread).length === 2)
    const second = server.posted(thread)[1] ?? never()
    expect(textOf(second)).toMatch(/^> \*\*Ben\*\*: why\?\n/)
    expect(textOf(second)).toContain('Nothing boots')
    expect(textOf(second)).not.toContain('mention me')
    expect(server.whispered(server.ben)).toEqual([])
    expect(server.refusals).toEqual([])
  })

  test('has none where they can be read, in direct messages and in private answers', async () => {
    const { server } = await startLife({ hasMessageContent: false })
    server.direct(QUESTION)
    const direct = server.town.direct(server.ana)
    await until('it is answered', () => server.posted(direct).length === 1)
    server.command('ask', { question: 'are containers secure?' })
    await until('it is whispered', () => server.whispered().length === 1)
    const all = [...server.posted(direct), ...server.whispered()].flatMap(labelsOf)
    expect(all).not.toContain('Ask a follow-up')
    const other = await startLife()
    expect(labelsOf(await firstAnswer(other.server))).not.toContain('Ask a follow-up')
  })
})

describe('*Ask Versus* on a message', { timeout: 30_000 }, () => {
  test('answers its words to whoever pointed, who may share the answer', async () => {
    const { server } = await startLife()
    const said = server.say(server.general, QUESTION, { from: server.ben })
    server.pointAt(said)
    await until('it is answered', () => server.whispered().length === 1)
    const [answer] = server.whispered()
    expect(answer && textOf(answer)).toContain('A container.')
    expect(answer && labelsOf(answer)).toContain('Share')
    expect(server.posted(server.general)).toEqual([])
    if (answer) server.press(answer, 'Share')
    await until('it is shared', () => [...server.threads(), server.general].flatMap(server.posted).length > 0)
    expect([...server.threads(), server.general].flatMap(server.posted).map(textOf)[0]).toContain('Shared by Ana.')
    expect(server.refusals).toEqual([])
  })

  test('says in private where there are no words to be read', async () => {
    const { server } = await startLife()
    server.pointAt(server.say(server.general, '', { from: server.ben }))
    await until('it is said', () => server.whispered().length === 1)
    expect(server.whispered().map(textOf)[0]).toContain('no words')
    expect(server.refusals).toEqual([])
  })
})

/** Long enough for a second answer, if there were one. */
function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 600))
}

function never(): never {
  throw new Error('there is none')
}
