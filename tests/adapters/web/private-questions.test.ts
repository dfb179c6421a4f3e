import { expect, test } from 'vitest'
import { type Entry, isEntry } from '#adapters/web/entry.ts'
import { createMayRead } from '#adapters/web/private-questions.ts'

function read(seq: number, text: string, to?: string): Entry {
  const entry: unknown = { kind: 'read', seq, at: 1, message: 'm', request: 'r', findings: [{ reading: { text } }], to }
  if (!isEntry(entry)) throw new Error('that is no entry')
  return entry
}

const entries = [
  read(1, 'what is a pod?'),
  read(2, 'is our payroll leaking?', 'ben'),
  read(3, 'what about GPUs', 'ben'),
  read(4, 'What about GPUs?'),
]

test('what others asked only in private is not read; what was asked openly, too, and what nobody remembers, is', () => {
  const mayAna = createMayRead(entries, 'ana')
  expect(['what is a pod', 'Is our payroll leaking', 'what about gpus', 'asked long ago'].map(mayAna)).toEqual([
    true,
    false,
    true,
    true,
  ])
  expect(createMayRead(entries, 'ben')('is our payroll leaking?')).toBe(true)
})
