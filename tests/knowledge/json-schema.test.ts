import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { schema } from '#commands/schema.ts'
import { findOutdatedSchemas } from '#knowledge/json-schema.ts'

const shipped = fileURLToPath(new URL('../../knowledge/schema', import.meta.url))

function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'versus-schema-'))
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => {
    complaints.mockRestore()
    rmSync(folder, { recursive: true })
  })
  return { folder, said: () => complaints.mock.calls.flat().join('\n') }
}

describe('the JSON Schema files for editors', () => {
  it('that come with the program are up to date', () => {
    expect(findOutdatedSchemas(shipped)).toEqual([])
  })

  it('are written, end with a line end, and are then up to date', () => {
    const { folder, said } = setUp()
    expect(schema([], folder)).toBe(0)
    expect(readdirSync(folder)).toEqual([
      'comparison.schema.json',
      'flow.schema.json',
      'house.schema.json',
      'sources.schema.json',
      'topic.schema.json',
    ])
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name), 'utf8')).toMatch(/^\{\n[\s\S]*\n\}\n$/)
    expect(schema(['--check'], folder)).toBe(0)
    expect(said()).toBe('')
  })

  it('are written alike each time', () => {
    const { folder } = setUp()
    const read = (): readonly string[] => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    schema([], folder)
    const first = read()
    schema([], folder)
    expect(read()).toEqual(first)
  })

  it('say by the name of the file what is out of date or missing, and how to help it', () => {
    const { folder, said } = setUp()
    schema([], folder)
    writeFileSync(join(folder, 'topic.schema.json'), '{}\n')
    rmSync(join(folder, 'sources.schema.json'))
    expect(schema(['--check'], folder)).toBe(1)
    expect(said()).toMatch(/sources\.schema\.json is out of date.*\n.*topic\.schema\.json is out of date.*npm run/)
    expect(readFileSync(join(folder, 'topic.schema.json'), 'utf8')).toBe('{}\n')
  })

  it('ask only for keys that have no default, and refuse unknown ones', () => {
    const topic: unknown = JSON.parse(readFileSync(join(shipped, 'topic.schema.json'), 'utf8'))
    expect(topic).toMatchObject({
      additionalProperties: false,
      required: expect.not.arrayContaining(['related', 'cells']),
    })
  })

  it('are not written for an argument that means nothing', () => {
    const { folder, said } = setUp()
    expect(schema(['--chek'], folder)).toBe(2)
    expect(said()).toContain('--chek')
    expect(readdirSync(folder)).toEqual([])
  })
})
