import { describe, expect, test } from 'vitest'
import { join, startLife } from '../support/discord/life.ts'
import { labelsOf, textOf } from '../support/discord/server.ts'
import { until } from '../support/real-life.ts'

describe('Discord, end to end', { timeout: 30_000 }, () => {
  test('a mention opens a thread with the answer in it, and "why?" goes on there', async () => {
    const { server } = await startLife()
    const asked = server.mention('which starts faster, a VM or a container?')
    await until('the thread is there', () => server.posted({ id: asked }).length === 1)
    const [thread] = server.threads()
    expect(thread).toMatchObject({ id: asked, parent: server.general.id })
    expect(server.posted(server.general)).toHaveLength(0)
    const [answer] = server.posted({ id: asked })
    expect(answer && textOf(answer)).toMatch(/^\*\*A container\.\*\* It starts/)
    expect(answer && labelsOf(answer)).toEqual(['More', 'Help us decide', '👍', '👎'])
    if (thread) server.say(thread, 'why?')
    await until('why is answered', () => server.posted({ id: asked }).length === 2)
    expect(server.posted({ id: asked }).map(textOf)[1]).toContain('Nothing boots')
    expect(server.refusals).toEqual([])
  })

  test('a command is answered in private', async () => {
    const { server } = await startLife()
    server.command('ask', { question: 'are containers secure?' })
    await until('the answer is whispered', () => server.whispered().length === 1)
    expect(server.whispered().map(textOf)[0]).toContain('Enough for your own code')
    expect(server.posted(server.general)).toHaveLength(0)
    expect(server.refusals).toEqual([])
  })

  test('More is shown to whoever pressed it, and nobody else', async () => {
    const { server } = await startLife()
    const asked = server.mention('which starts faster, a VM or a container?')
    await until('it is answered', () => server.posted({ id: asked }).length === 1)
    const [answer] = server.posted({ id: asked })
    if (answer) server.press(answer, 'More', server.ben)
    await until('more is whispered', () => server.whispered(server.ben).length === 1)
    expect(server.posted({ id: asked })).toHaveLength(1)
    expect(server.refusals).toEqual([])
  })
})

const QUESTION = 'which starts faster, a VM or a container?'

