// The program itself, as an operator starts it: one process, both platforms.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startDiscord } from '../support/discord/server.ts'
import { until } from '../support/real-life.ts'
import { SIGNING_SECRET } from '../support/slack/links.ts'
import { APP_TOKEN, BOT_TOKEN, startSlack } from '../support/slack/server.ts'
import { shippedWorld } from '../support/world.ts'

// Training is not what is looked at: the program finds the model that this leaves.
await shippedWorld()
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const QUESTION = 'which starts faster, a VM or a container?'

interface Program {
  readonly process: ChildProcess
  /** What it has logged so far. */
  readonly log: () => string
  readonly ended: Promise<number | null>
}

function run(settings: Readonly<Record<string, string>>): Program {
  const data = join(tmpdir(), 'versus-tests')
  const database = join(mkdtempSync(join(tmpdir(), 'versus-both-')), 'versus.db')
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, 'start'], {
    env: { PATH, VERSUS_DATA: data, VERSUS_DATABASE: database, PORT: '0', ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let text = ''
  child.stderr.setEncoding('utf8').on('data', (part: string) => (text += part))
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return { process: child, log: () => text, ended }
}

async function platforms() {
  const [slack, discord] = await Promise.all([startSlack(), startDiscord()])
  onTestFinished(async () => {
    await Promise.all([slack.close(), discord.stop()])
  })
  return { slack, discord }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve)
  })
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => {
    probe.close(resolve)
  })
  return port
}

describe('one process on both platforms', { timeout: 120_000 }, () => {
  test('answers on both over one core, and ends when it is told to, without a word of a token', async () => {
    const { slack, discord } = await platforms()
    const program = run({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_MESSAGE_CONTENT: 'on',
      LOG_LEVEL: 'debug',
    })
    await until('it has started', () => program.log().includes('"started"'), 60_000)
    await slack.mention(QUESTION)
    const asked = discord.mention(QUESTION)
    await until('both have answered', () => slack.posted().length === 1 && discord.posted({ id: asked }).length === 1)
    expect(slack.posted()[0]?.text).toMatch(/^A container: it starts/)
    program.process.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    for (const secret of [BOT_TOKEN, APP_TOKEN, discord.token]) expect(program.log()).not.toContain(secret)
  })

  test('takes events over HTTP through its own server', async () => {
    const { slack } = await platforms()
    const port = await freePort()
    slack.postEventsTo(`http://127.0.0.1:${port}/slack/events`)
    const program = run({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slack.apiUrl,
      PORT: String(port),
    })
    await until('it has started', () => program.log().includes('"started"'), 60_000)
    expect((await slack.mention(QUESTION)).isAcknowledged).toBe(true)
    await until('it has answered', () => slack.posted().length === 1)
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  })

  test('names the remedy for a wrong token, and serves the other platform', async () => {
    const { slack, discord } = await platforms()
    const program = run({
      SLACK_BOT_TOKEN: 'xoxb-of-somebody-else',
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_MESSAGE_CONTENT: 'on',
    })
    await until('it has started', () => program.log().includes('"started"'), 60_000)
    expect(program.log()).toMatch(/platform not started.*SLACK_BOT_TOKEN|SLACK_BOT_TOKEN.*platform not started/)
    const asked = discord.mention(QUESTION)
    await until('Discord has its answer', () => discord.posted({ id: asked }).length === 1)
    expect(program.log()).not.toContain('xoxb-of-somebody-else')
  })

  test('ends with the remedy when no platform can be started', async () => {
    const { slack } = await platforms()
    const program = run({
      SLACK_BOT_TOKEN: 'xoxb-of-somebody-else',
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
    })
    expect(await program.ended).toBe(1)
    expect(program.log()).toContain('SLACK_BOT_TOKEN')
  })
})
