import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createSlack } from '#adapters/slack/adapter.ts'
import { openStore } from '#storage/open-store.ts'
import { silentLog, until } from '../support/real-life.ts'
import { type SlackServer, startSlack } from '../support/slack/server.ts'
import { settings, startSlackLife } from '../support/slack/slack-life.ts'
import { textsOf } from '../support/slack/texts.ts'
import { ELSEWHERE, GENERAL, SECRET } from '../support/slack/workspace.ts'

const QUESTION = 'what can you do?'

async function posts(server: SlackServer, count: number, channel = GENERAL) {
  await until(`there are ${count} messages`, () => server.posted(channel).length >= count, 15_000)
  return server.posted(channel)
}

describe('what happens twice, late or not at all', { timeout: 60_000 }, () => {
  test('an event that is delivered again and again is answered once', async () => {
    const { server, runtime } = await startSlackLife({ mode: 'HTTP' })
    const asked = await server.mention(QUESTION)
    await Promise.all([asked.again(), asked.again(), asked.again()])
    await posts(server, 1)
    await asked.again()
    await runtime.idle()
    expect(server.posted()).toHaveLength(1)
  })

  test('a payload that is not taken in time is delivered again, and answered once', async () => {
    const server = await startSlack({ patience: 300 })
    onTestFinished(() => server.close())
    const { runtime, slack } = await startSlackLife({ server })
    await slack.adapter.stop()
    const asking = server.mention(QUESTION)
    await slack.adapter.start(
      async (request) => void (await runtime.accept(request)),
      (query) => runtime.show(query),
    )
    expect((await asking).isAcknowledged).toBe(true)
    await posts(server, 1)
    await runtime.idle()
    expect(server.posted()).toHaveLength(1)
  })

  test('a question that was accepted before the crash is answered after it, once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'versus-slack-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const server = await startSlack()
    onTestFinished(() => server.close())
    const database = join(folder, 'versus.db')
    const first = createSlack({ ...settings(server, 'Socket Mode'), log: silentLog, now: Date.now })
    const before = await openStore({ database })
    // It takes requests and dies before it answers one.
    await first.adapter.start(
      async (request) => void (await before.inbox.accept({ key: 'slack/lost', request, receivedAt: Date.now() })),
      () => Promise.resolve({ kind: 'no form', text: '' }),
    )
    const asked = await server.mention(QUESTION)
    expect(asked.isAcknowledged).toBe(true)
    await first.adapter.stop()
    await before.close()

    const store = await openStore({ database })
    const { runtime } = await startSlackLife({ server, store })
    const [answer] = await posts(server, 1)
    expect(answer?.thread_ts).toBe(asked.ts)
    await asked.again()
    await runtime.idle()
    expect(server.posted()).toHaveLength(1)
    onTestFinished(() => store.close())
  })

  test.each(['lost', 'broken'] as const)('a message whose answer is %s is not posted twice', async (kind) => {
    const { server, runtime } = await startSlackLife()
    server.trouble('chat.postMessage', { kind })
    const asked = await server.mention(QUESTION)
    await until('it is looked for', () => server.calls.some(({ method }) => method === 'conversations.replies'), 20_000)
    await runtime.idle()
    expect(server.posted()).toHaveLength(1)
    expect(server.posted()[0]?.thread_ts).toBe(asked.ts)
    // Its name is known none the less: an edit of the question finds it.
    await server.edit(asked, `${QUESTION} please`)
    await runtime.idle()
    expect(server.calls.map(({ method }) => method)).toContain('chat.update')
  })
})

describe('edits', { timeout: 60_000 }, () => {
  test('an edited question gets its answer in the same message, a deleted one loses it', async () => {
    const { server, runtime } = await startSlackLife({ mode: 'HTTP' })
    const asked = await server.mention(QUESTION)
    const [answer] = await posts(server, 1)
    await server.edit(asked, 'what else can you do?')
    await until('it is edited', () => server.calls.some(({ method }) => method === 'chat.update'))
    await runtime.idle()
    expect(server.posted().map(({ ts }) => ts)).toEqual([answer?.ts])
    await server.remove(asked)
    await until('it is withdrawn', () => server.posted().length === 0)
    expect(server.faults).toEqual([])
  })
})

