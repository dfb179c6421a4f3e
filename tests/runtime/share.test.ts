import { describe, expect, test } from 'vitest'
import { show } from '#core/show.ts'
import type { Block } from '#model/reply.ts'
import type { Doors } from '#runtime/parts.ts'
import { startLife } from '../support/life.ts'
import { address, ana, ben, channel, command, press } from '../support/requests.ts'

const more = { ref: 'v1|more|a|b|', label: 'More', tone: 'plain' } as const

/** A core that gives the same answer to everything; `ask` gives one with a title, as sure answers have. */
const doors: Doors = {
  show,
  respond: (request, memory) => ({
    replies: [
      {
        id: `${request.id}/1`,
        audience: 'thread',
        summary: 'A container.',
        blocks: [{ kind: 'actions', items: [more] }],
        ...(request.kind === 'command' && request.name === 'ask' ? { title: 'Start-up' } : {}),
      },
    ],
    withdraw: [],
    memory: { ...memory, revision: memory.revision + 1 },
    records: [],
    findings: [],
  }),
}

const labels = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'actions' ? block.items.map(({ label }) => label) : []))

describe('an answer given in private', () => {
  test('can be shared by whoever asked, once, with who shared it and without the button', async () => {
    const { tell, chat, clock } = await startLife({ doors })
    const via = address(clock.now() + 900_000)
    await tell(command('c1', { via }, 'ask'))
    expect(labels(chat.taken[0]?.reply.blocks ?? [])).toEqual(['More', 'Share'])
    expect(await tell(press('p1', 'v1|share|c1/1', { place: channel, via }))).toBe('new')
    expect(await tell(press('p2', 'v1|share|c1/1', { place: channel, via }))).toBe('duplicate')
    const shared = chat.taken[1]
    expect(shared).toMatchObject({ place: channel, reply: { id: 'p1/1', audience: 'thread', title: 'Start-up' } })
    expect(shared).not.toHaveProperty('via')
    expect(labels(shared?.reply.blocks ?? [])).toEqual(['More'])
    expect(JSON.stringify(shared?.reply.blocks)).toContain(`Shared by ${ana.name}.`)
  })

  test('is shared by nobody else', async () => {
    const { tell, chat } = await startLife({ doors })
    await tell(command('c1', {}, 'ask'))
    await tell(press('p1', 'v1|share|c1/1', { from: ben, place: channel }))
    await tell(press('p2', 'v1|share|unknown/1', { from: ben, place: channel }))
    expect(chat.taken.slice(1).map(({ reply }) => [reply.audience, reply.summary])).toEqual([
      ['asker', 'Only who asked can share it.'],
      ['asker', 'That answer is no longer kept. Please ask again.'],
    ])
  })

  test('is not to be shared where it is no answer, or where everybody present has it', async () => {
    const { tell, chat } = await startLife({ doors })
    await tell(command('c1', {}, 'help'))
    await tell(command('c2', { place: { ...channel, channel: 'D1', audience: 'direct' } }, 'ask'))
    expect(chat.taken.flatMap(({ reply }) => labels(reply.blocks))).toEqual(['More', 'More'])
  })
})
