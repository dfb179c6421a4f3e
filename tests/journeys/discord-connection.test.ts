import { describe, expect, onTestFinished, test } from 'vitest'
import { join, startLife } from '../support/discord/life.ts'
import { startDiscord } from '../support/discord/server.ts'
import { snowflake } from '../support/discord/town.ts'
import { until } from '../support/real-life.ts'

const QUESTION = 'which starts faster, a VM or a container?'

describe('the connection', { timeout: 40_000 }, () => {
  test('is as many as Discord recommends, each with its servers', async () => {
    const server = await startDiscord({ shards: 2 })
    onTestFinished(() => server.stop())
    // Ids of different milliseconds, so that both connections have some.
    const others = []
    for (let at = 0; at < 6; at++) {
      others.push(server.town.addGuild(`Server ${at}`))
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
    await join(server)
    expect(server.gateway.seen.identifies).toBe(2)
    const sides = new Set([server.general, ...others].map(({ guild = '0' }) => (BigInt(guild) >> 22n) % 2n))
    expect(sides.size).toBe(2)
    const asked = [server.general, ...others].map((channel) => server.mention(QUESTION, { channel }))
    server.direct(QUESTION)
    await until('all are answered', () => asked.every((id) => server.posted({ id }).length === 1), 15_000)
    await until('in direct messages, too', () => server.posted(server.town.direct(server.ana)).length === 1)
    expect(server.refusals).toEqual([])
  })

  test.each([4_000, 4_007, 4_009, 1_001])('is opened again after it was closed with %i', async (code) => {
    const { server, lines } = await startLife()
    server.gateway.cut(code)
    await until('it came back', () => server.gateway.seen.resumes + server.gateway.seen.identifies > 1, 20_000)
    const asked = server.mention(QUESTION)
    await until('it is answered', () => server.posted({ id: asked }).length === 1, 15_000)
    expect(lines.filter(({ level }) => level === 'error')).toEqual([])
  })

  test.each([
    [4_014, 'discord-intents', 'Switch on Message Content Intent'],
    [4_013, 'discord-intents', 'Bring discord.js up to date'],
    [4_011, 'discord-shards', 'Start again'],
  ])('that was closed for good with %i says once what to do', async (code, name, remedy) => {
    const { server, lines } = await startLife()
    server.gateway.cut(code)
    await until('it is in the log', () => lines.some(({ event }) => event === 'discord connection ended'))
    await new Promise((resolve) => setTimeout(resolve, 500))
    const told = lines.filter(({ level }) => level === 'error')
    expect(told).toMatchObject([{ error: { code: name, message: expect.stringContaining(remedy) } }])
    expect(server.gateway.seen).toMatchObject({ identifies: 1, resumes: 0 })
  })

  test('asks for no more than the surfaces need', async () => {
    const { server } = await startLife({ hasMessageContent: false })
    expect(server.gateway.isReading('messageContent')).toBe(false)
    expect(server.gateway.intents()).toEqual([4_609])
    const other = await startLife()
    expect(other.server.gateway.intents()).toEqual([37_377])
  })

  test('lives through what it does not know', async () => {
    const { server, lines } = await startLife()
    server.dispatch('SOMETHING_NEW', { id: snowflake() })
    server.dispatch('MESSAGE_CREATE', { id: 7, channel_id: null, author: [] })
    server.dispatch('INTERACTION_CREATE', { id: snowflake(), type: 99 })
    const asked = server.mention(QUESTION)
    await until('it is answered', () => server.posted({ id: asked }).length === 1)
    expect(lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})
