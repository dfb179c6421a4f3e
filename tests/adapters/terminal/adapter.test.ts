import { describe, expect, test } from 'vitest'
import type { Reply } from '#model/reply.ts'
import type { Request } from '#model/request.ts'
import { openDesk } from './desk.ts'

const CTRL_C = '\u0003'
const CTRL_D = '\u0004'

function reply(text: string, labels: readonly string[] = [], audience: Reply['audience'] = 'thread'): Reply {
  return {
    id: text,
    audience,
    summary: text,
    blocks: [
      { kind: 'text', role: 'lead', text: [{ kind: 'strong', text }] },
      ...(labels.length > 0
        ? [
            {
              kind: 'actions' as const,
              items: labels.map((label) => ({ ref: `ref of ${label}`, label, tone: 'plain' as const })),
            },
          ]
        : []),
    ],
  }
}

/** Answers questions with a card of two buttons, and More with an aside without any. */
function bot(request: Request): readonly Reply[] {
  if (request.kind === 'question' && request.text === 'fail') throw new Error('disk on fire')
  if (request.kind === 'question' && request.text === 'silence') return []
  if (request.kind === 'question') return [reply(`Answer to ${request.text}.`, ['More', 'Next topic'])]
  if (request.kind === 'press' && request.ref === 'ref of More') return [reply('All of it.', [], 'asker')]
  return [reply(`Done: ${request.kind}.`)]
}

/** What the requests are about, each on a line. */
function asked(requests: readonly Request[]): readonly string[] {
  return requests.map((request) =>
    request.kind === 'question' ? request.text : request.kind === 'press' ? request.ref : request.kind,
  )
}

