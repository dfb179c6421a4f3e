import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'

const root = join(import.meta.dirname, '..')
const DOCUMENTS = [
  'README.md',
  'src/README.md',
  'adapters/README.md',
  'adapters/terminal/README.md',
  'adapters/slack/README.md',
  'adapters/discord/README.md',
  'adapters/web/README.md',
  'src/core/walkthrough/README.md',
  'knowledge/README.md',
]
const scripts: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readFileSync(join(root, document), 'utf8')

  test('names only paths that exist', () => {
    const named = [...text.matchAll(/`((?:src|adapters|knowledge|tests|\.ci)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    )
    const missing = named.filter((path) => !existsSync(join(root, path)))
    expect(missing).toEqual([])
  })

  test('names only commands that exist', () => {
    const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name)
    expect(scripts).toBeTypeOf('object')
    for (const name of named) expect(scripts).toHaveProperty([name])
  })
})

test('the transcript of the README is what the program says today', async () => {
  const { chat } = await import('#commands/chat.ts')
  const { PassThrough } = await import('node:stream')
  const { tmpdir } = await import('node:os')
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const [, transcript = ''] = /```\n([\s\S]*?)```/.exec(readme) ?? []
  const questions = transcript.split('\n').flatMap((line) => (line.startsWith('› ') ? [line.slice(2)] : []))
  const input = new PassThrough()
  const output = new PassThrough()
  input.end(`${questions.join('\n')}\n`)
  let said = ''
  output.on('data', (chunk) => (said += String(chunk)))
  await chat(
    { data: join(tmpdir(), 'versus-tests'), database: 'memory:', host: '127.0.0.1', port: 0, color: false },
    { input, output, errors: new PassThrough() },
  )
  const answers = transcript.split('\n').filter((line) => line !== '' && !line.startsWith('› '))
  expect(questions.length).toBeGreaterThan(1)
  for (const line of answers) expect(said).toContain(line)
})

test('the verdict and the record of the README are what the program writes', async () => {
  const { demo } = await import('#commands/demo.ts')
  const { tmpdir } = await import('node:os')
  const said: string[] = []
  const spy = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  const data = join(tmpdir(), 'versus-tests')
  await demo({ data, database: 'memory:', host: '127.0.0.1', port: 0, color: false }, {})
  spy.mockRestore()
  const written = said.join('\n')
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const shown = [...readme.matchAll(/```\n([\s\S]*?)```/g)].flatMap(([, text = '']) =>
    /^(?:Leaning to|---\n)/.test(text) ? text.split('\n') : [],
  )
  expect(shown.length).toBeGreaterThan(40)
  // The day of the decision is the day on which it is taken.
  for (const line of shown.filter((one) => one !== '' && !one.startsWith('date: '))) expect(written).toContain(line)
})
