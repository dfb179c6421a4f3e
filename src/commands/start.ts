import { createDiscord } from '#adapters/discord/adapter.ts'
import { createSlack, type Slack } from '#adapters/slack/adapter.ts'
import type { Config } from '#config.ts'
import type { ChatAdapter } from '#model/adapter.ts'
import type { Log } from '#model/ports.ts'
import type { Place } from '#model/request.ts'
import type { Installations } from '#model/store.ts'
import { systemClock } from '#runtime/system.ts'
import { describeFault } from '#knowledge/fault.ts'
import type { Serving } from '#server/serve.ts'
import { type LiveWorld, openLiveWorld } from './live-world.ts'
import { createLog } from './log.ts'
import { openBot } from './open-bot.ts'
import { openPage, type Page } from './open-page.ts'
import { createPages } from './pages.ts'

/** What Slack's HTTP mode is mounted below. */
const SLACK_PATH = '/slack/'

/**
 * Serves the platforms that there are tokens for, and the page where it is on, over one core, until it is told to stop. A
 * platform that cannot be started is in the log with its remedy, and the other one goes on. Gives the exit code; rejects when
 * none can be started.
 */
export async function start(config: Config): Promise<number> {
  const log = createLog({
    level: config.logLevel ?? 'info',
    isPretty: process.stderr.isTTY,
    color: config.color,
  })
  const failed = untilFailure(log)
  const page = openPage({ config, world: () => live.current(), store: () => bot.store, log })
  const live = await openKnowledge(config, log, page)
  const pages = createPages(live, log)
  // The store is opened below, and the adapter starts after that.
  const installations: Installations = {
    get: async (key) => bot.store.installations.get(key),
    put: async (installation) => bot.store.installations.put(installation),
    delete: async (key) => bot.store.installations.delete(key),
  }
  const slack = config.slack && createSlack({ ...config.slack, installations, log, now: () => systemClock.now() })
  const readsForum = async ({ workspace, channel }: Place): Promise<boolean> =>
    (await bot.store.settings.get({ workspace, channel }))['forum'] === true
  const discord = config.discord && createDiscord({ ...config.discord, log, clock: systemClock, readsForum })
  const platforms: readonly ChatAdapter[] = [...(slack ? [slack.adapter] : []), ...(discord ? [discord] : [])]
  const bot = await openBot({
    config,
    world: () => live.current(),
    adapters: page ? [...platforms, page.adapter] : platforms,
    log,
    metrics: pages.metrics,
    ...(page ? { watch: page.watch } : {}),
  })
  const stopped = untilStopped()
  let serving: Serving | undefined
  try {
    serving = await pages.serve(() => bot.runtime.status(), config, { ...mountedOf(slack), ...(page ? { page } : {}) })
    log.info('listening', { url: serving.url, page: page !== undefined })
    await bot.runtime.start()
    return await Promise.race([stopped, failed])
  } finally {
    await serving?.close()
    live.close()
    await bot.close()
  }
}

function openKnowledge(config: Config, log: Log, page: Page | undefined): Promise<LiveWorld> {
  return openLiveWorld(config, {
    onReading: () => log.info('reading the knowledge: first start only'),
    onTraining: () => log.info('learning the questions: first start only'),
    onRenewed({ version }) {
      log.info('knowledge renewed', { version })
      page?.tellKnowledge({ kind: 'renewed', version })
    },
    onFaults(faults) {
      log.error('edited knowledge has faults', { faults: faults.map(describeFault) })
      page?.tellKnowledge({ kind: 'faulty', faults })
    },
    onError: (error) => log.error('edited knowledge not learnt', { error }),
  })
}

function mountedOf(slack: Slack | undefined) {
  return slack?.listener ? { mounted: { path: SLACK_PATH, listener: slack.listener } } : {}
}

function untilStopped(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(0))
  })
}

/** A failure that nobody caught leaves an unknown state behind: what is in hand is finished, and a new process takes over. */
function untilFailure(log: Log): Promise<number> {
  return new Promise((resolve) => {
    const fail = (error: unknown): void => {
      log.error('unexpected failure: stopping, to be started anew', { error })
      resolve(1)
    }
    process.once('uncaughtException', fail)
    process.once('unhandledRejection', fail)
  })
}
