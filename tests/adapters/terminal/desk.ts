import { PassThrough } from 'node:stream'
import { createTerminal, type Terminal } from '#adapters/terminal/adapter.ts'
import { createScreen } from '#adapters/terminal/screen.ts'
import type { Shown } from '#model/adapter.ts'
import type { Reply } from '#model/reply.ts'
import type { Query, Request } from '#model/request.ts'

export interface Desk {
  readonly terminal: Terminal
  readonly requests: readonly Request[]
  readonly failures: readonly unknown[]
  /** All that was shown so far. */
  shown(): string
  warned(): string
  saved(): readonly string[]
  /** Types keys, and waits until what they caused is done. */
  type(keys: string): Promise<void>
  endInput(): void
}

/** A terminal with true readline between streams of memory. `answer` plays the bot. */
export async function openDesk(
  answer: (request: Request) => readonly Reply[],
  {
    isInteractive = true,
    color = false,
    hasColors = true,
    form,
  }: { isInteractive?: boolean; color?: boolean; hasColors?: boolean; form?: Shown } = {},
): Promise<Desk> {
  const input = Object.assign(new PassThrough(), { isTTY: isInteractive })
  const output = Object.assign(new PassThrough(), { isTTY: isInteractive, columns: 80, hasColors: () => hasColors })
  const errors = new PassThrough()
  const shown = collect(output)
  const warned = collect(errors)
  const requests: Request[] = []
  const failures: unknown[] = []
  let saved: readonly string[] = []
  const screen = createScreen({
    input,
    output,
    errors,
    color,
    capabilities: { hasLinks: false, hasUnicode: true },
    history: { load: () => ['an earlier question'], save: (lines) => (saved = [...lines]) },
  })
  const terminal = createTerminal({
    screen,
    explain: () => 'Read: as it was meant',
    now: () => 0,
    session: 'desk',
    report: (_, error) => failures.push(error),
  })
  await terminal.start(
    async (request) => {
      requests.push(request)
      for (const reply of answer(request)) await terminal.send({ reply, place: request.place })
    },
    async (query) => (query.kind === 'form' && form ? form : show(query)),
  )
  return {
    terminal,
    requests,
    failures,
    shown,
    warned,
    saved: () => saved,
    async type(keys) {
      input.write(keys)
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    },
    endInput: () => input.end(),
  }
}

async function show(query: Query): Promise<Shown> {
  switch (query.kind) {
    case 'complete':
      return { kind: 'completions', options: [{ ref: 'start', label: 'How fast each starts' }] }
    case 'prompts':
      return { kind: 'prompts', prompts: ['which starts faster?'] }
    case 'home':
      return {
        kind: 'home',
        blocks: [{ kind: 'text', role: 'lead', text: [{ kind: 'strong', text: 'I compare things.' }] }],
      }
    case 'form':
      return { kind: 'no form', text: '' }
  }
}

function collect(stream: PassThrough): () => string {
  let text = ''
  stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  return () => text
}
