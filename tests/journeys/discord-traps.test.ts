import * as discordJs from 'discord.js'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createClient } from '#adapters/discord/client.ts'
import { startLife } from '../support/discord/life.ts'
import { refused } from '../support/discord/routes.ts'
import { type DiscordServer, startDiscord, textOf } from '../support/discord/server.ts'
import { channelOf, channelPayload, isThread, snowflake, userOf } from '../support/discord/town.ts'
import { until } from '../support/real-life.ts'

const QUESTION = 'which starts faster, a VM or a container?'

describe('a thread', { timeout: 30_000 }, () => {
  test('that we never heard of is looked up, and answered inside', async () => {
    const { server } = await startLife()
    const { guild, general } = server
    const thread = server.add(channelOf({ name: 'old', type: 11, parent: general.id, guild }))
    server.mention(QUESTION, { channel: thread })
    await until('it is answered', () => server.posted(thread).length === 1)
    expect(server.calls.filter(({ path }) => path === `/channels/${thread.id}`)).toHaveLength(1)
    expect(server.threads()).toHaveLength(1)
    expect(server.refusals).toEqual([])
  })

  test('that somebody opened on the question just before is used', async () => {
    const { server } = await startLife()
    server.behave(({ path }) => {
      const [, message] = /\/messages\/(\d+)\/threads$/.exec(path) ?? []
      if (message !== undefined && !server.channels.has(message)) {
        const { guild, general } = server
        server.add(channelOf({ id: message, name: 'mine', type: 11, parent: general.id, guild }))
      }
      return undefined
    })
    const asked = server.mention(QUESTION)
    await until('it is answered', () => server.posted({ id: asked }).length === 1)
    expect(server.refusals.map(({ answer }) => (answer.body as { code: number }).code)).toEqual([160_004])
    expect(server.threads().map(({ name }) => name)).toEqual(['mine'])
  })

  test('is named once: its name is never changed, whatever is asked and edited in it', async () => {
    const { server } = await startLife()
    const asked = server.mention(QUESTION)
    await until('it is answered', () => server.posted({ id: asked }).length === 1)
    server.edit(asked, `<@${server.bot.id}> are containers secure?`)
    await until('the answer is another', () => server.posted({ id: asked }).map(textOf).join('').includes('Enough'))
    expect(server.calls.filter(({ method, path }) => method === 'PATCH' && /^\/channels\/\d+$/.test(path))).toEqual([])
  })

  test('of the most that a server may have is done without: the answer is a reply', async () => {
    const { server } = await startLife()
    server.behave(({ path }) => (path.endsWith('/threads') ? refused(400, 160_006, 'Too many') : undefined))
    const asked = server.mention(QUESTION)
    await until('it is answered', () => server.posted(server.general).length === 1)
    expect(server.posted(server.general)[0]).toMatchObject({ reference: asked })
  })

  test('that is archived opens again for the answer', async () => {
    const { server } = await startLife()
    const asked = server.mention(QUESTION)
    await until('it is answered', () => server.posted({ id: asked }).length === 1)
    const thread = server.threads()[0] ?? never()
    server.archive(thread)
    server.say(thread, 'why?')
    await until('it is answered', () => server.posted(thread).length === 2)
    expect(thread.thread.archived).toBe(false)
    expect(server.refusals).toEqual([])
  })

  test('that is locked: a press is answered by its own means, a question in direct messages, which say why', async () => {
    const { server } = await startLife()
    const asked = server.mention(QUESTION)
    await until('it is answered', () => server.posted({ id: asked }).length === 1)
    const thread = server.threads()[0] ?? never()
    const [answer] = server.posted(thread)
    server.archive(thread, { isLocked: true, isArchived: false })
    if (answer) server.press(answer, 'Help us decide', server.ben)
    await until('the card is there', () => server.posted(thread).length === 2)
    server.mention('are containers secure?', { channel: thread })
    const direct = server.town.direct(server.ana)
    await until('it is answered', () => server.posted(direct).length === 1)
    expect(textOf(server.posted(direct)[0] ?? never())).toContain(
      `-# I could not answer in <#${thread.id}>: it is locked.`,
    )
  })
})

