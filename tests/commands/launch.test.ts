import { execFileSync } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(root, 'node_modules', '.cache', 'versus')

describe('the launcher', () => {
  it('starts from what was compiled before, and compiles anew where that is damaged', () => {
    expect(help()).toContain('versus [command]')
    const kept = readdirSync(cache).find((name) => name.endsWith('.help.compiled'))
    if (kept === undefined) throw new Error('Nothing was kept of what was compiled.')
    const path = join(cache, kept)
    writeFileSync(path, 'damaged')
    expect(help()).toContain('versus [command]')
    expect(statSync(path).size).toBeGreaterThan(10_000)
    const written = statSync(path).mtimeMs
    expect(help()).toContain('versus [command]')
    expect(statSync(path).mtimeMs).toBe(written)
  })
})

function help(): string {
  return execFileSync(process.execPath, ['src/launch.cjs', 'help'], { cwd: root, encoding: 'utf8' })
}
