import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface StoreProcess {
  readonly child: ChildProcess
  /** The lines printed so far. */
  readonly lines: string[]
  /** All lines, once the process has ended. */
  readonly ended: Promise<readonly string[]>
}

const script = fileURLToPath(new URL('store-process.ts', import.meta.url))

/** Starts `store-process.ts`; root may run it as a user who owns nothing. */
export function runStoreProcess(
  database: string,
  prefix: string,
  count: number,
  { asNobody = false } = {},
): StoreProcess {
  const nobody = 65_534
  const child = spawn(process.execPath, ['--import', 'tsx', script, database, prefix, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(asNobody && process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}),
  })
  const lines: string[] = []
  let rest = ''
  child.stdout.on('data', (chunk) => {
    const parts = (rest + String(chunk)).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
  })
  const ended = new Promise<readonly string[]>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve(lines))
  })
  return { child, lines, ended }
}