describe('Discord, what people do', { timeout: 30_000 }, () => {
  test('"which one?" stays in the channel; the choice opens the thread on the question', async () => {
    const { server } = await startLife()
    const asked = server.mention('docker?')
    await until('it asks back', () => server.posted(server.general).length === 1)
    const [card] = server.posted(server.general)
    expect(card).toMatchObject({ reference: asked })
    const label = (card && labelsOf(card)[0]) ?? ''
    if (card) server.press(card, label, server.ben)
    await until('it is answered', () => server.posted({ id: asked }).length === 1)
    expect(server.threads().map(({ id }) => id)).toEqual([asked])
    expect(server.whispered()).toEqual([])
    expect(server.refusals).toEqual([])
  })

  test('direct messages are answered where they are, commands there too', async () => {
    const { server } = await startLife()
    server.direct(QUESTION)
    const direct = server.town.direct(server.ana)
    await until('it is answered', () => server.posted(direct).length === 1)
    server.command('compare', {}, { channel: direct })
    await until('the table is there', () => server.posted(direct).length === 2)
    expect(server.threads()).toEqual([])
    expect(server.posted(direct).map(textOf)[1]).toContain('```')
    expect(server.refusals).toEqual([])
  })

  test('an edited question gets an edited answer, a deleted one takes it along', async () => {
    const { server } = await startLife()
    const asked = server.mention(QUESTION)
    await until('it is answered', () => server.posted({ id: asked }).length === 1)
    server.edit(asked, `<@${server.bot.id}> are containers secure?`)
    await until('the answer is another', () =>
      server.posted({ id: asked }).some((message) => textOf(message).includes('Enough for your own code')),
    )
    expect(server.posted({ id: asked })).toHaveLength(1)
    server.remove(asked)
    await until('the answer is gone', () => server.posted({ id: asked }).length === 0)
    expect(server.refusals).toEqual([])
  })

  test('👎 is kept, and whoever pressed is asked which one was meant', async () => {
    const { server, store } = await startLife()
    const asked = server.mention(QUESTION)
    await until('it is answered', () => server.posted({ id: asked }).length === 1)
    const [answer] = server.posted({ id: asked })
    if (answer) server.press(answer, '👎', server.ben)
    const asksBack = () => server.whispered(server.ben).some((one) => textOf(one).includes('Which one did you mean?'))
    await until('Ben is asked', asksBack)
    const reply = `discord:${server.guild}:${server.general.id}:${asked}/1`
    await until('it is kept', async () => (await store.feedbackOn(reply)).length === 1)
    expect(await store.feedbackOn(reply)).toMatchObject([{ verdict: 'wrong', by: { name: 'Ben' } }])
    expect(server.refusals).toEqual([])
  })

  test('topics complete what is typed after /versus ask', async () => {
    const { server } = await startLife()
    const typing = server.typing('start')
    await until('there are completions', () => server.interactions.get(typing.id)?.choices !== undefined)
    expect(JSON.stringify(server.interactions.get(typing.id)?.choices)).toMatch(/start/i)
  })

  test('a mention in a forum post is answered in the post', async () => {
    const { server } = await startLife()
    const post = server.post('Which one?', `<@${server.bot.id}> ${QUESTION}`)
    await until('it is answered', () => server.posted(post).length === 1)
    expect(server.threads()).toEqual([])
    expect(server.refusals).toEqual([])
  })

  test('our role counts as a mention; @everyone, other people and a reply that pings do not', async () => {
    const { server, store } = await startLife()
    const asked = server.say(server.general, `<@&${server.botRole}> ${QUESTION}`)
    await until('it is answered', () => server.posted({ id: asked }).length === 1)
    const [answer] = server.posted({ id: asked })
    server.say(server.general, `@everyone ${QUESTION}`)
    server.say(server.general, `<@${server.ben.id}> ${QUESTION}`)
    server.say(server.general, QUESTION, answer ? { reference: answer.id } : {})
    const help = server.mention('help')
    await until('help is answered', () => server.posted(server.general).some(({ reference }) => reference === help))
    expect(server.threads()).toHaveLength(1)
    expect(await store.inbox.count()).toBe(0)
  })

  test('a mention without words asks what it replies to', async () => {
    const { server } = await startLife()
    const said = server.say(server.general, QUESTION, { from: server.ben })
    const asked = server.mention('', { reference: said })
    await until('it is answered', () => server.posted({ id: asked }).length === 1)
    expect(server.posted({ id: asked }).map(textOf)[0]).toContain('A container.')
  })

  test('without the intent for contents mentions and direct messages still work, and nothing else is heard', async () => {
    const { server } = await startLife({ hasMessageContent: false })
    const asked = server.mention(QUESTION)
    await until('it is answered', () => server.posted({ id: asked }).length === 1)
    const [thread] = server.threads()
    if (thread) server.say(thread, 'why?')
    if (thread) server.mention('why?', { channel: thread })
    await until('the mention is answered', () => server.posted({ id: asked }).length === 2)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(server.posted({ id: asked })).toHaveLength(2)
  })

  test('buttons that lead nowhere, forged or of long ago, say so in private or in place, and nothing breaks', async () => {
    const { server } = await startLife()
    const asked = server.mention(QUESTION)
    await until('it is answered', () => server.posted({ id: asked }).length === 1)
    const [answer] = server.posted({ id: asked })
    if (answer) server.forge(answer, 'v0|gone')
    await until('it is said', () => server.posted({ id: asked }).length === 2)
    expect(server.posted({ id: asked }).map(textOf)[1]).toContain('leads nowhere')
    expect(server.refusals).toEqual([])
  })

  test('the command is registered once, and again only when it changed', async () => {
    const { server, stop } = await startLife()
    const puts = () => server.calls.filter(({ method }) => method === 'PUT').length
    expect(puts()).toBe(1)
    await stop()
    await join(server)
    expect(puts()).toBe(1)
  })
})
