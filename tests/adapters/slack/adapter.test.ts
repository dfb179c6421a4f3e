import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createSlack, type Slack } from '#adapters/slack/adapter.ts'
import type { SlackParts } from '#adapters/slack/connect.ts'
import { LONGEST_BODY } from '#adapters/slack/limits.ts'
import type { VersusError } from '#model/errors.ts'
import type { Posting } from '#model/ports.ts'
import type { Request } from '#model/request.ts'
import { silentLog } from '../../support/real-life.ts'
import { encoded, signed } from '../../support/slack/links.ts'
import { commandOf } from '../../support/slack/payloads.ts'
import { type SlackServer, startSlack } from '../../support/slack/server.ts'
import { listen, type LogLine, recordingLog, settings } from '../../support/slack/slack-life.ts'
import { ANA, GENERAL, TEAM } from '../../support/slack/workspace.ts'

async function slackServer(): Promise<SlackServer> {
  const server = await startSlack({ patience: 500 })
  onTestFinished(() => server.close())
  return server
}

function create(
  server: SlackServer,
  more: Partial<SlackParts> = {},
  mode: 'Socket Mode' | 'HTTP' = 'Socket Mode',
): Slack {
  const slack = createSlack({ ...settings(server, mode), log: silentLog, now: Date.now, ...more })
  onTestFinished(() => slack.adapter.stop())
  return slack
}

async function started(server: SlackServer, mode: 'Socket Mode' | 'HTTP' = 'HTTP') {
  const requests: Request[] = []
  const slack = create(server, {}, mode)
  if (slack.listener) server.postEventsTo(await listen(slack.listener))
  await slack.adapter.start(
    async (request) => void requests.push(request),
    () => Promise.resolve({ kind: 'no form', text: '' }),
  )
  return { ...slack, requests }
}

function posting(more: Partial<Posting> = {}): Posting {
  return {
    reply: {
      id: 'r/1',
      audience: 'thread',
      summary: 'Words.',
      blocks: [{ kind: 'text', role: 'body', text: [{ kind: 'plain', text: 'Words.' }] }],
    },
    place: { platform: 'slack', workspace: TEAM, channel: GENERAL, audience: 'public' },
    asker: { id: ANA, name: 'Ana' },
    isUnsure: false,
    ...more,
  }
}

async function failure(task: Promise<unknown>): Promise<VersusError> {
  return task.then(
    () => {
      throw new Error('it did not fail')
    },
    (error: VersusError) => error,
  )
}

const begin = (slack: Slack) =>
  slack.adapter.start(
    async () => {},
    () => Promise.resolve({ kind: 'no form', text: '' }),
  )

