import { describe, expect, test } from 'vitest'
import type { Shown } from '#model/adapter.ts'
import type { Posting } from '#model/ports.ts'
import type { Block } from '#model/reply.ts'
import type { Query } from '#model/request.ts'
import { until } from '../../support/real-life.ts'
import { connect } from '../../support/slack/connected.ts'
import { startSlack } from '../../support/slack/server.ts'
import { textsOf } from '../../support/slack/texts.ts'
import { ANA, ELSEWHERE, GENERAL, TEAM } from '../../support/slack/workspace.ts'

const plain = (text: string) => [{ kind: 'plain' as const, text }]
const HOME: readonly Block[] = [
  { kind: 'text', role: 'lead', text: plain('I compare things.') },
  {
    kind: 'table',
    caption: 'Recent decisions',
    columns: [plain('Decision'), plain('By')],
    rows: [[plain('Containers on VMs'), plain('Ben')]],
  },
  { kind: 'actions', items: [{ ref: 'v1|compare|vm-vs-docker', label: 'Compare', tone: 'plain' }] },
]
const DECISIONS = ['T0/1', 'T0/2'].map((id, at) => ({ ref: `v1|decision|slack:${id}`, label: `Decision ${at + 1}` }))

function show(query: Query): Shown {
  switch (query.kind) {
    case 'home':
      return { kind: 'home', blocks: HOME }
    case 'complete':
      return { kind: 'completions', options: [...DECISIONS, { ref: 'v1|topic|vm-vs-docker|startup|', label: 'Start' }] }
    case 'prompts':
      return { kind: 'prompts', prompts: ['Which starts faster?', 'What is Docker?', 'a', 'b', 'c'] }
    case 'form':
      return { kind: 'no form', text: 'There is none.' }
  }
}

const directOf = (user: string): string => `D${user.slice(1)}`

describe.each(['Socket Mode', 'HTTP'] as const)('the Home tab by %s', { timeout: 30_000 }, (mode) => {
  test('is shown, its rows as lines, and a press there belongs to the direct messages of its person', async () => {
    const { server, requests, queries } = await connect({ mode, show })
    await server.visit()
    await until('it is there', () => server.workspace.homes.has(ANA))
    const home = server.workspace.homes.get(ANA)
    const direct = { platform: 'slack', workspace: TEAM, channel: directOf(ANA), audience: 'direct' }
    expect(queries).toEqual([{ kind: 'home', place: direct }])
    expect(JSON.stringify(home?.view)).toContain('• *Containers on VMs:* By: Ben')
    await server.pressAtHome('Compare')
    expect(requests).toMatchObject([{ kind: 'press', ref: 'v1|compare|vm-vs-docker', place: direct }])
    expect(requests[0]).not.toHaveProperty('via')
    // Seen again, with the version that is there.
    await server.visit()
    await until('it is shown again', () => server.calls.filter(({ method }) => method === 'views.publish').length === 2)
    expect(server.faults).toEqual([])
  })

  test('finds decisions while a person types, and nothing else', async () => {
    const { server, requests, queries } = await connect({ mode, show })
    await server.visit()
    await until('it is there', () => server.workspace.homes.has(ANA))
    const home = server.workspace.homes.get(ANA)
    if (!home) throw new Error('there is no Home tab')
    const found = await server.type(home, '*Find a decision*', 'contai')
    expect(queries[1]).toMatchObject({
      kind: 'complete',
      command: 'decisions',
      typed: 'contai',
      place: { workspace: TEAM },
    })
    expect(found.map(({ text }) => text.text)).toEqual(['Decision 1', 'Decision 2'])
    const [, second] = found
    if (second) await server.choose(home, '*Find a decision*', second)
    expect(requests).toMatchObject([{ kind: 'press', ref: DECISIONS[1]?.ref, place: { channel: directOf(ANA) } }])
  })
})

describe('the Home tab', { timeout: 30_000 }, () => {
  test('is text alone where Slack refuses the rest of it', async () => {
    const { server } = await connect({ show })
    server.trouble('views.publish', { kind: 'error', error: 'invalid_arguments' })
    await server.visit()
    await until('it is there', () => server.workspace.homes.has(ANA))
    expect(JSON.stringify(server.workspace.homes.get(ANA)?.view)).toContain('Recent decisions')
  })

  test('of somebody who has a newer one already is left as it is', async () => {
    const { server, lines } = await connect({ show })
    server.trouble('views.publish', { kind: 'error', error: 'hash_conflict' })
    await server.visit()
    await until('it was tried', () => server.calls.some(({ method }) => method === 'views.publish'))
    expect(lines.filter(({ level }) => level !== 'debug')).toEqual([])
  })
})