describe('a forum', { timeout: 30_000 }, () => {
  test('whose post comes before its thread is answered in the thread', async () => {
    const { server } = await startLife()
    const { thread, message } = post(server, `<@${server.bot.id}> ${QUESTION}`)
    server.messages.set(message.id, message)
    server.dispatch('MESSAGE_CREATE', { ...server.messagePayload(message), guild_id: server.guild })
    await new Promise((resolve) => setTimeout(resolve, 200))
    server.add(thread)
    server.dispatch('THREAD_CREATE', { ...channelPayload(thread, server.botRole), newly_created: true })
    await until('it is answered', () => server.posted(thread).length === 1)
    expect(server.threads()).toEqual([])
  })

  test('whose thread comes before its post waits for the post, and a refusal until then is no failure', async () => {
    const { server, lines } = await startLife()
    let times = 0
    server.behave(({ path }) =>
      path.endsWith('/messages') && times++ === 0 ? refused(403, 40_058, 'Cannot message this thread yet') : undefined,
    )
    const thread = server.post('Which one?', `<@${server.bot.id}> ${QUESTION}`)
    await until('it is answered', () => server.posted(thread).length === 1)
    expect(lines.filter(({ level }) => level === 'error')).toEqual([])
    expect(server.posted(server.town.direct(server.ana))).toEqual([])
  })

  test('is read where it is opted in: the title counts, other forums and later messages do not', async () => {
    const { server } = await startLife({
      hasMessageContent: false,
      readsForum: async ({ channel }) => channel === server.forum.id,
    })
    const other = server.add(channelOf({ name: 'other', type: 15, guild: server.guild }))
    server.dispatch('CHANNEL_CREATE', channelPayload(other, server.botRole))
    const asked = server.post(QUESTION, 'We have one host.', server.ben)
    await until('it is answered', () => server.posted(asked).length === 1)
    expect(textOf(server.posted(asked)[0] ?? never())).toContain('A container.')
    server.say(asked, QUESTION, { from: server.ben })
    const { thread, message } = post(server, QUESTION, QUESTION)
    const elsewhere = server.add({ ...thread, parent: other.id })
    server.messages.set(message.id, message)
    server.dispatch('THREAD_CREATE', channelPayload(elsewhere, server.botRole))
    server.dispatch('MESSAGE_CREATE', server.messagePayload(message))
    await aWhile()
    expect(server.posted(asked)).toHaveLength(1)
    expect(server.posted(elsewhere)).toEqual([])
    expect(server.refusals).toEqual([])
  })

  test('is not read without: a post has to mention us', async () => {
    const { server } = await startLife()
    const asked = server.post(QUESTION, QUESTION)
    await aWhile()
    expect(server.posted(asked)).toEqual([])
  })

  test('of which the setting cannot be read is not read, and mentions are answered', async () => {
    const { server, events } = await startLife({
      readsForum: () => Promise.reject(new Error('the store is away')),
    })
    server.post(QUESTION, QUESTION)
    const asked = server.post('Which?', `<@${server.bot.id}> ${QUESTION}`)
    await until('it is answered', () => server.posted(asked).length === 1)
    expect(events()).toContain('discord forum not asked about')
  })
})