describe('the start', () => {
  test.each([
    ['a user token', { token: 'xoxp-1' }, 'xoxb-'],
    ['an app-level token in its place', { token: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    ['a bot token as app-level token', { appToken: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
    ['a wrong bot token', { token: 'xoxb-wrong' }, 'SLACK_BOT_TOKEN'],
    ['a wrong app-level token', { appToken: 'xapp-wrong' }, 'connections:write'],
  ] as const)('with %s fails for good, and says what to do', async (_, more, remedy) => {
    const error = await failure(begin(create(await slackServer(), more)))
    expect(error.message).toContain(remedy)
    expect(error.detail['isPermanent']).toBe(true)
    expect(error.message).not.toContain('wrong')
  })

  test('without app-level token and signing secret says where both are', async () => {
    const error = await failure(begin(create(await slackServer(), { signingSecret: '' }, 'HTTP')))
    expect(error.message).toMatch(/SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/)
  })

  test('without a needed right names it; without a wanted one it says what will be missing', async () => {
    const server = await slackServer()
    server.scopes.delete('chat:write')
    const error = await failure(begin(create(server)))
    expect(error.message).toContain('chat:write')
    server.scopes.add('chat:write')
    server.scopes.delete('im:history')
    const lines: LogLine[] = []
    await begin(create(server, { log: recordingLog(lines) }))
    expect(lines).toEqual([
      {
        level: 'warn',
        event: 'slack right missing',
        fields: { scope: 'im:history', without: 'direct messages are not answered' },
      },
    ])
  })

  test('while Slack is away fails for now, and works when it is back', async () => {
    const server = await slackServer()
    const slack = create(server)
    server.trouble('auth.test', { kind: 'status', status: 503 })
    expect((await failure(begin(slack))).detail['isPermanent']).toBeUndefined()
    server.trouble('apps.connections.open', { kind: 'error', error: 'internal_error' })
    expect((await failure(begin(slack))).detail['isPermanent']).toBeUndefined()
    await begin(slack)
    expect(server.sockets()).toBe(2)
  })

  test('importing the adapter does not load the kit', () => {
    const root = fileURLToPath(new URL('../../..', import.meta.url))
    const script = `await import('#adapters/slack/adapter.ts'); const { createRequire } = await import('node:module'); const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes('@slack')); console.log(loaded.length)`
    const output = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(output.trim()).toBe('0')
  })
})

describe('events by HTTP', () => {
  const parcel = commandOf({
    text: 'help',
    user: ANA,
    channel: GENERAL,
    channelName: 'general',
    responseUrl: 'https://hooks.slack.com/commands/1',
    trigger: '1.2',
  })
  const { body, contentType } = encoded(parcel)
  const post = (url: string, headers: Readonly<Record<string, string>>, content = body) =>
    fetch(url, { method: 'POST', headers: { 'content-type': contentType, ...headers }, body: content })

  test('are taken with a good signature only', async () => {
    const server = await slackServer()
    const { listener, requests } = await started(server)
    const url = listener ? await listen(listener) : ''
    expect((await post(url, signed(body))).status).toBe(200)
    expect((await post(url, signed(body, 'another secret'))).status).toBe(401)
    expect((await post(url, signed(body, undefined, Math.floor(Date.now() / 1000) - 600))).status).toBe(401)
    expect((await post(url, {})).status).toBe(401)
    expect((await post(url, signed('x'.repeat(LONGEST_BODY + 1)), 'x'.repeat(LONGEST_BODY + 1))).status).toBe(413)
    expect((await post(url, signed('{'), '{')).status).toBeLessThan(500)
    expect((await fetch(url)).status).toBe(404)
    expect((await post(url.replace('/events', '/other'), signed(body))).status).toBe(404)
    expect(requests).toHaveLength(1)
  })

  test('are refused for a while before the start and after the stop', async () => {
    const server = await slackServer()
    const slack = create(server, {}, 'HTTP')
    const url = slack.listener ? await listen(slack.listener) : ''
    expect((await post(url, signed(body))).status).toBe(503)
    await begin(slack)
    expect((await post(url, signed(body))).status).toBe(200)
    await slack.adapter.stop()
    expect((await post(url, signed(body))).status).toBe(503)
  })

  test('are acknowledged after they are safe, not before', async () => {
    const server = await slackServer()
    const slack = create(server, {}, 'HTTP')
    const url = slack.listener ? await listen(slack.listener) : ''
    let safe: (() => void) | undefined
    await slack.adapter.start(
      () => new Promise((resolve) => (safe = resolve)),
      () => Promise.resolve({ kind: 'no form', text: '' }),
    )
    let isAcknowledged = false
    const acknowledged = post(url, signed(body)).then(() => (isAcknowledged = true))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(isAcknowledged).toBe(false)
    safe?.()
    expect(await acknowledged).toBe(true)
  })

  test('the stop waits for what is being taken', async () => {
    const server = await slackServer()
    const slack = create(server, {}, 'HTTP')
    const url = slack.listener ? await listen(slack.listener) : ''
    await slack.adapter.start(
      () => new Promise((resolve) => setTimeout(resolve, 300)),
      () => Promise.resolve({ kind: 'no form', text: '' }),
    )
    const acknowledged = post(url, signed(body))
    await new Promise((resolve) => setTimeout(resolve, 100))
    await slack.adapter.stop()
    expect((await acknowledged).status).toBe(200)
  })
})

describe('a send', () => {
  test('outside a thread names the thread that it may become', async () => {
    const { adapter } = await started(await slackServer())
    const { message, thread } = await adapter.send(posting())
    expect(thread).toBe(message)
    const inside = await adapter.send(posting({ place: { ...posting().place, thread: message ?? '' } }))
    expect(inside).toEqual({ message: expect.stringMatching(/^\d+\.\d+$/) })
  })

  test('to a person by name goes to their direct messages', async () => {
    const server = await slackServer()
    const { adapter } = await started(server)
    await adapter.send(posting({ place: { ...posting().place, channel: ANA, audience: 'direct' } }))
    expect(server.workspace.direct(ANA).messages).toHaveLength(1)
  })

  test.each([
    [{ kind: 'rate limit', seconds: 7 }, { retryAfter: 7_000 }],
    [{ kind: 'rate limit' }, { retryAfter: 30_000 }],
    [{ kind: 'status', status: 502 }, { isUnsure: true }],
    [{ kind: 'status', status: 403 }, { isUnsure: false }],
    [{ kind: 'broken' }, { isUnsure: true }],
    [{ kind: 'error', error: 'internal_error' }, { isUnsure: true }],
    [{ kind: 'error', error: 'service_unavailable' }, {}],
    [{ kind: 'error', error: 'not_in_channel' }, { isPermanent: true }],
    [{ kind: 'error', error: 'is_archived' }, { isPermanent: true }],
    [{ kind: 'error', error: 'missing_scope' }, { isPermanent: true }],
    [{ kind: 'error', error: 'something_new' }, { isPermanent: true }],
  ] as const)('that comes to %j says so: %j', async (trouble, detail) => {
    const server = await slackServer()
    const { adapter } = await started(server)
    server.trouble('chat.postMessage', trouble)
    const error = await failure(adapter.send(posting()))
    expect(error.detail).toMatchObject(detail)
    expect(error.message).not.toBe('')
  })

  test('while nothing listens at Slack is surely not posted', async () => {
    const server = await startSlack()
    const { adapter } = await started(server)
    await server.close()
    expect((await failure(adapter.send(posting()))).detail).toMatchObject({ isUnsure: false })
  })

  test('of an edit may be repeated, and is refused for good where the message is gone', async () => {
    const server = await slackServer()
    const { adapter } = await started(server)
    const { message = '' } = await adapter.send(posting())
    server.trouble('chat.update', { kind: 'status', status: 500 })
    expect((await failure(adapter.send(posting({ message })))).detail).toMatchObject({ isUnsure: false })
    expect(await adapter.send(posting({ message }))).toEqual({ message })
    await adapter.withdraw(posting().place, message)
    expect((await failure(adapter.send(posting({ message })))).detail).toMatchObject({ isPermanent: true })
    await adapter.withdraw(posting().place, message)
  })

  test('for one person alone is never posted for all', async () => {
    const server = await slackServer()
    const { adapter } = await started(server)
    const reply = { ...posting().reply, audience: 'asker' as const }
    expect(await adapter.send(posting({ reply }))).toEqual({})
    server.trouble('chat.postEphemeral', { kind: 'error', error: 'user_not_in_channel' })
    expect((await failure(adapter.send(posting({ reply })))).detail).toMatchObject({ isPermanent: true })
    expect(server.posted()).toEqual([])
    expect(server.whispered()).toHaveLength(1)
  })

  test('before the start is for later', async () => {
    expect((await failure(create(await slackServer()).adapter.send(posting()))).code).toBe('slack-not-started')
  })
})
