import { describe, expect, test } from 'vitest'
import { createFakePlatform, refusal } from '../support/fake-platform.ts'
import { startLife } from '../support/life.ts'
import { address, ana, ben, channel, command, press, question } from '../support/requests.ts'

const isPublic = ({ place, reply }: { place: { audience: string }; reply: { audience: string } }) =>
  place.audience !== 'direct' && reply.audience === 'thread'

describe('private replies', () => {
  test('a command is answered to whoever gave it, by the address that came with it', async () => {
    const { tell, chat, clock } = await startLife()
    const via = address(clock.now() + 900_000)
    await tell(command('c1', { via }))
    expect(chat.taken).toMatchObject([{ reply: { id: 'c1/1', audience: 'asker' }, place: channel, via }])
  })

  test('the command that opens a decision is answered to everybody, and not by a private address', async () => {
    const { tell, chat, clock } = await startLife({
      doors: {
        show: () => ({ kind: 'no form', text: '' }),
        respond: (request, memory) => ({
          replies: [{ id: `${request.id}/1`, audience: 'thread', summary: 'Shall we decide?', blocks: [] }],
          withdraw: [],
          memory: { ...memory, revision: memory.revision + 1 },
          records: [],
          findings: [],
        }),
      },
    })
    await tell(command('c1', { via: address(clock.now() + 900_000) }, 'decide'))
    expect(chat.taken).toHaveLength(1)
    expect(chat.taken[0]).toMatchObject({ reply: { audience: 'thread' }, place: channel })
    expect(chat.taken[0]).not.toHaveProperty('via')
  })

  test('a private reply whose address has expired goes to the direct messages of the asker', async () => {
    const { tell, chat, clock } = await startLife()
    let isFirst = true
    chat.behave(() => {
      if (!isFirst) return 'take'
      isFirst = false
      return refusal('later', { retryAfter: 60_000 })
    })
    await tell(command('c1', { via: address(clock.now() + 30_000) }))
    await clock.advance(120_000)
    expect(chat.taken.map(({ reply, place }) => [reply.id, place.channel, place.audience])).toEqual([
      ['c1/1', ana.id, 'direct'],
    ])
  })

  test('where direct messages are closed, a notice without content offers a button that shows it to the asker alone', async () => {
    const chat = createFakePlatform('discord', { needsAddress: true })
    const { tell, clock, runtime } = await startLife({ chat })
    chat.behave(({ place }) => (place.audience === 'direct' ? refusal('closed', { isPermanent: true }) : 'take'))
    const place = { ...channel, platform: 'discord' }
    await tell(command('c1', { place }))
    await runtime.idle()
    const [notice] = chat.taken
    expect(notice).toMatchObject({ place, reply: { audience: 'thread' } })
    expect(JSON.stringify(notice?.reply)).not.toContain('compare')
    const action = notice?.reply.blocks.find((block) => block.kind === 'actions')?.items[0]
    expect(action?.label).toBe('Show')

    const via = address(clock.now() + 900_000)
    await tell(press('p1', String(action?.ref), { place, via, from: ben }))
    await tell(press('p2', String(action?.ref), { place, via }))
    await tell(press('p3', String(action?.ref), { place, via }))
    const [, toBen, toAna, again] = chat.taken
    expect(toBen).toMatchObject({ reply: { audience: 'asker', summary: expect.stringContaining('for somebody else') } })
    expect(toAna).toMatchObject({ reply: { id: 'p2/1', audience: 'asker' }, via })
    expect(again?.reply.blocks).toEqual(toAna?.reply.blocks)
    expect(toAna?.reply.blocks.length).toBeGreaterThan(0)
  })

  test('nothing private is ever shown to everybody, whatever the platform refuses', async () => {
    for (const refuses of ['address', 'direct', 'hidden', 'all'] as const) {
      const chat = createFakePlatform()
      const { tell, clock } = await startLife({ chat })
      chat.behave(({ via, place, reply }) => {
        const isRefused =
          refuses === 'all' ||
          (refuses === 'address' && via !== undefined) ||
          (refuses === 'direct' && place.audience === 'direct') ||
          (refuses === 'hidden' && reply.audience === 'asker')
        return isRefused ? refusal('no', { isPermanent: true }) : 'take'
      })
      await tell(command('c1', { via: address(clock.now() + 900_000) }))
      await tell(press('p1', 'v1|nonsense', { via: address(clock.now() + 900_000) }))
      await clock.advance(60_000)
      for (const posting of chat.asked.filter(isPublic))
        expect(posting.reply.summary).toMatch(/^Ana, your answer is ready/)
    }
  })

  test('a question in a channel is answered there, an expired address or not', async () => {
    const { tell, chat, clock } = await startLife()
    await tell(question('q1', { via: { ...address(clock.now() - 1), isPrivate: false } }))
    expect(chat.taken).toMatchObject([{ reply: { audience: 'thread' }, place: { channel: 'C1' } }])
  })

  test('tokens and what people wrote stay out of the log above debug', async () => {
    const { tell, clock, lines, chat } = await startLife()
    chat.behave(() => refusal('no', { isPermanent: true }))
    await tell(command('c1', { via: address(clock.now() + 900_000) }))
    await tell(question('q1', {}, 'my secret plan'))
    const text = JSON.stringify(lines.filter(({ level }) => level !== 'debug'))
    expect(text).toContain('q1')
    expect(text).not.toMatch(/secret-token|secret plan/)
  })
})
