import { describe, expect, test } from 'vitest'
import { startLife } from '../support/discord/life.ts'
import { type DiscordServer, textOf } from '../support/discord/server.ts'
import type { PermissionName } from '../support/discord/town.ts'
import type { ShownMessage } from '../support/discord/world.ts'
import { until } from '../support/real-life.ts'

const QUESTION = 'which starts faster, a VM or a container?'

type Where = 'thread' | 'channel' | 'direct'

function answersIn(server: DiscordServer, asked: string): Readonly<Record<Where, readonly ShownMessage[]>> {
  return {
    thread: server.posted({ id: asked }),
    channel: server.posted(server.general),
    direct: server.posted(server.town.direct(server.ana)),
  }
}

const ANSWER = /A container\./

const CASES: readonly (readonly [string, readonly PermissionName[], Where, RegExp])[] = [
  ['Create Public Threads', ['CreatePublicThreads'], 'channel', ANSWER],
  ['Send Messages in Threads', ['SendMessagesInThreads'], 'channel', ANSWER],
  ['Send Messages, which threads do without', ['SendMessages'], 'thread', ANSWER],
  ['Attach Files', ['AttachFiles'], 'thread', ANSWER],
  [
    'Send Messages and threads',
    ['SendMessages', 'CreatePublicThreads'],
    'direct',
    /<#\d+>: there I lack Send Messages\.$/,
  ],
  ['View Channel', ['ViewChannel'], 'direct', /<#\d+>: there I lack View Channel/],
]

describe.each(CASES)('without %s', { timeout: 30_000 }, (_, missing, where, says) => {
  const answeredOnce = async (server: DiscordServer): Promise<string> => {
    const asked = server.mention(QUESTION)
    await until(
      'it is answered',
      () => Object.values(answersIn(server, asked)).some(({ length }) => length > 0),
      15_000,
    )
    const { [where]: answers, ...others } = answersIn(server, asked)
    expect(Object.values(others).flat()).toEqual([])
    expect(answers).toHaveLength(1)
    return answers.map(textOf).join('')
  }

  test('as Discord told us: a question is answered without knocking where it is shut', async () => {
    const { server } = await startLife()
    server.deny(server.general, ...missing)
    const text = await answeredOnce(server)
    expect(text).toMatch(ANSWER)
    expect(text).toMatch(says)
    expect(server.refusals).toEqual([])
  })

  test('as we have to find out: a question is answered all the same', async () => {
    const { server } = await startLife()
    server.denySecretly(server.general, ...missing)
    expect(await answeredOnce(server)).toMatch(ANSWER)
  })
})

describe('without Read Message History', { timeout: 30_000 }, () => {
  test('a question is answered in the channel, and as no reply', async () => {
    const { server } = await startLife()
    server.deny(server.general, 'ReadMessageHistory')
    server.mention(QUESTION)
    await until('it is answered', () => server.posted(server.general).length === 1)
    expect(server.posted(server.general)[0]).not.toHaveProperty('reference')
    expect(server.refusals).toEqual([])
  })

  test('found out by a refusal, the answer comes all the same', async () => {
    const { server } = await startLife()
    server.denySecretly(server.general, 'ReadMessageHistory', 'CreatePublicThreads')
    server.mention(QUESTION)
    await until('it is answered', () => server.posted(server.general).length === 1)
    expect(server.posted(server.general)[0]).not.toHaveProperty('reference')
  })
})

test('the log names what is missing, and nothing that was written', { timeout: 30_000 }, async () => {
  const { server, lines } = await startLife()
  server.deny(server.general, 'SendMessages', 'CreatePublicThreads')
  server.mention(QUESTION)
  await until('it is in the log', () => lines.some(({ event }) => event === 'discord permission missing'))
  const line = lines.find(({ event }) => event === 'discord permission missing')
  expect(line).toMatchObject({
    channel: server.general.id,
    error: { message: expect.stringContaining('Send Messages') },
  })
  expect(JSON.stringify(lines)).not.toContain('faster')
})

test('commands are answered whatever is missing', { timeout: 30_000 }, async () => {
  const { server } = await startLife()
  server.deny(server.general, 'SendMessages', 'CreatePublicThreads', 'ReadMessageHistory', 'SendMessagesInThreads')
  server.command('ask', { question: QUESTION })
  await until('it is answered', () => server.whispered().length === 1)
  server.command('decide', { question: 'our Postgres' })
  await until('the card is there', () => server.posted(server.general).length === 1)
  expect(server.refusals).toEqual([])
})
