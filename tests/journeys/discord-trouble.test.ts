import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joined } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createDiscord } from '#adapters/discord/adapter.ts'
import { systemClock } from '#runtime/system.ts'
import { createMemoryStore } from '#storage/memory.ts'
import { openStore } from '#storage/open-store.ts'
import { join, startLife } from '../support/discord/life.ts'
import { refused } from '../support/discord/routes.ts'
import { startDiscord, textOf } from '../support/discord/server.ts'
import { silentLog, until } from '../support/real-life.ts'

const QUESTION = 'which starts faster, a VM or a container?'

async function untilAnswered(server: Awaited<ReturnType<typeof startDiscord>>, asked: string): Promise<void> {
  await until('it is answered', () => server.posted({ id: asked }).length > 0, 15_000)
}

/** Long enough for a second answer, if there were one. */
function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 600))
}

describe('Discord delivers what it likes', { timeout: 40_000 }, () => {
  test('the same event three times is answered once', async () => {
    const { server } = await startLife()
    const asked = server.mention(QUESTION)
    server.gateway.repeat('MESSAGE_CREATE')
    await untilAnswered(server, asked)
    server.dispatch('MESSAGE_CREATE', server.messagePayload(server.messages.get(asked) ?? never()))
    server.command('help')
    server.gateway.repeat('INTERACTION_CREATE')
    await until('help is whispered', () => server.whispered().length > 0)
    await aWhile()
    expect(server.posted({ id: asked })).toHaveLength(1)
    expect(server.whispered()).toHaveLength(1)
    expect(server.refusals).toEqual([])
  })

  test('what was said while the connection was down is answered after it was resumed', async () => {
    const { server } = await startLife()
    server.gateway.cut(4000)
    const asked = server.mention(QUESTION)
    await untilAnswered(server, asked)
    expect(server.gateway.seen).toMatchObject({ identifies: 1, resumes: 1 })
    server.gateway.askToReconnect()
    await until('it came back', () => server.gateway.seen.resumes === 2)
    const again = server.mention(QUESTION)
    await untilAnswered(server, again)
  })

  test('a session that Discord forgot is begun anew', async () => {
    const { server } = await startLife()
    server.gateway.cut(4000, { forget: true })
    await until('it identified again', () => server.gateway.seen.identifies === 2)
    const asked = server.mention(QUESTION)
    await untilAnswered(server, asked)
    expect(server.posted({ id: asked })).toHaveLength(1)
  })
})

