// One life of the bot, to be killed at any moment: the runtime on a real store, and a platform that is the parent process,
// reached over its IPC channel. Started by torture.ts.
import type { ChatAdapter, Sent } from '#model/adapter.ts'
import type { Runtime } from '#runtime/create-runtime.ts'
import { openStore } from '#storage/open-store.ts'
import { createRealLife } from '../support/real-life.ts'
import { isToChild, type ToChild, type ToParent } from './messages.ts'

const [database = ''] = process.argv.slice(2)
const waiting = new Map<number, (sent: Sent) => void>()
let life: Runtime | undefined
let sends = 0

function tell(message: ToParent): void {
  process.send?.(message)
}

const platform: ChatAdapter = {
  platform: 'slack',
  async start() {},
  send({ reply, place }) {
    const send = ++sends
    return new Promise((resolve) => {
      waiting.set(send, resolve)
      tell({ kind: 'post', send, reply: reply.id, thread: place.thread ?? '' })
    })
  },
  async stop() {},
}

async function begin(): Promise<void> {
  const store = await openStore({ database, secret: 'a secret for tests' })
  // Short leases: on PostgreSQL the next life waits for them to end.
  const limits = { lease: 300, sweep: 100, takes: 1_000 }
  life = createRealLife({ store, adapters: [platform], limits })
  await life.start()
  tell({ kind: 'ready' })
}

async function hear(message: ToChild): Promise<void> {
  switch (message.kind) {
    case 'begin':
      return begin()
    case 'event':
      if (life) tell({ kind: 'settled', request: message.request.id, accepted: await life.accept(message.request) })
      return
    case 'sent':
      waiting.get(message.send)?.({ message: message.message })
      waiting.delete(message.send)
  }
}

process.on('message', (message: unknown) => {
  if (isToChild(message)) void hear(message)
})
process.once('disconnect', () => process.exit(0))
