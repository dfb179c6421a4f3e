import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openStore } from '#storage/open-store.ts'
import { until } from '../support/real-life.ts'
import { question, thread } from '../support/requests.ts'
import { isToParent, type ToChild } from './messages.ts'

export interface Wounds {
  readonly kills: number
  /** Acknowledged to the platform. */
  readonly accepted: number
  /** Acknowledged, and never answered. Must be 0. */
  readonly lost: number
  /** Conversations that count more requests than they were sent, or answers that nobody asked for. Must be 0. */
  readonly appliedTwice: number
  /** Posted more than once. */
  readonly deliveredTwice: number
  /** Of these, those whose first post was answered less than a moment before a kill, or not at all. Must be all. */
  readonly explained: number
  /** Conversations whose answers stand in another order than their questions. Must be 0. */
  readonly disordered: number
}

interface Orders {
  readonly kills: number
  readonly database: string
  /** Shortest and longest life, in milliseconds from the moment it is ready. */
  readonly lives?: readonly [shortest: number, longest: number]
  readonly random?: () => number
  readonly report?: (text: string) => void
}

const THREADS = 12
/** Events that are on their way to the bot at once. */
const AT_ONCE = 12
const SPARE = 2
/** Unanswered questions from which on people wait: beyond thousands the bot would rightly ask them to try again. */
const BACKLOG = 100
const child = fileURLToPath(new URL('child.ts', import.meta.url))

/** Kills the bot again and again under load, without warning, and compares what people saw with what they had asked. */
export async function torture(orders: Orders): Promise<Wounds> {
  const { kills, database, lives = [20, 1_000], random = Math.random, report = () => {} } = orders
  const acknowledged = new Set<string>()
  /** Events that were handed to the bot and not acknowledged: the platform delivers them again to the next life. */
  const pending = new Set<string>()
  const asked: string[] = []
  const answers = new Set<string>()
  const posts: { readonly reply: string; readonly thread: string; readonly life: number }[] = []
  let bot: ChildProcess | undefined
  let isReady = false
  let life = 0
  let isPouring = true

  const tell = (message: ToChild): void => {
    if (bot?.connected === true) bot.send(message, () => {})
  }
  const deliver = (id: string): void => {
    const [name = ''] = id.split('-')
    tell({ kind: 'event', request: question(id, { place: thread(name) }) })
  }
  /** The next question of a thread is asked when the one before it is acknowledged, so that their order is known. */
  const pour = (): void => {
    if (!isPouring || asked.length - answers.size >= BACKLOG) return
    const busy = new Set([...pending].map((id) => id.split('-')[0]))
    for (let at = 0; at < THREADS && pending.size < AT_ONCE; at++) {
      const name = `t${at}`
      if (busy.has(name)) continue
      const id = `${name}-${asked.filter((one) => one.startsWith(`${name}-`)).length}`
      asked.push(id)
      pending.add(id)
      deliver(id)
    }
  }

  // The next ones load their code while this one lives.
  const spare = Array.from({ length: SPARE }, () => hatch(database))
  const begin = async (): Promise<void> => {
    life++
    isReady = false
    spare.push(hatch(database))
    const own = spare.shift() ?? hatch(database)
    bot = own
    own.on('message', (message: unknown) => {
      if (own !== bot || !isToParent(message)) return
      if (message.kind === 'ready') {
        isReady = true
        for (const id of pending) deliver(id)
        pour()
      }
      if (message.kind === 'acknowledged') {
        acknowledged.add(message.request)
        pending.delete(message.request)
        pour()
      }
      if (message.kind === 'post') {
        posts.push({ reply: message.reply, thread: message.thread, life })
        answers.add(message.reply)
        tell({ kind: 'sent', send: message.send, message: `m${posts.length}` })
        pour()
      }
    })
    tell({ kind: 'begin' })
    await until('the bot is ready', () => isReady || own.exitCode !== null)
    if (!isReady) throw new Error('the bot did not start')
  }
  const kill = (): Promise<void> =>
    new Promise((resolve) => {
      bot?.once('exit', () => resolve())
      bot?.kill('SIGKILL')
    })

  for (let done = 1; done <= kills; done++) {
    await begin()
    const [shortest, longest] = lives
    await new Promise((resolve) => setTimeout(resolve, shortest + random() * (longest - shortest)))
    await kill()
    if (done % 20 === 0) report(`${done} kills, ${acknowledged.size} accepted, ${posts.length} posted`)
  }
  isPouring = false
  await begin()
  const answered = () => new Set(posts.map(({ reply }) => reply))
  const isLost = (id: string): boolean => !answered().has(`${id}/1`)
  await until('all is answered', () => pending.size === 0 && ![...acknowledged].some(isLost), 60_000).catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  await kill()
  for (const one of spare) one.kill('SIGKILL')

  const store = await openStore({ database, secret: 'a secret for tests' })
  const memories = await Promise.all(
    Array.from({ length: THREADS }, (_, at) => store.conversations.get(`slack/T1/C1/t${at}`)),
  )
  await store.close()
  const sizes = memories.map((_, at) => asked.filter((id) => id.startsWith(`t${at}-`)).length)
  const strangers = [...answered()].filter((reply) => !asked.includes(reply.replace(/\/1$/, '')))
  const twice = [...answered()].filter((reply) => posts.filter((post) => post.reply === reply).length > 1)
  return {
    kills,
    accepted: acknowledged.size,
    lost: [...acknowledged].filter(isLost).length,
    appliedTwice: memories.filter((memory, at) => (memory?.revision ?? 0) > (sizes[at] ?? 0)).length + strangers.length,
    deliveredTwice: twice.length,
    // Within one life nothing is posted twice: the kill fell between the platform's acceptance and our note of it.
    explained: twice.filter((reply) => {
      const own = posts.filter((post) => post.reply === reply).map((post) => post.life)
      return new Set(own).size === own.length
    }).length,
    disordered: memories.filter((_, at) => {
      const own = [...new Set(posts.filter((post) => post.thread === `t${at}`).map(({ reply }) => reply))]
      const order = asked.filter((id) => id.startsWith(`t${at}-`)).map((id) => `${id}/1`)
      return own.some((reply, position) => reply !== order[position])
    }).length,
  }
}

function hatch(database: string): ChildProcess {
  return fork(child, [database], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}

export function isUnharmed({ lost, appliedTwice, deliveredTwice, explained, disordered }: Wounds): boolean {
  return lost === 0 && appliedTwice === 0 && disordered === 0 && deliveredTwice === explained
}
