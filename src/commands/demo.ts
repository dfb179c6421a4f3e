import { setTimeout as pause } from 'node:timers/promises'
import { capabilitiesOf } from '#adapters/terminal/capabilities.ts'
import { render } from '#adapters/terminal/render.ts'
import type { View } from '#adapters/terminal/paint.ts'
import type { Config } from '#config.ts'
import type { ChatAdapter } from '#model/adapter.ts'
import type { Reply } from '#model/reply.ts'
import type { Person, Place, Request } from '#model/request.ts'
import { createLog } from './log.ts'
import { noMetrics } from './no-metrics.ts'
import { openBot } from './open-bot.ts'
import { openWorld } from './open-world.ts'

/** Milliseconds to read a line before the next one comes: the whole takes half a minute. */
const PACE = 2_000

const ana: Person = { id: 'ana', name: 'Ana' }
const ben: Person = { id: 'ben', name: 'Ben' }
const place: Place = { platform: 'demo', workspace: 'demo', channel: 'platform-team', thread: '1', audience: 'public' }

type Line = { readonly by: Person } & (
  | { readonly says: string; readonly isMention?: boolean }
  | { readonly presses: string }
  | { readonly looksUp: string }
)

const SCRIPT: readonly Line[] = [
  { by: ana, says: 'should we run our Postgres in Docker or on a VM?', isMention: true },
  { by: ana, presses: 'Looks right' },
  { by: ana, presses: 'Docker on a few hosts' },
  { by: ben, says: 'change team' },
  { by: ben, presses: 'VMs' },
  { by: ben, says: 'is docker slower than a VM at disk access?' },
  { by: ana, presses: 'Steady' },
  { by: ana, presses: 'Bought, as a container image' },
  { by: ben, presses: 'Accept' },
  { by: ana, looksUp: 'postgres' },
]

/** A conversation of two people with the bot, through the real runtime; nothing is kept. Gives the exit code. */
export async function demo(config: Config, environment: Readonly<Record<string, string | undefined>>): Promise<number> {
  const world = await openWorld(config, {
    onReading: () => console.error('Reading the knowledge (first start only) …'),
    onTraining: () => console.error('Learning the questions (first start only) …'),
  })
  const isWatched = process.stdout.isTTY
  const view: View = {
    ...capabilitiesOf(environment),
    width: Math.min(process.stdout.columns ?? 80, 100),
    hasStyles: config.color && isWatched,
  }
  const stage = createStage(view)
  const log = createLog({ level: 'warn', isPretty: false, color: false })
  const bot = await openBot({
    config: { database: 'memory:' },
    world: () => world,
    adapters: [stage.adapter],
    log,
    metrics: noMetrics,
  })
  await bot.runtime.start()
  for (const [at, line] of SCRIPT.entries()) {
    const request = stage.requestOf(line, `demo:${at + 1}`)
    console.log(`\n${line.by.name}: ${said(line)}`)
    await bot.runtime.accept(request)
    await bot.runtime.idle()
    if (isWatched) await pause(PACE)
  }
  await bot.close()
  return 0
}

function said(line: Line): string {
  if ('says' in line) return line.says
  return 'presses' in line ? `[${line.presses}]` : `/versus decisions ${line.looksUp}`
}

/** Prints what is posted, and knows what can be pressed. */
function createStage(view: View) {
  const offers = new Map<string, string>()
  const offer = ({ blocks }: Reply): void => {
    for (const block of blocks) {
      const items = block.kind === 'actions' ? block.items : block.kind === 'choices' ? block.options : []
      for (const { label, ref } of items) offers.set(label, ref)
    }
  }
  let posted = 0
  const adapter: ChatAdapter = {
    platform: 'demo',
    async start() {},
    async send(posting) {
      const { reply } = posting
      offer(reply)
      const isEdit = 'message' in posting
      const note = isEdit ? ' (its card, edited)' : reply.audience === 'asker' ? ' (only you see this)' : ''
      console.log(`\nVersus${note}:\n${indented(render(reply, view))}`)
      return { message: reply.replaces ?? `${++posted}` }
    },
    async stop() {},
  }
  return {
    adapter,
    requestOf(line: Line, id: string): Request {
      const envelope = { id, at: Date.now(), from: line.by, place }
      if ('looksUp' in line) return { ...envelope, kind: 'command', name: 'decisions', args: line.looksUp }
      if ('says' in line)
        return { ...envelope, kind: 'question', text: line.says, isOverheard: line.isMention !== true }
      const ref = offers.get(line.presses)
      if (ref === undefined) throw new Error(`nothing on the cards says "${line.presses}"`)
      return { ...envelope, kind: 'press', ref }
    },
  }
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ')
}
