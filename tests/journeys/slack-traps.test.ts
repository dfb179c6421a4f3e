import { describe, expect, onTestFinished, test } from 'vitest'
import { until } from '../support/real-life.ts'
import { encoded, signed } from '../support/slack/links.ts'
import { commandOf } from '../support/slack/payloads.ts'
import { startSlackLife } from '../support/slack/slack-life.ts'
import { textsOf } from '../support/slack/texts.ts'
import { ANA, GENERAL } from '../support/slack/workspace.ts'

const QUESTION = 'what can you do?'
const MODES = ['Socket Mode', 'HTTP'] as const

describe('two sockets', { timeout: 120_000 }, () => {
  test('200 commands while Slack refreshes them again and again: none is lost', async () => {
    const { server, runtime } = await startSlackLife()
    const taken: Promise<boolean>[] = []
    for (let at = 0; at < 200; at++) {
      if (at % 40 === 20) server.refresh()
      taken.push(server.command('help'))
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    expect((await Promise.all(taken)).filter(Boolean)).toHaveLength(200)
    await until('all are answered', () => server.whispered().length === 200, 60_000)
    await until('two are open', () => server.sockets() === 2)
    await runtime.idle()
    expect(server.posted()).toEqual([])
  })

  test('what Slack refuses on the way back to them is nobody’s unhandled rejection', async () => {
    const rejections: unknown[] = []
    const note = (error: unknown): void => void rejections.push(error)
    process.on('unhandledRejection', note)
    onTestFinished(() => void process.off('unhandledRejection', note))
    const { server } = await startSlackLife()
    server.trouble(
      'apps.connections.open',
      { kind: 'status', status: 503 },
      { kind: 'rate limit', seconds: 1 },
      { kind: 'error', error: 'internal_error' },
      { kind: 'broken' },
    )
    server.refresh()
    await until('four were refused', () => server.calls.filter(isOpening).length >= 7, 60_000)
    await until('two are open', () => server.sockets() === 2, 60_000)
    expect(await server.command('help')).toBe(true)
    expect(rejections).toEqual([])
  })
})

function isOpening({ method }: { readonly method: string }): boolean {
  return method === 'apps.connections.open'
}

describe.each(MODES)('by %s', { timeout: 60_000 }, (mode) => {
  test('the same event three times, and the same press three times, are one each', async () => {
    const { server, runtime } = await startSlackLife({ mode })
    const asked = await server.mention(QUESTION)
    await Promise.all([asked.again(), asked.again(), asked.again()])
    await until('it is answered', () => server.posted().length === 1)
    await runtime.idle()
    expect(server.posted()).toHaveLength(1)
    const responseUrl = 'none'
    const trigger = '13345224609.738474920.8088930838d88f008e0'
    const command = commandOf({
      text: 'help',
      user: ANA,
      channel: GENERAL,
      channelName: 'general',
      responseUrl,
      trigger,
    })
    for (let at = 0; at < 3; at++) expect(await server.deliver(command)).toBe(true)
    await runtime.idle()
    await until('it is answered', () => server.whispered().length === 1)
    await runtime.idle()
    expect(server.whispered()).toHaveLength(1)
  })

  test('what is said in a row is answered in that order', async () => {
    const { server, runtime } = await startSlackLife({ mode })
    const { channel } = await server.tell('help')
    for (const number of [1, 2, 3, 4, 5]) await server.tell(`what is number ${number}?`)
    await until('all are answered', () => server.posted(channel).length === 6, 20_000)
    await runtime.idle()
    const ids = server.posted(channel).map(({ metadata }) => JSON.stringify(metadata))
    expect(ids).toEqual(ids.toSorted((a, b) => a.localeCompare(b)))
  })

  test.each([500, 503])('a post that Slack answers with %i is looked for, and stands once', async (status) => {
    const { server, runtime } = await startSlackLife({ mode })
    server.trouble('chat.postMessage', { kind: 'status', status })
    await server.mention(QUESTION)
    await until('it is posted', () => server.posted().length === 1, 20_000)
    await runtime.idle()
    expect(server.posted()).toHaveLength(1)
    expect(server.calls.map(({ method }) => method)).toContain('conversations.replies')
  })

  test('other programs, ourselves and our own edits are not answered', async () => {
    const { server, runtime } = await startSlackLife({ mode })
    const asked = await server.mention(QUESTION)
    await until('it is answered', () => server.posted().length === 1)
    const [answer] = server.posted()
    if (answer) await server.edit({ ...asked, ts: answer.ts, channel: GENERAL }, 'our own words, changed')
    await server.say(QUESTION, { thread: asked.ts, user: 'U0BOT00000' })
    await runtime.idle()
    expect(server.posted()).toHaveLength(1)
    expect(textsOf(server.posted()[0])).toEqual(textsOf(answer))
  })
})

const minutes = (count: number): number => Math.floor(Date.now() / 1000) + 60 * count

describe('signatures', { timeout: 30_000 }, () => {
  const responseUrl = 'none'
  const parcel = commandOf({
    text: 'help',
    user: ANA,
    channel: GENERAL,
    channelName: 'general',
    responseUrl,
    trigger: '1.2.3',
  })
  const { body, contentType } = encoded(parcel)

  async function post(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': contentType, ...headers }, body })
    return response.status
  }

  test('hold for clocks a few minutes apart, and no longer; the same one again is the same command', async () => {
    const { server, runtime, url = '' } = await startSlackLife({ mode: 'HTTP' })
    expect(await post(url, signed(body, undefined, minutes(-6)))).toBe(401)
    const once = signed(body, undefined, minutes(-4))
    expect(await post(url, once)).toBe(200)
    expect(await post(url, once)).toBe(200)
    expect(await post(url, signed(body, undefined, minutes(4)))).toBe(200)
    await runtime.idle()
    await until('it is answered', () => server.whispered().length === 1)
    await runtime.idle()
    expect(server.whispered()).toHaveLength(1)
  })

  test('of another secret, of another time than it says, or of another body are refused', async () => {
    const { runtime, server, url = '' } = await startSlackLife({ mode: 'HTTP' })
    const good = signed(body)
    expect(await post(url, signed(body, 'another secret'))).toBe(401)
    expect(await post(url, { ...good, 'x-slack-request-timestamp': `${minutes(1)}` })).toBe(401)
    expect(await post(url, signed(`${body}&text=decide`))).toBe(401)
    expect(await post(url, { 'x-slack-request-timestamp': 'soon', 'x-slack-signature': 'v0=' })).toBe(401)
    await runtime.idle()
    expect(server.whispered()).toEqual([])
  })
})
