import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client, GatewayIntentBits } from 'discord.js'
import { createDiscord } from '#adapters/discord/adapter.ts'
import { noMetrics } from '#commands/no-metrics.ts'
import { openWorld } from '#commands/open-world.ts'
import { createRuntime } from '#runtime/create-runtime.ts'
import type { World } from '#runtime/parts.ts'
import { systemClock, systemRandomness } from '#runtime/system.ts'
import { createMemoryStore } from '#storage/memory.ts'
import { type DiscordServer, startDiscord } from '../support/discord/server.ts'
import { smallWorld } from '../support/life.ts'
import { silentLog } from '../support/real-life.ts'

/** People who wait for an answer at the same time. */
const AT_ONCE = 200
const TARGET = 0.6
/** One reply each, without a thread, so that both bots make the same number of calls. */
const asked = 'hey'

interface Measured {
  readonly rate: number
  readonly p50: number
  readonly p99: number
  /** Milliseconds of processor per answer, the local Discord's own share included: steadier than the rate on a busy machine. */
  readonly cpu: number
}

/**
 * `npm run bench -- discord [--messages 2000]`: mentions through the local Discord, answered by us and by a bare
 * discord.js bot that says one constant, one after the other in one run; once without matching, which is the adapter and the
 * runtime alone, and once with everything.
 */
export async function discord(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { messages: { type: 'string', default: '2000' } } })
  const messages = Number(values.messages)
  // Each is run twice, and the second counts: the first warms the code.
  await bare(Math.min(messages, 500))
  const theirs = await bare(messages)
  show('bare discord.js', theirs)
  await ours(Math.min(messages, 500), smallWorld)
  report('without matching', await ours(messages, smallWorld), theirs)
  report(
    'shipped knowledge',
    await ours(messages, await openWorld({ data: join(tmpdir(), 'versus-bench-data') })),
    theirs,
  )
}

function report(name: string, measured: Measured, theirs: Measured): void {
  show(name, measured)
  const ratio = measured.rate / theirs.rate
  console.log(`of processor ${(theirs.cpu / measured.cpu).toFixed(2)}`)
  console.log(`ratio ${ratio.toFixed(2)} (target ${TARGET})${ratio < TARGET ? ': too slow' : ''}`)
}

async function bare(messages: number): Promise<Measured> {
  const server = await startDiscord({ isUnchecked: true })
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent],
    rest: { api: server.apiUrl, globalRequestsPerSecond: 1_000_000 },
  })
  client.on('messageCreate', (message) => {
    if (!message.author.bot) void message.reply({ content: 'constant', allowedMentions: { parse: [] } })
  })
  const ready = new Promise<void>((resolve) => void client.once('clientReady', () => resolve()))
  await client.login(server.token)
  await ready
  const measured = await pour(server, messages)
  await client.destroy()
  await server.stop()
  return measured
}

async function ours(messages: number, world: World): Promise<Measured> {
  const server = await startDiscord({ isUnchecked: true })
  const adapter = createDiscord({
    token: server.token,
    apiUrl: server.apiUrl,
    hasMessageContent: true,
    clock: systemClock,
    log: silentLog,
    requestsPerSecond: 1_000_000,
  })
  const runtime = createRuntime({
    store: createMemoryStore(),
    adapters: [adapter],
    world: () => world,
    clock: systemClock,
    randomness: systemRandomness,
    log: silentLog,
    metrics: noMetrics,
  })
  await runtime.start()
  const measured = await pour(server, messages)
  await runtime.drain(5_000)
  await server.stop()
  return measured
}

/** So many mentions, 200 unanswered at any time; each in a channel of its own, as 200 people would. */
async function pour(server: DiscordServer, messages: number): Promise<Measured> {
  const channels = Array.from({ length: AT_ONCE }, (_, at) => server.open(`channel-${at}`))
  const took: number[] = []
  let next = 0
  const started = performance.now()
  const used = process.cpuUsage()
  const one = async (channel: (typeof channels)[number]): Promise<void> => {
    for (let at = next++; at < messages; at = next++) {
      const from = performance.now()
      const answered = server.nextPost(channel)
      server.mention(asked, { channel })
      await answered
      took.push(performance.now() - from)
    }
  }
  await Promise.all(channels.map(one))
  const rate = (messages * 1_000) / (performance.now() - started)
  const { user, system } = process.cpuUsage(used)
  const sorted = took.toSorted((a, b) => a - b)
  const at = (part: number): number => sorted[Math.floor((sorted.length - 1) * part)] ?? 0
  return { rate, p50: at(0.5), p99: at(0.99), cpu: (user + system) / 1_000 / messages }
}

function show(name: string, { rate, p50, p99, cpu }: Measured): void {
  console.log(
    `${name.padEnd(18)} ${rate.toFixed(0).padStart(6)} answers/s; event to post p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms at ${AT_ONCE} at once; ${cpu.toFixed(2)} ms of processor each`,
  )
}
