import { describe, expect, test } from 'vitest'
import { complete } from '#adapters/terminal/complete.ts'
import type { Shown } from '#model/adapter.ts'
import type { Query } from '#model/request.ts'

const titles = ['Start-up time', 'Storage', 'How each is built']

const place = { platform: 'terminal', workspace: 'local', channel: 'terminal', audience: 'direct' } as const

/** As the core does it: what resembles the typed text; here everything does, but for "nothing". */
async function show(query: Query): Promise<Shown> {
  if (query.kind !== 'complete') return { kind: 'no form', text: '' }
  const labels = query.typed === 'nothing' ? [] : titles
  return { kind: 'completions', options: labels.map((label) => ({ ref: label, label })) }
}

describe('the Tab key', () => {
  test('completes commands', async () => {
    expect(await complete('/co', show, place)).toEqual([['/compare '], '/co'])
    expect(await complete(':', show, place)).toEqual([[':why', ':new', ':cancel', ':help', ':quit'], ':'])
  })

  test('prefers topics that begin with what was typed', async () => {
    expect(await complete('st', show, place)).toEqual([['Start-up time', 'Storage'], 'st'])
    expect(await complete('/ask how', show, place)).toEqual([['How each is built'], 'how'])
  })

  test('keeps the typed word where several topics only resemble it', async () => {
    expect(await complete('boot', show, place)).toEqual([['boot', ...titles], 'boot'])
  })

  test('offers everything on an empty line, and nothing where nothing is found', async () => {
    expect(await complete('', show, place)).toEqual([titles, ''])
    expect(await complete('nothing', show, place)).toEqual([[], 'nothing'])
  })
})
