import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'

export interface TestPostgres {
  /** The address of a new, empty database on the server. */
  freshDatabase(): Promise<string>
  /** Stops the server as a crash would; the data folder stays. Undefined for a server that is not ours. */
  readonly crash?: () => Promise<void>
  /** Starts the server again on the same data and the same port. */
  readonly start?: () => Promise<void>
  stop(): Promise<void>
}

/** Where a PostgreSQL server is installed, newest first; undefined when this machine has none. */
function serverBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const candidates = existsSync(debian)
    ? readdirSync(debian)
        .toSorted((a, b) => Number(b) - Number(a))
        .map((version) => join(debian, version, 'bin'))
    : []
  candidates.push(...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''))
  return candidates.find((folder) => existsSync(join(folder, 'initdb')))
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/**
 * A throw-away server in a temporary folder, without Docker and without a system service; root drops to `nobody`. With
 * `VERSUS_TEST_DATABASE_URL` the server behind that address. Undefined where there is neither: then skip, and say so.
 */
export async function startTestPostgres(): Promise<TestPostgres | undefined> {
  const given = process.env['VERSUS_TEST_DATABASE_URL']
  if (given) return { freshDatabase: () => freshDatabase(given), stop: async () => {} }
  const binaries = serverBinaries()
  if (!binaries) return undefined
  const owner = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const folder = mkdtempSync(join(tmpdir(), 'versus-postgres-'))
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const init = spawnSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'versus', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    { ...owner, cwd: folder, encoding: 'utf8' },
  )
  if (init.status !== 0) throw new Error(`initdb failed: ${init.stderr || init.error?.message}`)
  const port = await freePort()
  const settings = ['fsync=off', 'full_page_writes=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=']
  let server: ChildProcess | undefined

  async function start(): Promise<void> {
    const started = spawn(
      join(binaries ?? '', 'postgres'),
      ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    server = started
    await new Promise<void>((resolve, reject) => {
      let text = ''
      started.once('exit', (code) => reject(new Error(`postgres exited with ${code}: ${text}`)))
      started.stderr?.on('data', (chunk) => {
        text += chunk
        if (text.includes('ready to accept connections')) resolve()
      })
    })
  }

  // SIGQUIT is PostgreSQL's immediate shutdown: clients are cut off, and the next start recovers as after a crash.
  async function crash(): Promise<void> {
    const running = server
    if (!running || running.exitCode !== null) return
    await new Promise((resolve) => {
      running.removeAllListeners('exit').once('exit', resolve)
      running.kill('SIGQUIT')
    })
  }

  await start()
  return {
    freshDatabase: () => freshDatabase(`postgres://versus@127.0.0.1:${port}/postgres`),
    start,
    crash,
    async stop() {
      await crash()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freshDatabase(server: string): Promise<string> {
  const name = `versus_test_${crypto.randomUUID().replaceAll('-', '')}`
  await query(server, `create database ${name}`)
  const address = new URL(server)
  address.pathname = `/${name}`
  return address.href
}

/** One statement on its own connection. */
export async function query(address: string, text: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    const { rows } = await client.query<Readonly<Record<string, unknown>>>(text)
    return rows
  } finally {
    await client.end()
  }
}