describe.each(['Socket Mode', 'HTTP'] as const)('a shortcut by %s', { timeout: 30_000 }, (mode) => {
  test('on a message asks about its words, for the eyes of whoever called it', async () => {
    const { server, requests } = await connect({ mode })
    const said = await server.say('Does a container start faster than a VM?', {
      channel: ELSEWHERE,
      user: 'U0BEN00000',
    })
    expect(await server.askAbout(said)).toBe(true)
    expect(requests).toMatchObject([
      {
        kind: 'question',
        text: 'Does a container start faster than a VM?',
        pointsAt: said.ts,
        from: { id: ANA },
        via: { isPrivate: true },
        place: { channel: ELSEWHERE, audience: 'public' },
      },
    ])
    expect(requests[0]?.place).not.toHaveProperty('thread')
  })

  test('from anywhere asks for a question, which belongs to the direct messages', async () => {
    const { server, requests } = await connect({ mode })
    expect(await server.shortcut('ask')).toBe(true)
    await until('it is open', () => server.modals().length === 1)
    const [modal] = server.modals()
    if (!modal) throw new Error('there is no modal')
    await server.submit(modal, { 'Your question': ' which is lighter? ' })
    const place = { platform: 'slack', workspace: TEAM, channel: directOf(ANA), audience: 'direct' }
    expect(requests).toMatchObject([{ kind: 'question', text: 'which is lighter?', from: { id: ANA }, place }])
    expect(server.modals()).toEqual([])
    expect(server.faults).toEqual([])
  })
})

describe('a shortcut', { timeout: 30_000 }, () => {
  test('without the right to open direct messages is answered there all the same', async () => {
    const { server, requests } = await connect()
    server.scopes.delete('im:write')
    await server.shortcut('ask')
    await until('it is open', () => server.modals().length === 1)
    const [modal] = server.modals()
    if (modal) await server.submit(modal, { 'Your question': 'which is lighter?' })
    expect(requests).toMatchObject([{ kind: 'question', place: { channel: ANA, audience: 'direct' } }])
  })

  test('that came too late is told of in direct messages', async () => {
    const { server } = await connect()
    server.workspace.expireTriggers()
    await server.shortcut('ask')
    const direct = () => server.workspace.direct(ANA).messages
    await until('it is told', () => direct().length === 1)
    expect(direct()[0]?.text).toContain('Press the button again')
  })

  test('that is none of ours is acknowledged, and no more', async () => {
    const { server, requests } = await connect()
    expect(await server.shortcut('another')).toBe(true)
    expect(requests).toEqual([])
    expect(server.modals()).toEqual([])
  })
})

async function asAgent() {
  const server = await startSlack()
  server.scopes.add('assistant:write')
  return { ...(await connect({ server, show })), server }
}

describe('the agent view', { timeout: 30_000 }, () => {
  test('suggests prompts when the direct messages are opened', async () => {
    const { server } = await asAgent()
    await server.visit('messages')
    await until('they are there', () => server.workspace.prompts.length === 1)
    const [first] = server.workspace.prompts
    expect(first?.channel).toBe(directOf(ANA))
    expect(first?.prompts).toHaveLength(4)
    expect(server.faults).toEqual([])
    await server.close()
  })

  test('says that it works, in the thread that a message begins there', async () => {
    const { server, requests } = await asAgent()
    const said = await server.tell('which is lighter?')
    await until('it is said', () => server.workspace.statuses.length === 1)
    expect(server.workspace.statuses).toMatchObject([{ channel: directOf(ANA), thread: said.ts }])
    expect(requests).toMatchObject([{ kind: 'question', place: { thread: said.ts, audience: 'direct' } }])
    await server.close()
  })

  test('is left alone after Slack did not know of it once', async () => {
    const { server, lines } = await asAgent()
    server.trouble('assistant.threads.setStatus', { kind: 'error', error: 'unknown_method' })
    await server.tell('which is lighter?')
    await until('it was tried', () => server.calls.some(({ method }) => method.startsWith('assistant.')))
    await server.tell('why?')
    await server.visit('messages')
    expect(server.calls.filter(({ method }) => method.startsWith('assistant.'))).toHaveLength(1)
    expect(lines.filter(({ level }) => level !== 'debug')).toEqual([])
    await server.close()
  })

  test('is not there without its right', async () => {
    const { server, requests } = await connect({ show })
    await server.visit('messages')
    const said = await server.tell('which is lighter?')
    expect(said.isAcknowledged).toBe(true)
    expect(requests[0]?.place).not.toHaveProperty('thread')
    expect(server.calls.filter(({ method }) => method.startsWith('assistant.'))).toEqual([])
  })
})

