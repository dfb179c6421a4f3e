import { describe, expect, test } from 'vitest'
import { startLife } from '../support/discord/life.ts'
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
