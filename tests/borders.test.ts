import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { IMPORT_TABLE } from './support/import-table.ts'

/** What would make the core answer the same request differently, by the rule that forbids it. */
const IMPURE: Readonly<Record<string, readonly string[]>> = {
  'eslint(no-restricted-globals)': [
    'Date.now()',
    'new Date()',
    'process.hrtime()',
    'performance.now()',
    'crypto.randomUUID()',
    "fetch('https://example.org')",
    'setTimeout(() => {}, 1)',
    'setInterval(() => {}, 1)',
    "console.log('x')",
  ],
  'eslint(no-restricted-properties)': ['Math.random()'],
}
const PURE = ['Math.max(1, 2)', "'a'.localeCompare('b')", 'new Map()']

const Report = z.object({
  diagnostics: z.array(
    z.object({
      code: z.string(),
      filename: z.string(),
      help: z.string().optional(),
      labels: z.array(z.object({ span: z.object({ line: z.number() }) })),
    }),
  ),
})

interface Found {
  readonly code: string
  readonly file: string
  readonly line: number
  readonly help: string
}

/** The linter runs once over all that is planted, in a folder that holds nothing but its settings and these files. */
const repository = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'versus-borders-'))
let found: readonly Found[] = []

function plant(file: string, lines: readonly string[]): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
}

/** The same import as a value, as a type, handed on, and loaded later: one way a line. */
function importsOf(path: string, at: number): readonly string[] {
  return [
    `import { thing as thing${at} } from '${path}'`,
    `import type { Thing as Thing${at} } from '${path}'`,
    `export * from '${path}'`,
    `export const later${at} = () => import('${path}')`,
  ]
}

beforeAll(async () => {
  copyFileSync(join(repository, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  for (const { file, allowed, forbidden } of IMPORT_TABLE) plant(file, [...forbidden, ...allowed].flatMap(importsOf))
  for (const file of ['src/core/show.ts', 'src/core/answer/more.ts'])
    plant(
      file,
      [...Object.values(IMPURE).flat(), ...PURE].map((code, at) => `export const value${at} = ${code}`),
    )
  const oxlint = join(repository, 'node_modules/.bin/oxlint')
  // The linter ends with 1 because it finds something.
  const { stdout } = await promisify(execFile)(oxlint, ['--format', 'json', '.'], { cwd: folder }).catch(
    (failed: { stdout: string }) => failed,
  )
  found = Report.parse(JSON.parse(stdout)).diagnostics.map(({ code, filename, help, labels }) => ({
    code,
    file: filename.replaceAll('\\', '/'),
    line: labels[0]?.span.line ?? 0,
    help: help ?? '',
  }))
}, 30_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The lines of a file at which a rule found something, once each, in order. */
function linesOf(file: string, code: string): readonly number[] {
  const lines = found.filter((one) => one.file === file && one.code === code).map(({ line }) => line)
  return [...new Set(lines)].toSorted((a, b) => a - b)
}

describe('the borders between folders', () => {
  it.each(IMPORT_TABLE)(
    'are kept by $file: every breach is reported, and what is allowed passes',
    ({ file, forbidden, message }) => {
      const breaches = forbidden.flatMap(importsOf).map((_, at) => at + 1)
      expect(linesOf(file, 'eslint(no-restricted-imports)')).toEqual(breaches)
      for (const { help } of found.filter((one) => one.file === file && one.code.includes('no-restricted-imports')))
        expect(help).toMatch(new RegExp(`^${message}`))
    },
  )

  it('have no rule in the settings that no breach here has met', () => {
    const settings = readFileSync(join(repository, '.oxlintrc.json'), 'utf8')
    const messages = [...settings.matchAll(/"message":\s*"([^"]+)"/g)].map(([, message]) => message)
    expect(messages.length).toBeGreaterThan(10)
    expect([...new Set(found.map(({ help }) => help))]).toEqual(expect.arrayContaining(messages))
  })
})

describe('the core', () => {
  it.each(['src/core/show.ts', 'src/core/answer/more.ts'])(
    'has no clock, no chance and no world outside: %s',
    (file) => {
      let line = 0
      for (const [rule, codes] of Object.entries(IMPURE)) expect(linesOf(file, rule)).toEqual(codes.map(() => ++line))
    },
  )
})