describe('direct messages known by their person', { timeout: 30_000 }, () => {
  test('are posted to, and edited there', async () => {
    const { server, adapter } = await connect()
    const place = { platform: 'slack', workspace: TEAM, channel: ANA, audience: 'direct' } as const
    const reply = { id: 'r/1', audience: 'thread', summary: 'One.', blocks: [] } as const
    const posting: Posting = { reply, place, asker: { id: ANA, name: 'Ana' }, isUnsure: false }
    const { message } = await adapter.send(posting)
    if (message === undefined) throw new Error('it has no name')
    const edit: Posting = { ...posting, reply: { ...reply, id: 'r/2', summary: 'Two.' }, message }
    await adapter.send(edit)
    expect(textsOf(server.workspace.direct(ANA).messages[0])).toEqual(['Two.'])
    await adapter.withdraw(place, message)
    expect(server.workspace.direct(ANA).messages).toEqual([])
    // Slack told of the channel when it took the message.
    expect(server.calls.map(({ method }) => method)).not.toContain('conversations.open')
  })
})

async function aThread(length: number) {
  const slack = await connect()
  const root = await slack.server.say('We need a place for the new service.')
  for (let at = 1; at < length; at++) await slack.server.say(`Thought ${at}`, { thread: root.ts, user: 'U0BEN00000' })
  const place = { platform: 'slack', workspace: TEAM, channel: GENERAL, audience: 'public', thread: root.ts } as const
  return { ...slack, root, place }
}

describe('reading', { timeout: 30_000 }, () => {
  test('a thread: its first and last few, without programs, ourselves and what was said to us', async () => {
    const { server, adapter, root, place } = await aThread(30)
    await adapter.send({
      reply: { id: 'r/1', audience: 'thread', summary: 'Mine.', blocks: [] },
      place,
    })
    await server.mention('thoughts?', { thread: root.ts })
    const read = await adapter.read(place, undefined)
    expect(read?.map(({ text }) => text)).toEqual([
      'We need a place for the new service.',
      'Thought 1',
      'Thought 2',
      ...[25, 26, 27, 28, 29].map((at) => `Thought ${at}`),
    ])
    expect(read?.map(({ from }) => from.id).slice(0, 2)).toEqual([ANA, 'U0BEN00000'])
  })

  test('the message pointed at, in a thread and outside one', async () => {
    const { adapter, server, root, place } = await aThread(3)
    const [, second] = server.workspace.channel(GENERAL)?.messages ?? []
    expect((await adapter.read(place, second?.ts))?.map(({ text }) => text)).toEqual(['Thought 1'])
    const { thread: _, ...outside } = place
    expect((await adapter.read(outside, root.ts))?.map(({ text }) => text)).toEqual([
      'We need a place for the new service.',
    ])
    expect(await adapter.read(outside, undefined)).toBeUndefined()
  })

  test('where it is not allowed, or Slack has no time, there is nothing', async () => {
    const { adapter, server, place } = await aThread(3)
    server.trouble('conversations.replies', { kind: 'rate limit', seconds: 60 }, { kind: 'status', status: 500 })
    expect(await adapter.read(place, undefined)).toBeUndefined()
    expect(await adapter.read(place, undefined)).toBeUndefined()
    expect(await adapter.read({ ...place, channel: ELSEWHERE }, undefined)).toBeUndefined()
    server.scopes.delete('channels:history')
    expect(await adapter.read(place, undefined)).toBeUndefined()
  })
})
