// Follows the page on how to write knowledge to the letter: in an empty folder, each file as it is shown, each command as it is
// typed, and what the page says comes out of it.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const guide = readFileSync(join(repository, 'knowledge/README.md'), 'utf8')
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')))

type Step =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'command'; readonly line: string }
  | { readonly kind: 'answer'; readonly text: string }

/** A path with a colon, and below it a block, is a file; `sh` is typed; `text` is what the last command said. */
const steps = [...guide.matchAll(/(?:`([\w./-]+)`:\n\n)?```(\w+)\n([\s\S]*?)\n```\n/g)].flatMap(
  ([, path, language = '', text = '']): readonly Step[] => {
    if (path !== undefined) return [{ kind: 'file', path, text: `${text}\n` }]
    if (language === 'text') return [{ kind: 'answer', text }]
    return text.split('\n').map((line) => ({ kind: 'command', line }))
  },
)

/** Types a line of the page in a folder that is not the program's. */
async function type(line: string, folder: string): Promise<string> {
  const [, name = '', args = ''] = /^npm run ([\w:-]+)(?: -- (.+))?$/.exec(line) ?? []
  const script = scripts[name]?.replace('src/launch.cjs', `'${join(repository, 'src/launch.cjs')}'`)
  if (script === undefined) throw new Error(`the page has a line that is no command of ours: ${line}`)
  const { stdout } = await promisify(execFile)('sh', ['-c', `${script} ${args} </dev/null`], {
    cwd: folder,
    env: { PATH: process.env['PATH'] },
  })
  return stdout
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'versus-guide-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('the page on how to write knowledge', () => {
  test('leads from an empty folder to a note, a topic, a comparison and a decision, each as it says', async () => {
    const folder = emptyFolder()
    let said = ''
    const unheard: string[] = []
    for (const step of steps)
      if (step.kind === 'file') {
        mkdirSync(dirname(join(folder, step.path)), { recursive: true })
        writeFileSync(join(folder, step.path), step.text)
      } else if (step.kind === 'command') said = await type(step.line, folder)
      else unheard.push(...step.text.split('\n').filter((line) => !said.includes(line)))
    expect(unheard).toEqual([])
    expect(steps.filter(({ kind }) => kind === 'answer').length).toBeGreaterThanOrEqual(3)
    expect(existsSync(join(folder, 'ours/docker-vs-podman/learnt.bin'))).toBe(true)
  }, 600_000)

  test('names schemas that exist', () => {
    const schemas = [...guide.matchAll(/\$schema=(?:\.\.\/)+(knowledge\/schema\/\S+)/g)].map(([, path = '']) => path)
    expect(schemas).toHaveLength(5)
    for (const path of schemas) expect(existsSync(join(repository, path))).toBe(true)
  })
})