describe('events that come again', { timeout: 30_000 }, () => {
  test('after a resume are answered once', async () => {
    const { server } = await startLife()
    const asked = server.mention(QUESTION)
    await until('it is answered', () => server.posted({ id: asked }).length === 1)
    server.command('help')
    await until('help is whispered', () => server.whispered().length === 1)
    const [answer] = server.posted({ id: asked })
    if (answer) server.press(answer, 'More')
    await until('more is whispered', () => server.whispered().length === 2)
    server.gateway.rewind(12)
    server.gateway.cut(4000)
    await until('it came back', () => server.gateway.seen.resumes === 1)
    const again = server.mention('are containers secure?')
    await until('it listens', () => server.posted({ id: again }).length === 1)
    await aWhile()
    expect(server.posted({ id: asked })).toHaveLength(1)
    expect(server.whispered()).toHaveLength(2)
    expect(server.refusals).toEqual([])
  })

  test('a button pressed twice does its work once, and both presses are acknowledged', async () => {
    const { server } = await startLife()
    const asked = server.mention('should we run our Postgres in Docker or on a VM?')
    await until('the card is there', () => server.posted({ id: asked }).length === 1)
    const card = server.posted({ id: asked })[0] ?? never()
    const presses = [server.press(card, 'Looks right'), server.press(card, 'Looks right')]
    await until('both are acknowledged', () => presses.every(({ acknowledged }) => acknowledged !== undefined))
    await until('the card goes on', () => textOf(card).includes('2 of at most'))
    const edits = (): number => server.calls.filter(({ method }) => method === 'PATCH').length
    await aWhile()
    expect(edits()).toBe(1)
    expect(presses.map(({ acknowledged }) => acknowledged)).toEqual(['deferred update', 'deferred update'])
    expect(server.refusals).toEqual([])
  })
})

describe('a rate limit', { timeout: 40_000 }, () => {
  test('that is long holds back its own channel, and no other', async () => {
    const { server } = await startLife()
    const other = server.open('other')
    const started = performance.now()
    const isLimited = (): boolean => performance.now() - started < 7_000
    server.behave(({ path, method }) => {
      if (method !== 'POST' || path !== `/channels/${server.general.id}/messages` || !isLimited()) return undefined
      const left = (7_000 - (performance.now() - started)) / 1_000
      return {
        status: 429,
        body: { message: 'You are being rate limited.', retry_after: left, global: false },
        headers: { 'retry-after': `${left}`, 'x-ratelimit-scope': 'user' },
      }
    })
    server.mention('help')
    await until('it was refused', () => server.refusals.length > 0)
    server.mention('help', { channel: other })
    await until('the other is answered', () => server.posted(other).length === 1, 4_000)
    expect(server.posted(server.general)).toEqual([])
    await until('it is answered', () => server.posted(server.general).length === 1, 15_000)
    // Nobody knocked while it was shut.
    expect(server.refusals.length).toBeLessThanOrEqual(2)
  })
})

describe('what the client keeps', { timeout: 40_000 }, () => {
  test('does not grow with people and messages', async () => {
    const server = await startDiscord({ isUnchecked: true })
    const client = createClient(discordJs, { apiUrl: server.apiUrl, hasMessageContent: true, requestsPerSecond: 50 })
    onTestFinished(async () => {
      await client.destroy()
      await server.stop()
    })
    let heard = 0
    client.on('raw', ({ t }: { t?: string }) => void (t === 'MESSAGE_CREATE' && heard++))
    const isReady = new Promise<void>((resolve) => void client.once('clientReady', () => resolve()))
    await client.login(server.token)
    await isReady
    const channels = client.channels.cache.size
    for (let at = 0; at < 500; at++) {
      const from = { ...userOf(`Person ${at}`), id: snowflake() }
      server.say(server.general, 'hello', { from })
      const direct = { ...channelOf({ name: 'direct', type: 1, recipient: from }) }
      server.add(direct)
      server.say(direct, 'hello', { from })
    }
    await until('all is heard', () => heard === 1_000)
    expect(client.users.cache.size).toBeLessThanOrEqual(1)
    expect(client.guilds.cache.first()?.members.cache.size).toBe(1)
    expect(client.channels.cache.size).toBe(channels)
    const general = client.channels.cache.get(server.general.id)
    expect(general?.isTextBased() && general.messages.cache.size).toBe(0)
    expect([...server.channels.values()].filter(isThread)).toEqual([])
  })
})

/** Long enough for a second answer, if there were one. */
function aWhile(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 600))
}

function never(): never {
  throw new Error('there is none')
}

/** A post that is not there yet. */
function post(server: DiscordServer, content: string, title = 'Which one?') {
  const thread = channelOf({ name: title, type: 11, parent: server.forum.id, guild: server.guild })
  const message = {
    id: thread.id,
    channel: thread.id,
    author: server.ana,
    at: new Date().toISOString(),
    content,
    components: [],
    flags: 0,
    attachments: [],
    files: [],
  }
  return { thread, message }
}
