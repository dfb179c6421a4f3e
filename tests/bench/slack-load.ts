// The other side of the benchmark, in a process of its own: a local Slack that asks, and notes when it is answered.
import { createHttpLink } from '../support/slack/links.ts'
import { mentionEvent } from '../support/slack/payloads.ts'
import { startSlack } from '../support/slack/server.ts'
import { ANA, BOT, GENERAL } from '../support/slack/workspace.ts'

export interface Load {
  readonly url: string
  readonly events: number
  readonly atOnce: number
  readonly questions: readonly string[]
}

/** Milliseconds of each event: until it was acknowledged, until its answer was posted; and of all of them. */
export interface Loaded {
  readonly acknowledged: readonly number[]
  readonly answered: readonly number[]
  readonly took: number
}

const POLL = 2
const LIMIT = 120_000

const server = await startSlack()
process.send?.({ apiUrl: server.apiUrl })
process.on('message', (load: Load) => void run(load).then((loaded) => process.send?.(loaded)))

async function run({ url, events, atOnce, questions }: Load): Promise<Loaded> {
  const link = createHttpLink(url, LIMIT)
  const messages = server.workspace.channel(GENERAL)?.messages ?? []
  const asked = new Map<string, number>()
  const acknowledged: number[] = []
  const answered: number[] = []
  const waiting = new Map<string, () => void>()
  let seen = messages.length
  const poll = setInterval(() => {
    for (; seen < messages.length; seen++) {
      const { thread_ts: thread = '' } = messages[seen] ?? {}
      const at = asked.get(thread)
      if (at === undefined) continue
      answered.push(performance.now() - at)
      asked.delete(thread)
      waiting.get(thread)?.()
    }
  }, POLL)

  let next = 0
  const one = async (): Promise<void> => {
    for (let at = next++; at < events; at = next++) {
      const ts = server.workspace.nextTs()
      const text = `<@${BOT}> ${questions[at % questions.length] ?? ''}`
      messages.push({ ts, user: ANA, text, blocks: [] })
      const started = performance.now()
      asked.set(ts, started)
      const isAnswered = new Promise<void>((resolve) => waiting.set(ts, resolve))
      if (!(await link.deliver(mentionEvent({ text, user: ANA, channel: GENERAL, ts }), 0)))
        throw new Error('an event was not acknowledged')
      acknowledged.push(performance.now() - started)
      await isAnswered
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: atOnce }, one))
  const took = performance.now() - started
  clearInterval(poll)
  if (server.faults.length > 0) throw new Error(server.faults[0])
  return { acknowledged, answered, took }
}
