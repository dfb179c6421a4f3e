import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type DiscordServer, startDiscord } from '../support/discord/server.ts'
import { snowflake, userOf } from '../support/discord/town.ts'

const CHILD = fileURLToPath(new URL('discord-memory-child.ts', import.meta.url))
const CHANNELS = 15
const AT_ONCE = 500
const MEGABYTE = 1_000_000
/** What is left of a flood of messages may be this much, in megabytes. */
const MOST_GROWTH = 10

interface Memory {
  readonly heap: number
  readonly rss: number
}

/**
 * `npm run bench -- discord-memory [--people 60000] [--servers 2000]`: what our adapter holds after a message from each of so
 * many people, and on so many servers of fifteen channels, beside discord.js with its defaults, each in a process of its own.
 */
export async function discordMemory(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { people: { type: 'string', default: '60000' }, servers: { type: 'string', default: '2000' } },
  })
  const people = Number(values.people)
  const servers = Number(values.servers)
  const theirs = await afterFlood('defaults', people)
  const ours = await afterFlood('ours', people)
  show(`${people} people`, theirs, ours)
  if (ours.grown > MOST_GROWTH * MEGABYTE) console.log(`grows by more than ${MOST_GROWTH} MB: too much`)
  show(`${servers} servers`, await withServers('defaults', servers), await withServers('ours', servers))
}

interface Measured extends Memory {
  readonly grown: number
}

function show(what: string, theirs: Measured, ours: Measured): void {
  for (const [name, { heap, rss, grown }] of [
    ['discord.js as it comes', theirs],
    ['ours', ours],
  ] as const)
    console.log(
      `${what.padEnd(14)} ${name.padEnd(22)} ${inMegabytes(grown)} MB more than before, heap ${inMegabytes(heap)} MB, process ${inMegabytes(rss)} MB`,
    )
}

async function afterFlood(kind: string, people: number): Promise<Measured> {
  const server = await startDiscord({ isUnchecked: true })
  const { child, first } = await start(kind, server)
  // The first messages load code.
  const before = await flood(server, child, Math.min(people, 1_000))
  const after = await flood(server, child, people)
  await stop(child, server)
  return { ...after, grown: after.heap - Math.max(before.heap, first.heap) }
}

async function withServers(kind: string, servers: number): Promise<Measured> {
  const empty = await startDiscord({ isUnchecked: true })
  const alone = await start(kind, empty)
  await stop(alone.child, empty)
  const server = await startDiscord({ isUnchecked: true })
  for (let at = 0; at < servers; at++) server.town.addGuild(`Server ${at}`, CHANNELS)
  const { child } = await start(kind, server)
  const after = await flood(server, child, 100)
  await stop(child, server)
  return { ...after, grown: after.heap - alone.first.heap }
}

async function start(kind: string, server: DiscordServer): Promise<{ child: ChildProcess; first: Memory }> {
  const child = fork(CHILD, [kind, server.apiUrl, server.token], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return { child, first: await told(child) }
}

async function stop(child: ChildProcess, server: DiscordServer): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await gone
  await server.stop()
}

function told(child: ChildProcess): Promise<Memory> {
  return new Promise((resolve, reject) => {
    child.once('message', (memory) => resolve(memory as Memory))
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code}`)))
  })
}

/** A message from each of so many people, none kept by the local Discord; then what the bot holds. */
async function flood(server: DiscordServer, child: ChildProcess, people: number): Promise<Memory> {
  for (let at = 0; at < people; at++) {
    server.dispatch('MESSAGE_CREATE', said(server, `Hello, I am number ${at} and have something to say.`))
    // The bot reads along; a socket that holds it all would be what is measured.
    if (at % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const memory = told(child)
  server.dispatch('MESSAGE_CREATE', said(server, `<@${server.bot.id}> sentinel`))
  return memory
}

function said(server: DiscordServer, content: string): Record<string, unknown> {
  const name = `Person ${snowflake()}`
  return server.messagePayload({
    id: snowflake(),
    channel: server.general.id,
    author: { ...userOf(name), id: snowflake() },
    at: new Date().toISOString(),
    content,
    components: [],
    flags: 0,
    attachments: [],
    files: [],
  })
}

function inMegabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(1).padStart(6)
}
