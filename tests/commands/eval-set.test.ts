import { describe, expect, test } from 'vitest'
import { type Labelled, parseEvalSet } from '#commands/eval-set.ts'

const origin = {
  path: 'set.jsonl',
  comparison: 'tea-vs-coffee',
  known: new Set(['tea-vs-coffee/caffeine', 'tea-vs-coffee/taste', 'cats-vs-dogs/taste']),
}

function parse(...lines: readonly string[]): readonly Labelled[] {
  return parseEvalSet(lines.join('\n'), origin)
}

const ROW = { id: 'a', text: 'which wakes me up?', label: 'caffeine', kind: 'plain' }

const FAULTY = [
  JSON.stringify(ROW),
  '',
  JSON.stringify({ ...ROW, id: 'b', topic: ['caffein'] }),
  '{"id": "c", "text"',
  JSON.stringify({ ...ROW, id: 'd', topics: ['taste'] }),
  JSON.stringify({ ...ROW, text: 'again?' }),
  JSON.stringify({ ...ROW, id: 'e', topic: [] }),
  JSON.stringify({ ...ROW, id: 'f', label: 'oos', topic: ['taste'] }),
]

function faultsIn(lines: readonly string[]): readonly string[] {
  try {
    parse(...lines)
  } catch (error) {
    return error instanceof Error ? error.message.split('\n') : []
  }
  return []
}

describe('an evaluation set', () => {
  test('names the topics that answer a row, also those of another comparison', () => {
    const rows = parse(
      JSON.stringify({ ...ROW, topic: ['taste', 'cats-vs-dogs/taste'] }),
      JSON.stringify({ ...ROW, id: 'b', prev: 'tea or coffee?' }),
    )
    expect(rows).toEqual([
      { ...ROW, also: [], topic: ['taste', 'cats-vs-dogs/taste'] },
      { ...ROW, id: 'b', also: [], prev: 'tea or coffee?' },
    ])
  })

  test('reports every faulty line by its number in the file', () => {
    expect(faultsIn(FAULTY)).toEqual([
      expect.stringMatching(/^set\.jsonl:3: There is no topic tea-vs-coffee\/caffein/),
      expect.stringMatching(/^set\.jsonl:4: /),
      expect.stringMatching(/^set\.jsonl:5: .*topics/),
      expect.stringMatching(/^set\.jsonl:6: The id a is that of line 1\./),
      expect.stringMatching(/^set\.jsonl:7: .*topic/),
      expect.stringMatching(/^set\.jsonl:8: What deserves no answer has no topic/),
    ])
  })

  test('knows the topics of its own comparison by their short names only', () => {
    expect(() => parse(JSON.stringify({ ...ROW, topic: ['cats-vs-dogs/caffeine'] }))).toThrow(
      /There is no topic cats-vs-dogs\/caffeine/,
    )
  })
})
