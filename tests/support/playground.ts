import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KnowledgeNews } from '#adapters/web/adapter.ts'
import { openBot } from '#commands/open-bot.ts'
import { openPage } from '#commands/open-page.ts'
import { createPages } from '#commands/pages.ts'
import type { Shown } from '#model/adapter.ts'
import type { Reply } from '#model/reply.ts'
import type { Person, Query, Request } from '#model/request.ts'
import type { Store } from '#model/store.ts'
import { silentLog } from './real-life.ts'
import { shippedWorld } from './world.ts'

export interface Playground {
  readonly url: string
  readonly store: Store
  /** What reached the bot, in order. */
  readonly asked: readonly Request[]
  tellKnowledge(news: KnowledgeNews): void
  /** Puts a card of ours into the channel; for one person alone where one is named. */
  post(reply: Reply, asker?: Person): Promise<unknown>
  /** Cuts the streams that are open. */
  cut(): void
  stop(): Promise<void>
}

export interface PlaygroundOptions {
  /** Where conversation and store are kept; a folder of its own, removed at the end, where it is not given. */
  readonly data?: string
  readonly port?: number
  readonly token?: string
  /** Answers queries before the bot does. */
  readonly shows?: (query: Query) => Shown | undefined
}

const world = await shippedWorld()

/** The page as `npm start` serves it, with the shipped knowledge, in this process. */
export async function startPlayground({ data, port = 0, token, shows }: PlaygroundOptions = {}): Promise<Playground> {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'versus-page-'))
  const log = silentLog
  const page = openPage({
    config: { data: folder, page: token === undefined ? {} : { token } },
    world: () => world,
    store: () => bot.store,
    log,
  })
  if (!page) throw new Error('the page is off')
  const pages = createPages({ current: () => world }, log)
  const asked: Request[] = []
  const bot = await openBot({
    config: { database: join(folder, 'versus.db') },
    world: () => world,
    adapters: [
      {
        ...page.adapter,
        start: (accept, show) => page.adapter.start(accept, (query) => Promise.resolve(shows?.(query) ?? show(query))),
      },
    ],
    log,
    metrics: pages.metrics,
    watch(request, outcome) {
      asked.push(request)
      page.watch(request, outcome)
    },
  })
  const serving = await pages.serve(() => bot.runtime.status(), { host: '127.0.0.1', port }, { page })
  await bot.runtime.start()
  return {
    url: serving.url,
    store: bot.store,
    asked,
    post: (reply, asker = { id: 'ana', name: 'Ana' }) => {
      const place = { platform: 'web', workspace: 'local', channel: 'team', audience: 'public' } as const
      return page.adapter.send(Object.assign({ reply, place, asker, isUnsure: false }))
    },
    cut: () => page.cut(),
    tellKnowledge: (news) => page.tellKnowledge(news),
    async stop() {
      await serving.close()
      await bot.close()
      if (data === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}
