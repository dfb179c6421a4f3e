import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startLife } from '../support/discord/life.ts'
import { labelsOf, textOf } from '../support/discord/server.ts'
import { until } from '../support/real-life.ts'
import { startSlackLife } from '../support/slack/slack-life.ts'
import { textsOf } from '../support/slack/texts.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
const POSTGRES = 'should we run our Postgres in Docker or on a VM?'
const BEN = 'U0BEN00000'

describe('a walkthrough on Slack', { timeout: 60_000 }, () => {
  test('stays one card in the thread, ticked, pressed and typed into, up to the decision', async () => {
    const { server, runtime } = await startSlackLife({ mode: 'Socket Mode', world })
    const asked = await server.mention(POSTGRES)
    const texts = (): string => textsOf(server.posted()[0]).join('\n')
    const shows = (words: string): Promise<void> => until(words, () => texts().includes(words), 10_000)
    const press = async (label: string, how: { readonly user?: string; readonly ticks?: readonly string[] } = {}) => {
      const [card] = server.posted()
      if (card) await server.press(card, label, how)
    }
    await shows('1 of at most 5')
    expect(server.posted()[0]?.thread_ts).toBe(asked.ts)
    await press('Looks right', { ticks: ['A busy database', 'An auditor wants a boundary'] })
    await shows('ours, with an audit boundary')
    await server.say("we're all vSphere people", { thread: asked.ts, user: BEN })
    await shows('The team, VMs')
    await server.say('is docker slower on disk?', { thread: asked.ts })
    await until('it is answered', () => server.posted().length === 2)
    expect(textsOf(server.posted()[1]).join('\n')).toMatch(/Native on a volume[\s\S]*Back to \d of at most \d/)
    for (let card = 0; card < 5 && texts().includes('of at most'); card++) {
      const before = texts()
      await server.mention('1', { thread: asked.ts })
      await until('the card goes on', () => texts() !== before, 10_000)
    }
    await press('Details')
    await until('details are whispered', () => server.whispered().length === 1)
    await press('Accept', { user: BEN })
    await shows('Decided:')
    await runtime.idle()
    expect(server.posted()).toHaveLength(2)
    expect(server.faults).toEqual([])
  })

  test('begun by a command it is the root of its thread, and becomes the outcome', async () => {
    const { server, runtime } = await startSlackLife({ mode: 'HTTP', world })
    await server.command('decide our FreeBSD mail server')
    await until('the root is there', () => server.posted().length === 1)
    const [root] = server.posted()
    expect(root).not.toHaveProperty('thread_ts')
    expect(textsOf(root)[0]).toMatch(
      /^\*VM or container\?\* for “our FreeBSD mail server” · asked by .+ · answers in the thread/,
    )
    await runtime.idle()
    await server.say('change the team', { thread: root?.ts ?? '' })
    await until(
      'the card asks',
      () => textsOf(server.posted()[0]).join('\n').includes('What does the team run well today?'),
      10_000,
    )
    await runtime.idle()
    expect(server.posted()).toHaveLength(1)
    expect(server.whispered()).toEqual([])
    expect(server.faults).toEqual([])
  })
})

describe('a walkthrough on Discord', { timeout: 60_000 }, () => {
  test('opens its thread, keeps ticks on the card, and ends with the decision', async () => {
    const { server } = await startLife()
    const asked = server.mention(POSTGRES)
    const thread = { id: asked }
    const cards = () => server.posted(thread)
    const text = (): string => cards().map((one) => `${textOf(one)} ${labelsOf(one).join(' ')}`)[0] ?? ''
    await until('the card is there', () => cards().length === 1, 10_000)
    expect(server.threads()[0]?.name).toBe('VM or container for our Postgres')
    const press = (label: string, from = server.ana): void => {
      const [card] = cards()
      if (card) server.press(card, label, from)
    }
    const [opening] = cards()
    if (opening) server.choose(opening, ['A busy database', 'An auditor wants a boundary'], server.ben)
    await until(
      'the ticks stand',
      () => JSON.stringify(cards()[0]?.components).split('"default":true').length === 3,
      10_000,
    )
    press('Looks right')
    await until('the next card', () => text().includes('ours, with an audit boundary'), 10_000)
    const [room] = server.threads()
    if (room) server.say(room, "we're all vSphere people")
    await until('it is heard', () => text().includes('The team, VMs'), 10_000)
    for (let card = 0; card < 5 && text().includes('of at most'); card++) {
      const before = text()
      press(cards().flatMap(labelsOf)[0] ?? '')
      await until('the card goes on', () => text() !== before, 10_000)
    }
    press('Accept', server.ben)
    await until('it is decided', () => text().includes('Decided:'), 10_000)
    expect(cards()).toHaveLength(1)
    expect(server.refusals).toEqual([])
  })
})

describe('a walkthrough in the terminal', { timeout: 60_000 }, () => {
  test('is walked by numbers: a number ticks, a number goes on, a number answers', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'chat'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, VERSUS_DATA: join(tmpdir(), 'versus-tests'), VERSUS_DATABASE: 'memory:' },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    // The sixth box, "Looks right", VMs, "Steady", and the rest by the first number; then the verdict's first button.
    child.stdin.end([POSTGRES, '6', '11', 'VMs', '1', '1', '1', 'accept', ''].join('\n'))
    await once(child, 'close')
    expect(output).toContain('[11] Looks right [12] Change [13] Answer all at once [14] Stop')
    expect(output).toContain('ours, with an audit boundary')
    expect(output).toContain('You: The team, VMs')
    expect(output).toMatch(/Decided: our Postgres → .+ · You/)
  })
})
