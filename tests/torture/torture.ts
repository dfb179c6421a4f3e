import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Store } from '#model/store.ts'
import { openStore } from '#storage/open-store.ts'
import { until } from '../support/real-life.ts'
import { question, thread } from '../support/requests.ts'
import { type Ledger, openLedger, THREADS, type Wounds } from './ledger.ts'
import { isToParent, type ToChild } from './messages.ts'

interface Orders {
  readonly kills: number
  readonly database: string
  /** Shortest and longest life, in milliseconds from the moment it is ready. */
  readonly lives?: readonly [shortest: number, longest: number]
  readonly random?: () => number
  readonly report?: (text: string) => void
}

/** Lives that load their code while another one is lived. */
const SPARE = 2
const child = fileURLToPath(new URL('child.ts', import.meta.url))

/** Kills the bot again and again under load, without warning, and compares what people saw with what they had asked. */
export async function torture(orders: Orders): Promise<Wounds> {
  const { kills, database, lives = [20, 1_000], random = Math.random, report = () => {} } = orders
  const ledger = openLedger()
  const spare = Array.from({ length: SPARE }, () => hatch(database))
  const live = (): Promise<ChildProcess> => {
    spare.push(hatch(database))
    return begin(spare.shift() ?? hatch(database), ledger)
  }
  for (let done = 1; done <= kills; done++) {
    const bot = await live()
    const [shortest, longest] = lives
    await new Promise((resolve) => setTimeout(resolve, shortest + random() * (longest - shortest)))
    await kill(bot)
    await reading(database, (store) => ledger.bury(store))
    if (done % 20 === 0) report(`${done} kills, ${ledger.accepted()} accepted, ${ledger.posted()} posted`)
  }
  ledger.stopAsking()
  const last = await live()
  await until('all is answered', () => ledger.isAnswered(), 60_000).catch(() => {})
  // What would be sent twice would be sent about now.
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  await kill(last)
  for (const one of spare) one.kill('SIGKILL')
  const revisions = await reading(database, (store) =>
    Promise.all(THREADS.map(async (name) => (await store.conversations.get(`slack/T1/C1/${name}`))?.revision ?? 0)),
  )
  return ledger.sum(kills, revisions)
}

/** One life, from its first breath: it is told what is unsettled, and its posts are answered at once. */
async function begin(bot: ChildProcess, ledger: Ledger): Promise<ChildProcess> {
  let isReady = false
  const tell = (message: ToChild): void => {
    if (bot.connected) bot.send(message, () => {})
  }
  const deliver = (ids: readonly string[]): void => {
    for (const id of ids) tell({ kind: 'event', request: question(id, { place: thread(id.split('-')[0] ?? '') }) })
  }
  bot.on('message', (message: unknown) => {
    if (!isToParent(message)) return
    if (message.kind === 'ready') {
      isReady = true
      deliver(ledger.unsettled())
    }
    if (message.kind === 'settled') ledger.settle(message.request, message.accepted)
    if (message.kind === 'post')
      tell({ kind: 'sent', send: message.send, message: ledger.post(message.reply, message.thread) })
    deliver(ledger.ask())
  })
  tell({ kind: 'begin' })
  await until('the bot is ready', () => isReady || bot.exitCode !== null)
  if (!isReady) throw new Error('the bot did not start')
  return bot
}

function kill(bot: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    bot.removeAllListeners('message')
    bot.once('exit', () => resolve())
    bot.kill('SIGKILL')
  })
}

async function reading<T>(database: string, read: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ database, secret: 'a secret for tests' })
  try {
    return await read(store)
  } finally {
    await store.close()
  }
}

function hatch(database: string): ChildProcess {
  return fork(child, [database], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}
