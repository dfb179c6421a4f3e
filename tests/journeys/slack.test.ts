import { describe, expect, test } from 'vitest'
import { until } from '../support/real-life.ts'
import type { SlackServer } from '../support/slack/server.ts'
import { startSlackLife } from '../support/slack/slack-life.ts'
import { textsOf } from '../support/slack/texts.ts'
import { ANA, GENERAL, TEAM } from '../support/slack/workspace.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()
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
    expect(textsOf(card)).toEqual(['*Which of these?*', 'What Docker is', 'VM or Docker', 'Docker or Podman'])
    if (card) await server.press(card, 'What Docker is')
    const [, answer] = await posts(server, 2)
    expect(answer?.thread_ts).toBe(asked.ts)
    expect(answer?.text).toMatch(/Docker/)
    expect(server.whispered()).toEqual([])
  })

  test('answers direct messages where they are written, and knows the answer in its own thread', async () => {
    const { server, runtime } = await startSlackLife({ mode, world })
    const { channel } = await server.tell(QUESTION)
    const [answer] = await posts(server, 1, channel)
    expect(answer).not.toHaveProperty('thread_ts')
    await server.tell('why?')
    const [, reason] = await posts(server, 2, channel)
    expect(reason).not.toHaveProperty('thread_ts')
    expect(textsOf(reason).join(' ')).toContain('Nothing boots.')
    await server.tell('why?', answer ? { thread: answer.ts } : {})
    const [, , below] = await posts(server, 3, channel)
    expect(below?.thread_ts).toBe(answer?.ts)
    expect(textsOf(below).join(' ')).toContain('Nothing boots.')
    await runtime.idle()
    expect(server.faults).toEqual([])
  })

  test('keeps a judgement of an answer, and asks whoever found it wrong which one was meant', async () => {
    const { server, runtime, store } = await startSlackLife({ mode, world })
    const asked = await server.mention(QUESTION)
    const [answer] = await posts(server, 1)
    await runtime.idle()
    if (answer) await server.press(answer, 'Wrong answer', { user: 'U0BEN00000' })
    const judged = () => store.feedbackOn(`slack:${TEAM}:${GENERAL}:${asked.ts}/1`)
    await until('it is kept', async () => (await judged()).length === 1)
    expect(await judged()).toMatchObject([{ verdict: 'wrong', by: { id: 'U0BEN00000', name: 'ana' } }])
    await runtime.idle()
    expect(server.posted()).toHaveLength(1)
    const [card, more] = server.whispered('U0BEN00000')
    expect(textsOf(card).join(' ')).toContain('Which one did you mean?')
    expect(more).toBeUndefined()
  })
})