describe('at a keyboard', () => {
  test('greets in three lines and prompts', async () => {
    const desk = await openDesk(bot)
    expect(desk.shown().split('\n').slice(0, 3)).toEqual([
      'Versus. I compare things.',
      'Try: which starts faster?',
      ':help shows keys and commands, :quit leaves.',
    ])
    expect(desk.shown()).toContain('› ')
  })

  test('presses what a number or a label stands for', async () => {
    const desk = await openDesk(bot)
    await desk.type('what is a VM?\r')
    await desk.type('2\r')
    await desk.type('what is a VM?\r')
    await desk.type('next t\r')
    expect(asked(desk.requests)).toEqual(['what is a VM?', 'ref of Next topic', 'what is a VM?', 'ref of Next topic'])
  })

  test('keeps the numbers of a card while its More is read, and no longer', async () => {
    const desk = await openDesk(bot)
    await desk.type('what is a VM?\r')
    await desk.type('1\r')
    await desk.type('2\r')
    await desk.type('2\r')
    expect(asked(desk.requests)).toEqual(['what is a VM?', 'ref of More', 'ref of Next topic', '2'])
  })

  test('sends nothing for an empty line, a number out of range and an unknown command', async () => {
    const desk = await openDesk(bot)
    await desk.type('what is a VM?\r')
    await desk.type('\r')
    await desk.type('9\r')
    await desk.type('/compar\r')
    expect(desk.requests).toHaveLength(1)
    expect(desk.shown()).toContain('There is no [9] here, [1] to [2].')
    expect(desk.shown()).toContain('Did you mean /compare?')
  })

  test('opens another thread with :new, in which the numbers of the last one mean nothing', async () => {
    const desk = await openDesk(bot)
    await desk.type('one\r')
    await desk.type(':new\r')
    await desk.type('1\r')
    expect(asked(desk.requests)).toEqual(['one', '1'])
    expect(desk.requests.map(({ place }) => place.thread)).toEqual(['desk/1', 'desk/2'])
    expect(new Set(desk.requests.map(({ id }) => id)).size).toBe(2)
  })

  test('explains, helps, and leaves', async () => {
    const desk = await openDesk(bot)
    await desk.type(':why\r')
    await desk.type(':help\r')
    expect(desk.shown()).toContain('Read: as it was meant')
    expect(desk.shown()).toContain('/compare')
    await desk.type(':quit\r')
    expect(await desk.terminal.ended).toBe('left')
  })

  test('stays calm and alive where an answer fails', async () => {
    const desk = await openDesk(bot)
    await desk.type('fail\r')
    expect(desk.shown()).toContain('Sorry, that went wrong on my side (reference desk-1).')
    expect(desk.shown()).not.toContain('fire')
    expect(desk.failures).toEqual([new Error('disk on fire')])
    await desk.type('and now?\r')
    expect(desk.shown()).toContain('Answer to and now?.')
  })

  test('answers pasted lines one by one, each below its line', async () => {
    const desk = await openDesk(bot)
    await desk.type('one\rtwo\rthree\r')
    const lines = desk.shown().split(/\r?\n/)
    expect(lines.filter((line) => /^(?:› |Answer)/.test(line))).toEqual([
      '› one',
      'Answer to one.',
      '› two',
      'Answer to two.',
      '› three',
      'Answer to three.',
    ])
  })

  test('empties the line on Ctrl-C and says how to leave; leaves on the second', async () => {
    const desk = await openDesk(bot)
    await desk.type(`half a quest${CTRL_C}`)
    expect(desk.shown()).toContain('Ctrl-C once more leaves')
    await desk.type('whole\r')
    expect(asked(desk.requests)).toEqual(['whole'])
    await desk.type(CTRL_C)
    await desk.type(CTRL_C)
    expect(await desk.terminal.ended).toBe('interrupted')
  })

  test('leaves on Ctrl-D', async () => {
    const desk = await openDesk(bot)
    await desk.type(CTRL_D)
    expect(await desk.terminal.ended).toBe('left')
  })

  test('completes with Tab, recalls with Up, and keeps the history', async () => {
    const desk = await openDesk(bot)
    for (const keys of ['/comp', '\t', '\r', 'how', '\t', '\r']) await desk.type(keys)
    await desk.type('\u001b[A\u001b[A\u001b[A\r')
    expect(asked(desk.requests)).toEqual(['command', 'How fast each starts', 'an earlier question'])
    expect(desk.saved()).toEqual(['an earlier question', 'How fast each starts', '/compare '])
  })

  test('puts a reply that comes late above the line being typed', async () => {
    const desk = await openDesk(bot)
    await desk.type('half')
    const { place } = {
      place: { platform: 'terminal', workspace: 'local', channel: 'terminal', audience: 'direct' as const },
    }
    await desk.terminal.send({ reply: reply('Late.'), place })
    await desk.type(' and half\r')
    expect(asked(desk.requests)).toEqual(['half and half'])
    expect(desk.shown()).toContain('Late.')
  })

  test('keeps to ASCII at a terminal that has no colours though they are wanted', async () => {
    const desk = await openDesk(bot, { color: true, hasColors: false })
    expect(desk.shown()).toContain('> ')
    expect(desk.shown()).not.toContain('›')
  })

  test('writes verdicts in bold where the terminal has styles', async () => {
    const desk = await openDesk(bot, { color: true })
    await desk.type('x y\r')
    expect(desk.shown()).toContain('\u001b[1mAnswer to x y.\u001b[0m')
  })
})

describe('in a pipe', () => {
  test('answers each line in order, without prompt and styles, and ends when all is answered', async () => {
    const desk = await openDesk(bot, { isInteractive: false, color: true })
    await desk.type('one\n\n1\nsilence\ntwo')
    desk.endInput()
    expect(await desk.terminal.ended).toBe('left')
    expect(desk.shown()).toBe(
      'Answer to one.\n\n[1] More [2] Next topic\n\nAll of it.\n\nAnswer to two.\n\n[1] More [2] Next topic\n',
    )
  })

  test('reads no further than :quit', async () => {
    const desk = await openDesk(bot, { isInteractive: false })
    await desk.type('one\n:quit\ntwo\n')
    expect(await desk.terminal.ended).toBe('left')
    expect(asked(desk.requests)).toEqual(['one'])
  })

  test('stops on the second interrupt, and says so aside of the answers', async () => {
    const desk = await openDesk(bot, { isInteractive: false })
    desk.terminal.interrupt()
    await desk.type('')
    expect([desk.shown(), desk.warned()]).toEqual(['', 'Ctrl-C once more leaves, as :quit and Ctrl-D do.\n'])
    desk.terminal.interrupt()
    expect(await desk.terminal.ended).toBe('interrupted')
  })
})
