import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { decisions } from '#commands/decisions.ts'
import type { Decision } from '#model/store.ts'
import { openStore } from '#storage/open-store.ts'
import { decided, morning } from '../support/decisions.ts'

const FILE = '20261124-our-postgres-virtual-machine.md'

async function exported(stored: readonly Decision[]) {
  const root = mkdtempSync(join(tmpdir(), 'versus-decisions-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const database = join(root, 'versus.db')
  const folder = join(root, 'docs', 'decisions')
  const put = async (more: readonly Decision[]): Promise<void> => {
    const store = await openStore({ database })
    for (const one of more) await store.decisions.put(one)
    await store.close()
  }
  await put(stored)
  const run = async (...args: readonly string[]) => {
    const said: string[] = []
    const code = await decisions(args, { database }, (text) => said.push(text))
    return { code, said: said.join('\n') }
  }
  return { folder, put, run }
}

const later = (id: string) => decided({ id, at: morning + 7 * 86_400_000, subject: 'the Postgres of 2027' })

describe('the command decisions', () => {
  test('writes one file for each decision, and the same bytes again', async () => {
    const { folder, run } = await exported([decided(), decided({ id: 'd2', at: morning + 1 })])
    expect(await run('export', folder)).toMatchObject({ code: 0 })
    const names = ['20261124-our-postgres-virtual-machine-2.md', FILE]
    expect(readdirSync(folder).toSorted()).toEqual(names)
    const before = names.map((name) => readFileSync(join(folder, name), 'utf8'))
    expect(before[1]).toContain('# Run our Postgres on a virtual machine\n')
    const again = await run('export', folder)
    expect(again).toEqual({ code: 0, said: `2 decisions in ${folder}: 2 unchanged.` })
    expect(names.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(before)
  })

  test('keeps a file with other content, says so, and overwrites it only when told to', async () => {
    const { folder, run } = await exported([decided()])
    await run('export', folder)
    writeFileSync(join(folder, FILE), 'My own notes.\n')
    const kept = await run('export', folder)
    expect(kept.code).toBe(1)
    expect(kept.said).toContain(`kept, its content differs (see --overwrite): ${FILE}`)
    expect(readFileSync(join(folder, FILE), 'utf8')).toBe('My own notes.\n')
    const overwritten = await run('export', folder, '--overwrite')
    expect(overwritten.code).toBe(0)
    expect(overwritten.said).toContain(`overwritten: ${FILE}`)
    expect(readFileSync(join(folder, FILE), 'utf8')).toContain('status: accepted')
  })

  test('names the file that took the place of a superseded decision', async () => {
    const { folder, run } = await exported([{ ...decided(), supersededBy: 'd3' }, later('d2'), later('d3')])
    await run('export', folder)
    const text = readFileSync(join(folder, FILE), 'utf8')
    expect(text).toContain('status: superseded by 20261201-the-postgres-of-2027-virtual-machine-2.md\n')
  })

  test('writes JSON for machines', async () => {
    const { folder, run } = await exported([decided()])
    expect((await run('export', folder, '--json')).code).toBe(0)
    const json: unknown = JSON.parse(readFileSync(join(folder, FILE.replace('.md', '.json')), 'utf8'))
    expect(json).toMatchObject({ status: 'accepted', recommendation: { word: 'leaning', option: { id: 'vm' } } })
  })

  test('says what is wrong with its arguments and with the folder, and what an empty store means', async () => {
    const { folder, run } = await exported([])
    expect((await run()).code).toBe(2)
    expect((await run('export')).said).toContain('decisions export <folder>')
    expect(await run('export', folder, '--force')).toMatchObject({
      code: 2,
      said: expect.stringContaining('There is no option --force.'),
    })
    expect(await run('export', folder)).toEqual({
      code: 0,
      said: 'There are no decisions in this store; nothing was written.',
    })
    expect(existsSync(folder)).toBe(true)
    writeFileSync(join(folder, 'file'), '')
    await expect(run('export', join(folder, 'file', 'deeper'))).rejects.toThrow('a part of the path is a file')
  })
})
