import { describe, expect, test } from 'vitest'
import { until } from '../support/real-life.ts'
import type { SlackServer } from '../support/slack/server.ts'
import { startSlackLife } from '../support/slack/slack-life.ts'
import { textsOf } from '../support/slack/texts.ts'
import { ANA, GENERAL } from '../support/slack/workspace.ts'
import { shippedWorld } from '../support/world.ts'

const world = shippedWorld()
const QUESTION = 'which starts faster, a VM or a container?'

async function posts(server: SlackServer, count: number, channel = GENERAL) {
  await until(`there are ${count} messages`, () => server.posted(channel).length >= count, 10_000)
  return server.posted(channel)
}

describe.each(['Socket Mode', 'HTTP'] as const)('a conversation by %s', { timeout: 60_000 }, (mode) => {
  test('answers a mention in its thread, goes on there without one, and shows more to the presser alone', async () => {
    const { server, runtime } = await startSlackLife({ mode, world })
    const asked = await server.mention(QUESTION)
    expect(asked.isAcknowledged).toBe(true)
    const [answer] = await posts(server, 1)
    expect(answer?.thread_ts).toBe(asked.ts)
    expect(answer?.text).toMatch(/^A container: it starts a program/)
    expect(textsOf(answer)[0]).toMatch(/^\*A container\.\* It starts/)
    expect(textsOf(answer)).toContain('Right answer')

    await server.say('why?', { thread: asked.ts })
    const [, reason] = await posts(server, 2)
    expect(reason?.thread_ts).toBe(asked.ts)
    expect(textsOf(reason).join(' ')).toContain('Nothing boots.')

    expect(answer && (await server.press(answer, 'More'))).toBe(true)
    await until('more is shown', () => server.whispered().length === 1)
    const [more] = server.whispered()
    expect(more).toMatchObject({ user: ANA, thread_ts: asked.ts, by: 'response address' })
    expect(textsOf(more).join(' ')).toMatch(/checked \d{4}-\d\d-\d\d/)
    await runtime.idle()
    expect(server.posted()).toHaveLength(2)
    expect(server.faults).toEqual([])
  })

  test('answers a command to whoever gave it, and a press on that answer too', async () => {
    const { server, runtime } = await startSlackLife({ mode, world })
    expect(await server.command(`ask ${QUESTION}`)).toBe(true)
    expect(await server.command('compare')).toBe(true)
    await until('both are shown', () => server.whispered().length === 2)
    const [answer, comparison] = server.whispered()
    expect(textsOf(answer)[0]).toMatch(/^\*A container\.\*/)
    expect(textsOf(answer)).not.toContain('Right answer')
    expect(comparison?.blocks.map(({ type }) => type)).toContain('table')
    if (answer) await server.press(answer, 'Help us decide')
    await until('the press is answered', () => server.whispered().length === 3)
    await runtime.idle()
    expect(server.posted()).toEqual([])
    expect(server.faults).toEqual([])
  })

  test('asks which topic is meant, and answers the choice for all to see', async () => {
    const { server } = await startSlackLife({ mode, world })
    const asked = await server.mention('docker?')
    const [card] = await posts(server, 1)
    expect(textsOf(card)).toEqual(['*Which of these?*', 'What Docker is', 'VM or Docker', 'Use cases'])
    if (card) await server.press(card, 'What Docker is')
    const [, answer] = await posts(server, 2)
    expect(answer?.thread_ts).toBe(asked.ts)
    expect(answer?.text).toMatch(/Docker/)
    expect(server.whispered()).toEqual([])
  })
})