describe('a process dies', { timeout: 40_000 }, () => {
  test('between accept and answer: the next one answers, once', async () => {
    const folder = mkdtempSync(joined(tmpdir(), 'versus-discord-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const database = joined(folder, 'versus.db')
    const server = await startDiscord()
    onTestFinished(() => server.stop())
    const first = await openStore({ database, secret: 'a secret for this test' })
    // A process that takes requests in and comes to nothing else.
    const dying = await join(server, { store: first, limits: { handling: 0 } })
    const asked = server.mention(QUESTION)
    server.command('ask', { question: 'are containers secure?' })
    await until('both are taken', async () => (await first.inbox.count()) === 2)
    await dying.adapter.stop()
    await first.close()
    const second = await openStore({ database, secret: 'a secret for this test' })
    onTestFinished(() => second.close())
    await join(server, { store: second })
    await untilAnswered(server, asked)
    await until(
      'the command is answered',
      () => server.whispered().length + server.posted(server.town.direct(server.ana)).length > 0,
    )
    await aWhile()
    expect(server.posted({ id: asked })).toHaveLength(1)
    expect(server.whispered().length + server.posted(server.town.direct(server.ana)).length).toBe(1)
  })
})

describe('Discord refuses', { timeout: 40_000 }, () => {
  test('a thread that is not allowed: the answer is a reply in the channel', async () => {
    const { server } = await startLife()
    server.deny(server.general, 'CreatePublicThreads')
    const asked = server.mention(QUESTION)
    await until('it is answered', () => server.posted(server.general).length === 1)
    expect(server.posted(server.general)[0]).toMatchObject({ reference: asked })
    // It knew, and did not ask.
    expect(server.refusals).toEqual([])
  })

  test('a thread without a word before: the same', async () => {
    const { server } = await startLife()
    server.denySecretly(server.general, 'CreatePublicThreads')
    server.mention(QUESTION)
    await until('it is answered', () => server.posted(server.general).length === 1)
    expect(server.refusals).toHaveLength(1)
  })

  test('any word in the channel: the asker is answered in direct messages', async () => {
    const { server } = await startLife()
    server.deny(server.general, 'SendMessages', 'CreatePublicThreads')
    server.mention(QUESTION)
    const direct = server.town.direct(server.ana)
    await until('it is answered', () => server.posted(direct).length === 1)
    expect(textOf(server.posted(direct)[0] ?? never())).toContain('A container.')
    expect(server.posted(server.general)).toEqual([])
    expect(server.refusals).toEqual([])
  })

  test('for a moment (429): it is tried again and posted once', async () => {
    const { server } = await startLife()
    let times = 0
    server.behave((call) => {
      if (!call.path.endsWith('/messages') || times++ > 0) return undefined
      const body = { message: 'You are being rate limited.', retry_after: 0.3, global: false }
      return { status: 429, body, headers: { 'retry-after': '0.3', 'x-ratelimit-scope': 'user' } }
    })
    const asked = server.mention(QUESTION)
    await untilAnswered(server, asked)
    expect(server.posted({ id: asked })).toHaveLength(1)
  })

  test('without an answer, though it has the message: it is posted once', async () => {
    const { server } = await startLife()
    let times = 0
    server.behave((call) => (call.path.endsWith('/messages') && times++ < 2 ? 'done, but no answer' : undefined))
    const asked = server.mention(QUESTION)
    await until('it was asked again', () => times > 2, 20_000)
    await aWhile()
    expect(server.posted({ id: asked })).toHaveLength(1)
  })

  test('with an error of its own (500): it is tried again', async () => {
    const { server } = await startLife()
    let times = 0
    server.behave((call) => (call.path.endsWith('/threads') && times++ < 4 ? { status: 502 } : undefined))
    const asked = server.mention(QUESTION)
    await untilAnswered(server, asked)
    expect(times).toBeGreaterThan(4)
  })

  test('the newer form of messages: the older one is posted', async () => {
    const { server } = await startLife()
    server.behave(({ path, body }) => {
      const { flags } = (body ?? {}) as { flags?: number }
      const isRich = ((flags ?? 0) & (1 << 15)) !== 0
      return path.endsWith('/messages') && isRich ? refused(400, 50_035, 'Invalid Form Body') : undefined
    })
    const asked = server.mention(QUESTION)
    await untilAnswered(server, asked)
    expect(server.posted({ id: asked })[0]?.content).toContain('**A container.**')
  })
})

describe('an interaction', { timeout: 40_000 }, () => {
  test('is deferred within a second where the store is slow, and then answered', async () => {
    const store = createMemoryStore()
    const slow = {
      ...store,
      inbox: {
        ...store.inbox,
        accept: async (arrival: Parameters<typeof store.inbox.accept>[0]) => {
          await new Promise((resolve) => setTimeout(resolve, 1_500))
          return store.inbox.accept(arrival)
        },
      },
    }
    const { server } = await startLife({ store: slow })
    const { id } = server.command('ask', { question: 'are containers secure?' })
    await until('it is deferred', () => server.interactions.get(id)?.acknowledged === 'deferred hidden', 1_450)
    await until('it is answered', () => server.whispered().length === 1)
    expect(textOf(server.whispered()[0] ?? never())).toContain('Enough for your own code')
    expect(server.refusals).toEqual([])
  })

  test('whose first answer arrived without our knowing is answered once', async () => {
    const { server } = await startLife()
    let times = 0
    server.behave(({ path }) => (path.endsWith('/callback') && times++ === 0 ? 'done, but no answer' : undefined))
    server.command('ask', { question: 'are containers secure?' })
    await until(
      'it was asked again',
      () => server.calls.filter(({ path }) => path.includes('@original')).length > 0 || times > 1,
    )
    await aWhile()
    expect(server.whispered()).toHaveLength(1)
  })

  test('that is too old by the time it is answered goes to direct messages', async () => {
    const { server } = await startLife()
    server.behave(({ path }) => (path.endsWith('/callback') ? refused(404, 10_062, 'Unknown interaction') : undefined))
    server.command('ask', { question: 'are containers secure?' })
    const direct = server.town.direct(server.ana)
    await until('it is answered', () => server.posted(direct).length === 1)
    expect(server.posted(server.general)).toEqual([])
  })
})

describe('the token', { timeout: 40_000 }, () => {
  test('is wrong, or may not read messages: start says what to do, for good', async () => {
    const server = await startDiscord({ hasMessageContent: false })
    onTestFinished(() => server.stop())
    await expect(start(server, 'wrong', false)).rejects.toMatchObject({
      code: 'discord-token',
      message: expect.stringContaining('Reset Token'),
      detail: { isPermanent: true },
    })
    await expect(start(server, server.token, true)).rejects.toMatchObject({
      code: 'discord-intents',
      message: expect.stringContaining('Message Content Intent'),
      detail: { isPermanent: true },
    })
  })

  test('is revoked later: one error in the log, and the process lives on', async () => {
    const { server, lines, runtime } = await startLife()
    server.revoke()
    server.mention(QUESTION)
    await until('it is in the log', () => lines.some(({ event }) => event === 'discord token refused'))
    server.mention('are containers secure?')
    server.gateway.cut(4004)
    await aWhile()
    expect(lines.filter(({ event }) => event === 'discord token refused')).toHaveLength(1)
    expect(JSON.stringify(lines)).not.toContain('a-token-of-the-local-server')
    expect((await runtime.status()).store.isWell).toBe(true)
  })
})

function never(): never {
  throw new Error('there is none')
}

const start = (server: Awaited<ReturnType<typeof startDiscord>>, token: string, hasMessageContent: boolean) => {
  const adapter = createDiscord({
    token,
    apiUrl: server.apiUrl,
    hasMessageContent,
    clock: systemClock,
    log: silentLog,
  })
  return adapter.start(
    async () => {},
    () => Promise.resolve({ kind: 'no form', text: '' }),
  )
}
