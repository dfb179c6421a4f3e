import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KnowledgeNews } from '#adapters/web/adapter.ts'
import { openBot } from '#commands/open-bot.ts'
import { openPage } from '#commands/open-page.ts'
import { createPages } from '#commands/pages.ts'
import type { Request } from '#model/request.ts'
import { silentLog } from './real-life.ts'
import { shippedWorld } from './world.ts'

export interface Playground {
  readonly url: string
  /** What reached the bot, in order. */
  readonly asked: readonly Request[]
  tellKnowledge(news: KnowledgeNews): void
  /** Cuts the streams that are open. */
  cut(): void
  stop(): Promise<void>
}

interface Options {
  /** Where conversation and store are kept; a folder of its own, removed at the end, where it is not given. */
  readonly data?: string
  readonly port?: number
  readonly token?: string
}

const world = await shippedWorld()

/** The page as `npm start` serves it, with the shipped knowledge, in this process. */
export async function startPlayground({ data, port = 0, token }: Options = {}): Promise<Playground> {
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
    adapters: [page.adapter],
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
    asked,
    cut: () => page.cut(),
    tellKnowledge: (news) => page.tellKnowledge(news),
    async stop() {
      await serving.close()
      await bot.close()
      if (data === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}
