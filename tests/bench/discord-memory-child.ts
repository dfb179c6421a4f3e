// One bot in a process of its own, so that nothing but its memory is measured: `ours`, or discord.js as it comes.
import { Client, GatewayIntentBits } from 'discord.js'
import { createDiscord } from '#adapters/discord/adapter.ts'
import { systemClock } from '#runtime/system.ts'
import { silentLog } from '../support/real-life.ts'

/** What the last message of a flood says: then the bot measures itself. */
const SENTINEL = 'sentinel'

const [kind, apiUrl = '', token = ''] = process.argv.slice(2)

function report(): void {
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send?.({ heap: heapUsed + external, rss })
}

async function ours(): Promise<void> {
  const adapter = createDiscord({ token, apiUrl, hasMessageContent: true, clock: systemClock, log: silentLog })
  await adapter.start(
    async (request) => {
      if (request.kind === 'question' && request.text.includes(SENTINEL)) report()
    },
    () => Promise.resolve({ kind: 'no form', text: '' }),
  )
}

async function theirs(): Promise<void> {
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits
  const client = new Client({
    intents: [Guilds, GuildMessages, DirectMessages, MessageContent],
    rest: { api: apiUrl },
  })
  client.on('messageCreate', ({ content }) => {
    if (content.includes(SENTINEL)) report()
  })
  const ready = new Promise<void>((resolve) => void client.once('clientReady', () => resolve()))
  await client.login(token)
  await ready
}

await (kind === 'ours' ? ours() : theirs())
report()
