import { describe, expect, test } from 'vitest'
import { complete } from '#adapters/terminal/complete.ts'
import type { Shown } from '#model/adapter.ts'
import type { Query } from '#model/request.ts'

const titles = ['Start-up time', 'Storage', 'How each is built']

/** As the core does it: what resembles the typed text; here everything does, but for "nothing". */
function show(query: Query): Shown {
  if (query.kind !== 'complete') return { kind: 'no form' }
  const labels = query.typed === 'nothing' ? [] : titles
  return { kind: 'completions', options: labels.map((label) => ({ ref: label, label })) }
}

describe('the Tab key', () => {
  test('completes commands', () => {
    expect(complete('/co', show)).toEqual([['/compare '], '/co'])
    expect(complete(':', show)).toEqual([[':why', ':new', ':help', ':quit'], ':'])
  })

  test('prefers topics that begin with what was typed', () => {
    expect(complete('st', show)).toEqual([['Start-up time', 'Storage'], 'st'])
    expect(complete('/ask how', show)).toEqual([['How each is built'], 'how'])
  })

  test('keeps the typed word where several topics only resemble it', () => {
    expect(complete('boot', show)).toEqual([['boot', ...titles], 'boot'])
  })

  test('offers everything on an empty line, and nothing where nothing is found', () => {
    expect(complete('', show)).toEqual([titles, ''])
    expect(complete('nothing', show)).toEqual([[], 'nothing'])
  })
})
