import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
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

  it('starts where what was kept before cannot be taken away', () => {
    const stuck = join(cache, 'stuck')
    mkdirSync(stuck, { recursive: true })
    try {
      for (const name of readdirSync(cache)) if (name.endsWith('.cjs')) rmSync(join(cache, name))
      expect(help()).toContain('versus [command]')
    } finally {
      rmSync(stuck, { recursive: true })
    }
  })

  it('understands signs beyond ASCII also in a program that was kept', () => {
    const ours = mkdtempSync(join(tmpdir(), 'versus-launch-'))
    try {
      mkdirSync(join(ours, 'docker-vs-podman'))
      const note = 'notes:\n  - note: «fill in what is settled»\n    on: { topics: [desktop] }\n'
      writeFileSync(join(ours, 'docker-vs-podman', 'house.yaml'), note)
      expect(help()).toContain('versus [command]')
      expect(faultsOf(ours)).toContain('house.yaml:2: to be filled in: ')
    } finally {
      rmSync(ours, { recursive: true })
    }
  })
})

function faultsOf(folder: string): string {
  const env = { ...process.env, VERSUS_KNOWLEDGE: folder }
  return spawnSync(process.execPath, ['src/launch.cjs', 'check'], { cwd: root, encoding: 'utf8', env }).stderr
}

function help(): string {
  return execFileSync(process.execPath, ['src/launch.cjs', 'help'], { cwd: root, encoding: 'utf8' })
}