describe('what Slack refuses', { timeout: 60_000 }, () => {
  test('a channel that the bot is not in: a command is answered all the same, a mention in direct messages', async () => {
    const { server, runtime } = await startSlackLife()
    await server.command('help', { channel: ELSEWHERE })
    await until('it is answered', () => server.whispered().length === 1)
    const left = server.workspace.channel(SECRET)
    if (left) left.isMember = false
    await server.mention(QUESTION, { channel: SECRET })
    await runtime.idle()
    expect(server.posted(SECRET)).toEqual([])
    const direct = server.workspace.direct('U0ANA00000').messages
    expect(direct.map(({ text }) => text).join()).toContain('could not show it here')
  })

  test('one channel that has too much does not hold up another', async () => {
    const { server } = await startSlackLife({ mode: 'HTTP' })
    server.trouble('chat.postMessage', { kind: 'rate limit', seconds: 2 })
    const started = performance.now()
    await server.mention(QUESTION)
    await until('it is refused', () => server.calls.some(({ method }) => method === 'chat.postMessage'))
    await server.mention(QUESTION, { channel: SECRET })
    await posts(server, 1, SECRET)
    expect(performance.now() - started).toBeLessThan(1_900)
    expect(server.posted()).toEqual([])
    await posts(server, 1)
    expect(performance.now() - started).toBeGreaterThan(1_900)
  })

  test('blocks that are refused come as sections, then as text', async () => {
    const { server } = await startSlackLife()
    server.trouble('chat.postMessage', { kind: 'error', error: 'invalid_blocks' })
    await server.mention(QUESTION)
    const [sections] = await posts(server, 1)
    expect(textsOf(sections).length).toBeGreaterThan(0)
    const refused = { kind: 'error', error: 'msg_blocks_too_long' } as const
    server.trouble('chat.postMessage', refused, refused)
    await server.mention(QUESTION)
    const [, plain] = await posts(server, 2)
    expect(plain?.blocks).toEqual([])
    expect(plain?.text).toContain('I compare')
  })

  test('an address that is used up: the answer comes by the other way', async () => {
    const { server, runtime } = await startSlackLife()
    server.spend()
    await server.command('help')
    await until('it is answered', () => server.whispered().length === 1)
    expect(server.whispered()[0]?.by).toBe('method')
    await runtime.idle()
    expect(server.posted()).toEqual([])
  })

  test('a token that is revoked: the log names the remedy once, and the process lives on', async () => {
    const { server, runtime, lines } = await startSlackLife({ mode: 'HTTP' })
    server.revoke()
    await server.mention(QUESTION)
    await server.mention(QUESTION)
    await until('both are given up', () => lines.filter(({ event }) => event === 'reply not shown').length === 2)
    await runtime.idle()
    const said = lines.filter(({ event }) => event === 'slack token refused')
    expect(said).toHaveLength(1)
    expect(said[0]?.fields['remedy']).toContain('SLACK_BOT_TOKEN')
    expect(JSON.stringify(lines)).not.toMatch(/xoxb-0|xapp-1/)
    expect((await runtime.status()).platforms).toEqual({ slack: 'ready' })
  })
})

describe('sockets', { timeout: 60_000 }, () => {
  test('a refresh, and a cable that is pulled, lose no command', async () => {
    const { server } = await startSlackLife()
    expect(server.sockets()).toBe(2)
    let taken = 0
    for (let at = 0; at < 40; at++) {
      if (at === 10) server.refresh()
      if (at === 25) server.cut()
      if (await server.command('help')) taken++
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(taken).toBe(40)
    await until('two are open again', () => server.sockets() === 2)
    await until('all are answered', () => server.whispered().length === 40)
  })

  test('an app-level token that is revoked later is told of, and nothing falls over', async () => {
    const { server, lines } = await startSlackLife()
    server.revoke()
    server.refresh()
    await until('it is told', () =>
      lines.some(({ level, event }) => level === 'error' && event === 'slack socket not open'),
    )
    expect(await server.command('help')).toBe(true)
  })
})
