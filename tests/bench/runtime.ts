import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openWorld } from '#commands/open-world.ts'
import { respond } from '#core/respond.ts'
import type { ChatAdapter } from '#model/adapter.ts'
import type { Store } from '#model/store.ts'
import { conversationKey } from '#runtime/conversation-key.ts'
import { createRuntime } from '#runtime/create-runtime.ts'
import type { World } from '#runtime/parts.ts'
import { systemClock, systemRandomness } from '#runtime/system.ts'
import { openStore } from '#storage/open-store.ts'
import { startTestPostgres } from '../support/postgres.ts'
import { noMetrics } from '#commands/no-metrics.ts'
import { silentLog } from '../support/real-life.ts'
import { question, thread } from '../support/requests.ts'

const asked = [
  'which starts faster, a vm or a container?',
  'are containers secure?',
  'what is a hypervisor?',
  'docker or vm for a database?',
]
/** As many as a busy workspace has at once. */
const AT_ONCE = 50
const CONVERSATIONS = 200
/** Requests that the full queue holds. */
const FULL = 1_000

interface Measured {
  /** Answered requests per second, from the first accept to the last send. */
  readonly rate: number
  readonly p50: number
  readonly p99: number
  /** Of the door beside a full queue that is being worked off: part is taken, the rest asked to try again. */
  readonly full: { readonly p50: number; readonly p99: number; readonly taken: number; readonly refused: number }
}

/** `npm run bench -- runtime [--requests 2000]`: what durability costs, beside the core alone in the same run. */
export async function runtime(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { requests: { type: 'string', default: '2000' } } })
  const requests = Number(values.requests)
  const folder = mkdtempSync(join(tmpdir(), 'versus-bench-'))
  const server = await startTestPostgres()
  const world = await openWorld({ data: join(tmpdir(), 'versus-bench-data') })
  const databases: readonly (readonly [string, string | undefined])[] = [
    ['memory', 'memory:'],
    ['SQLite', join(folder, 'bench.db')],
    ['PostgreSQL', await server?.freshDatabase()],
  ]
  try {
    const core = bareCore(world, requests)
    console.log(`core alone     ${core.toFixed(0).padStart(6)} answers/s`)
    for (const [name, database] of databases) {
      if (database === undefined) {
        console.log(`${name.padEnd(12)} not measured: there is none on this machine`)
        continue
      }
      const store = await openStore({ database, secret: 'a secret for benchmarks' })
      const { rate, p50, p99, full } = await measure(store, world, requests)
      await store.close()
      console.log(
        `${name.padEnd(14)} ${rate.toFixed(0).padStart(6)} answers/s, ${(rate / core).toFixed(3)} of the core alone; accept p50 ${ms(p50)}, p99 ${ms(p99)}; beside a full queue p50 ${ms(full.p50)}, p99 ${ms(full.p99)} (${full.taken} taken, ${full.refused} told to try again)`,
      )
    }
  } finally {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function bareCore(world: World, requests: number): number {
  const started = performance.now()
  for (let at = 0; at < requests; at++)
    respond(event(at, 'core'), { id: `t${at % CONVERSATIONS}`, revision: 0, touchedAt: 0 }, world)
  return perSecond(requests, started)
}

async function measure(store: Store, world: World, requests: number): Promise<Measured> {
  const chat: ChatAdapter = {
    platform: 'slack',
    start: async () => {},
    send: async () => ({ message: 'm' }),
    stop: async () => {},
  }
  const parts = {
    store,
    adapters: [chat],
    world: () => world,
    clock: systemClock,
    randomness: systemRandomness,
    log: silentLog,
    metrics: noMetrics,
  }
  const life = createRuntime(parts)
  await life.start()
  const started = performance.now()
  const accepts = await pour(requests, 'run', async (at, run) => void (await life.accept(event(at, run))))
  await life.idle()
  const rate = perSecond(requests, started)
  await life.drain(10_000)

  return { rate, ...quantiles(accepts), full: await besideFullQueue(parts, store) }
}

/** The queue is filled before the runtime starts, which then works it off while the door is called without a pause. */
async function besideFullQueue(parts: Parameters<typeof createRuntime>[0], store: Store): Promise<Measured['full']> {
  const backlog = Array.from({ length: FULL }, (_, at) => event(at, 'backlog'))
  await Promise.all(
    backlog.map((request) => store.inbox.accept({ key: conversationKey(request), request, receivedAt: Date.now() })),
  )
  const life = createRuntime({ ...parts, limits: { unfinished: FULL } })
  await life.start()
  let taken = 0
  const took: number[] = []
  await pour(2 * FULL, 'full', async (at, run) => {
    const started = performance.now()
    if ((await life.accept(event(at, run))) === 'new') taken++
    took.push(performance.now() - started)
    // Whoever is told to try again waits a little.
    await new Promise((resolve) => setTimeout(resolve, 20))
  })
  await life.idle()
  await life.drain(10_000)
  return { ...quantiles(took), taken, refused: took.length - taken }
}

/** So many calls, some at once; gives how long each took. */
async function pour(
  calls: number,
  run: string,
  call: (at: number, run: string) => Promise<void>,
): Promise<readonly number[]> {
  const took: number[] = []
  let next = 0
  const one = async (): Promise<void> => {
    for (let at = next++; at < calls; at = next++) {
      const started = performance.now()
      await call(at, run)
      took.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return took
}

function event(at: number, run: string) {
  return question(`${run}-${at}`, { place: thread(`t${at % CONVERSATIONS}`) }, asked[at % asked.length])
}

function quantiles(took: readonly number[]): { readonly p50: number; readonly p99: number } {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (part: number): number => sorted[Math.floor((sorted.length - 1) * part)] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

function perSecond(count: number, started: number): number {
  return (count * 1000) / (performance.now() - started)
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms`
}
