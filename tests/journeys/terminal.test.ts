import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

interface Program {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>
  readonly output: () => string
  readonly errors: () => string
  /** Waits until the output, or what else is given, shows it. */
  readonly until: (wanted: string, where?: () => string) => Promise<void>
}

/** The program itself, as a pipe calls it, with the knowledge that is shipped. */
function startChat(): Program {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'chat'], {
    cwd: ROOT,
    // A store of its own for each run: what one leaves unsent, the next would show.
    env: { ...process.env, VERSUS_DATA: join(tmpdir(), 'versus-tests'), VERSUS_DATABASE: 'memory:' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  return {
    child,
    output: () => output,
    errors: () => errors,
    async until(wanted, where = () => output) {
      while (!where().includes(wanted)) {
        if (child.exitCode !== null) throw new Error(`ended before it showed "${wanted}":\n${output}${errors}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
  }
}

/** Types the lines, ends the input, and gives the output once the program has ended. */
async function chatAbout(...lines: readonly string[]): Promise<{ output: string; code: unknown }> {
  const program = startChat()
  program.child.stdin.end(lines.map((line) => `${line}\n`).join(''))
  const [code]: unknown[] = await once(program.child, 'close')
  return { output: program.output(), code }
}

describe('the terminal as a pipe', { timeout: 60_000 }, () => {
  test('answers a question with its sources, then "1" shows more and "why?" goes on', async () => {
    const { output, code } = await chatAbout('which starts faster, a VM or a container?', '1', 'why?')
    expect(code).toBe(0)
    expect(output).toMatch(/^A container\. It starts a program on a/)
    expect(output).toContain(
      'Sources: Microsoft 2025 · Khan 2026 · Hao 2021 · Harter 2016\n[1] More [2] Help us decide',
    )
    expect(output).toMatch(/checked \d{4}-\d\d-\d\d:\n {2}https:\/\//)
    expect(output).toContain('\nKeep in mind\n')
    expect(output.split('Nothing boots.')).toHaveLength(3)
    expect(output).not.toContain('›')
    expect(output.replaceAll('\n', '')).not.toMatch(/\p{Control}/u)
  })

  test('ignores empty lines, and says how a message was read', async () => {
    const { output, code } = await chatAbout('', 'is docker lihgter than a vm?', '   ', ':why')
    expect(code).toBe(0)
    expect(output).toContain('- repairs: lihgter → lighter')
    expect(output).toContain('- subjects: container (“docker”), vm (“vm”)')
    expect(output).toContain('- outcome: sure, overhead')
  })

  test('sends nothing for a mistyped command, and forgets the topic with :new', async () => {
    const { output } = await chatAbout('/compar', 'which starts faster, a VM or a container?', ':new', 'why?')
    expect(output).toMatch(/^There is no \/compar\. Did you mean \/compare\?\n/)
    expect(output).toContain('A new thread')
    expect(output).toContain('Why what?')
    expect(output).not.toContain('Nothing boots.')
  })

  test('leaves with :quit while the input is still open', async () => {
    const { child, output } = startChat()
    child.stdin.write('/help\n:quit\n/compare\n')
    const [code]: unknown[] = await once(child, 'close')
    expect(code).toBe(0)
    expect(output()).toContain('I compare')
    expect(output()).not.toContain("host's kernel")
  })

  test('ends on the second interrupt', async () => {
    const { child, errors, until } = startChat()
    child.stdin.write('/help\n')
    await until('I compare')
    child.kill('SIGINT')
    await until('Ctrl-C once more', errors)
    child.kill('SIGINT')
    const [code]: unknown[] = await once(child, 'close')
    expect(code).toBe(130)
  })

  test('answers what it has taken, then ends, when it is told to stop', async () => {
    const { child, output, until } = startChat()
    child.stdin.write('/help\n')
    await until('I compare')
    child.kill('SIGTERM')
    const [code]: unknown[] = await once(child, 'close')
    expect(code).toBe(0)
    expect(output()).toContain('For instance:')
  })

  test('ends where nobody reads its answers any more', async () => {
    const { child, until } = startChat()
    child.stdin.write('/help\n')
    await until('I compare')
    child.stdout.destroy()
    child.stdin.on('error', () => {})
    child.stdin.write('/compare\n'.repeat(50))
    const [code]: unknown[] = await once(child, 'close')
    expect(code).toBe(0)
  })
})
