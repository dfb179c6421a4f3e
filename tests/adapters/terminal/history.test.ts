import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createFileHistory } from '#adapters/terminal/history.ts'

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'history-'))
}

describe('the history', () => {
  test('comes back newest first, for its owner only', () => {
    const file = join(folder(), 'data', 'history')
    createFileHistory(file).save(['second', 'first'])
    expect(createFileHistory(file).load()).toEqual(['second', 'first'])
    expect(readFileSync(file, 'utf8')).toBe('first\nsecond\n')
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('keeps the last 500 lines', () => {
    const file = join(folder(), 'history')
    createFileHistory(file).save(Array.from({ length: 900 }, (_, at) => `line ${at}`))
    const lines = createFileHistory(file).load()
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([500, 'line 0', 'line 499'])
  })

  test('is empty where it cannot be read, and lost where it cannot be written', () => {
    const file = join(folder(), 'history')
    writeFileSync(file, '')
    const inside = createFileHistory(join(file, 'history'))
    expect(inside.load()).toEqual([])
    expect(() => inside.save(['a line'])).not.toThrow()
  })

  test('brings no control character from its file', () => {
    const file = join(folder(), 'history')
    writeFileSync(file, 'a \u001b[31mred\u001b[0m line\n\n')
    expect(createFileHistory(file).load()).toEqual(['a red line'])
  })
})
