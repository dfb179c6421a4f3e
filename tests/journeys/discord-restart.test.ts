import { describe, expect, onTestFinished, test } from 'vitest'
import { createMemoryStore } from '#storage/memory.ts'
import { join, startLife } from '../support/discord/life.ts'
import { type DiscordServer, startDiscord, textOf } from '../support/discord/server.ts'
import type { Channel } from '../support/discord/town.ts'
import { until } from '../support/real-life.ts'

const QUESTION = 'which starts faster, a VM or a container?'

async function openThread(server: DiscordServer): Promise<Channel> {
  const asked = server.mention(QUESTION)
  await until('it is answered', () => server.posted({ id: asked }).length === 1)
  return server.threads().find(({ id }) => id === asked) ?? never()
}

/** A process that has answered in a thread and in direct messages, and is gone. */
async function afterStop({ hasMessageContent = true } = {}) {
  const store = createMemoryStore()
  const server = await startDiscord({ hasMessageContent })
  onTestFinished(() => server.stop())
  const first = await join(server, { store, hasMessageContent })
  const thread = await openThread(server)
  server.direct(QUESTION)
  const direct = server.town.direct(server.ana)
  await until('the direct message is answered', () => server.posted(direct).length === 1)
  await first.stop()
  await until('nobody listens', () => !server.gateway.hasListener())
  const start = async (options = {}) => {
    const life = await join(server, { store, hasMessageContent, ...options })
    await until('it has caught up', () => life.events().includes('discord caught up'))
    await life.runtime.idle()
    return life
  }
  return { server, store, thread, direct, start }
}

describe('after a restart', { timeout: 40_000 }, () => {
  test('what was said meanwhile in our threads and in direct messages is answered, once and in order', async () => {
    const { server, thread, direct, start } = await afterStop()
    server.say(thread, 'why?')
    server.say(thread, `<@${server.bot.id}> are containers secure?`, { from: server.ben })
    server.direct('and how much memory does each take?')
    const life = await start()
    expect(server.posted(thread).map(textOf)).toMatchObject([
      expect.stringContaining('A container.'),
      expect.stringContaining('Nothing boots'),
      expect.stringContaining('Enough for your own code'),
    ])
    expect(server.posted(direct)).toHaveLength(2)
    await life.stop()
    await start()
    expect(server.posted(thread)).toHaveLength(3)
    expect(server.posted(direct)).toHaveLength(2)
    expect(server.refusals).toEqual([])
  })

  test('what others talk about elsewhere is neither read nor answered', async () => {
    const { server, thread, start } = await afterStop()
    server.say(server.general, QUESTION)
    server.mention(QUESTION)
    const before = server.calls.length
    await start()
    const read = server.calls.slice(before).filter(({ path }) => path.endsWith('/messages'))
    expect(read.length).toBeGreaterThan(0)
    expect(read.map(({ path }) => path)).not.toContain(`/channels/${server.general.id}/messages`)
    expect(server.posted(thread)).toHaveLength(1)
  })

  test('a channel that may not be read any more is left out, and the others are caught up', async () => {
    const { server, thread, direct, start } = await afterStop()
    server.say(thread, 'why?')
    server.direct('why?')
    server.denySecretly(server.general, 'ReadMessageHistory')
    await start()
    expect(server.posted(direct)).toHaveLength(2)
    expect(server.posted(thread)).toHaveLength(1)
    expect(server.refusals).toEqual([])
  })

  test('a channel that Discord refuses to show does not keep the others from being read', async () => {
    const { server, thread, direct, start } = await afterStop()
    server.say(thread, 'why?')
    server.direct('why?')
    server.behave(({ method, path }) =>
      method === 'GET' && path === `/channels/${thread.id}/messages`
        ? { status: 403, body: { code: 50_001, message: 'Missing Access' } }
        : undefined,
    )
    const { events } = await start()
    expect(events()).toContain('discord channel not caught up')
    expect(server.posted(direct)).toHaveLength(2)
  })

  test('of very much that was said one page is read, and the log says so', async () => {
    const { server, thread, start } = await afterStop()
    for (let at = 0; at < 130; at++) server.say(thread, `hm ${at}`, { from: server.ben })
    const { events } = await start()
    expect(events()).toContain('discord messages left out')
  })

  test('a first start reads nothing', async () => {
    const { server } = await startLife()
    expect(server.calls.filter(({ path }) => path.endsWith('/messages'))).toEqual([])
  })

  test('a session that was lost is caught up as well', async () => {
    const { server, events } = await startLife()
    const thread = await openThread(server)
    server.gateway.cut(4000, { forget: true })
    server.say(thread, 'why?')
    await until('it has caught up', () => events().filter((event) => event === 'discord caught up').length > 0)
    await until('it is answered', () => server.posted(thread).length === 2)
    expect(server.gateway.seen.identifies).toBe(2)
  })
})

function never(): never {
  throw new Error('there is none')
}
