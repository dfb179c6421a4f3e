import { describe, expect, onTestFinished, test } from 'vitest'
import { createDiscord } from '#adapters/discord/adapter.ts'
import type { Place } from '#model/request.ts'
import { systemClock } from '#runtime/system.ts'
import { refused } from '../../support/discord/routes.ts'
import { startDiscord } from '../../support/discord/server.ts'
import { channelOf, snowflake } from '../../support/discord/town.ts'
import { silentLog } from '../../support/real-life.ts'

async function open(hasMessageContent = true) {
  const server = await startDiscord({ hasMessageContent })
  onTestFinished(() => server.stop())
  const root = server.say(server.general, 'VM or container?', { from: server.ben })
  const { guild, general } = server
  const thread = server.add(channelOf({ id: root, name: 'VM or container?', type: 11, parent: general.id, guild }))
  const { token, apiUrl } = server
  const adapter = createDiscord({ token, apiUrl, hasMessageContent, clock: systemClock, log: silentLog })
  await adapter.start(
    async () => {},
    () => Promise.resolve({ kind: 'no form', text: '' }),
  )
  onTestFinished(() => adapter.stop())
  const channel: Place = { platform: 'discord', workspace: guild, channel: general.id, audience: 'public' }
  const place = { ...channel, thread: thread.id }
  const texts = async (where: Place, pointsAt?: string) =>
    (await adapter.read(where, pointsAt))?.map(({ from, text }) => `${from.name}: ${text}`)
  return { server, root, thread, channel, place, texts }
}

describe('what is pointed at', { timeout: 20_000 }, () => {
  test('is the message itself', async () => {
    const { server, channel, texts, root } = await open()
    const said = server.say(server.general, 'we have one host')
    expect(await texts(channel, said)).toEqual(['Ana: we have one host'])
    expect(await texts(channel, root)).toEqual(['Ben: VM or container?'])
    expect(server.refusals).toEqual([])
  })

  test('is, in a thread, what it hangs on and its first and last few, the oldest first, programs left out', async () => {
    const { server, thread, place, texts } = await open()
    for (let at = 1; at <= 20; at++) server.say(thread, `${at}`, at === 19 ? { from: server.bot } : {})
    expect(await texts(place)).toEqual([
      'Ben: VM or container?',
      ...['1', '2', '3', '14', '15', '16', '17', '18', '20'].map((text) => `Ana: ${text}`),
    ])
  })

  test('is, in a forum post, the post and what follows', async () => {
    const { server, channel, texts } = await open()
    const post = server.post('Which?', 'VM or container for our shop?', server.ben)
    server.say(post, 'a VM')
    const place = { ...channel, channel: server.forum.id, thread: post.id }
    expect(await texts(place)).toEqual(['Ben: VM or container for our shop?', 'Ana: a VM'])
  })

  test('is nothing where it is gone, and where nobody points in a channel', async () => {
    const { channel, texts } = await open()
    expect(await texts(channel, snowflake())).toEqual([])
    expect(await texts(channel)).toEqual([])
  })

  test('is not to be read without the permission, known before or found out', async () => {
    const { server, place, channel, texts, root } = await open()
    server.behave(({ path }) => (path.includes('/messages') ? refused(403, 50_001, 'Missing Access') : undefined))
    expect(await texts(channel, root)).toBeUndefined()
    server.behave(undefined)
    server.deny(server.general, 'ReadMessageHistory')
    await new Promise((resolve) => setTimeout(resolve, 100))
    const before = server.calls.length
    expect(await texts(place)).toBeUndefined()
    expect(server.calls).toHaveLength(before)
  })

  test('is not to be read without the intent for contents, other than what mentions us', async () => {
    const { server, root, channel, texts } = await open(false)
    expect(await texts(channel, root)).toBeUndefined()
    expect(await texts(channel, server.mention('and here?'))).toEqual([`Ana: <@${server.bot.id}> and here?`])
  })

  test('is tried again by whoever asked where Discord fails', async () => {
    const { server, channel, texts, root } = await open()
    server.behave(({ path }) => (path.includes('/messages') ? { status: 503 } : undefined))
    await expect(texts(channel, root)).rejects.toMatchObject({ code: 'discord-failed' })
  })
})
