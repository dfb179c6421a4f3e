import { join } from 'node:path'
import { decodeCustomId } from '#adapters/discord/custom-id.ts'
import { render as renderDiscord, threadName } from '#adapters/discord/render.ts'
import { readOffer } from '#adapters/slack/offer-ids.ts'
import { render as renderSlack } from '#adapters/slack/render.ts'
import { createWeb, type Preview, type Web } from '#adapters/web/adapter.ts'
import type { Explained } from '#adapters/web/entry.ts'
import { createFileJournal } from '#adapters/web/journal.ts'
import type { Config } from '#config.ts'
import type { Mind, World } from '#core/world.ts'
import type { Finding } from '#model/finding.ts'
import type { MatchThresholds } from '#model/match.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Log } from '#model/ports.ts'
import type { Request } from '#model/request.ts'
import type { Store } from '#model/store.ts'
import { systemClock } from '#runtime/system.ts'
import { openLibrary } from './open-library.ts'

export interface Page extends Web {
  /** For `openBot`: tells the page how what was asked there was read. */
  readonly watch: (request: Request, outcome: Outcome) => void
}

interface PageParts {
  readonly config: Pick<Config, 'data' | 'page'>
  readonly world: () => World
  /** Asked for only once there are requests, as the world is. */
  readonly store: () => Pick<Store, 'decisions' | 'gaps'>
  readonly log: Log
}

/**
 * The playground, joined: its conversation in the data folder, its drawings by the other platforms' own renderers. Undefined
 * where it is off.
 */
export function openPage({ config, world, store, log }: PageParts): Page | undefined {
  if (!config.page) return undefined
  const web = createWeb({
    journal: createFileJournal(join(config.data, 'page.jsonl')),
    previews: { slack, discord },
    library: openLibrary({ world, store, clock: systemClock }),
    now: () => systemClock.now(),
    ...(config.page.token === undefined ? {} : { token: config.page.token }),
  })
  // A matcher's borders never change, and asking for them costs a match.
  const borders = new WeakMap<Mind, MatchThresholds>()
  const withThresholds = (finding: Finding): Explained => {
    const mind = world().minds.find(({ comparison }) => comparison.id === finding.comparison)
    if (!mind) return finding
    const thresholds = borders.get(mind) ?? mind.matcher.match(finding.reading.text).thresholds
    borders.set(mind, thresholds)
    return { ...finding, thresholds }
  }
  return {
    ...web,
    watch(request, { findings }) {
      if (request.place.platform !== web.adapter.platform) return
      const explained = findings.map(withThresholds)
      web.explain(request, explained).catch((error: unknown) => log.warn('reading not shown', { error }))
    },
  }
}

const slack: Preview = {
  draw: (reply) => renderSlack(reply, 'full'),
  read({ block, value }) {
    if (value === 'right' || value === 'wrong') return { kind: 'feedback', verdict: value }
    const offer = readOffer(block, value)
    return offer && { kind: 'press', ...offer }
  },
}

const discord: Preview = {
  draw: (reply) => ({
    ...(reply.title === undefined || reply.audience === 'asker' ? {} : { thread: threadName(reply.title) }),
    messages: renderDiscord(reply, { canAttach: true }),
  }),
  read({ block, value }) {
    const pressed = decodeCustomId(value)
    if (pressed.kind === 'feedback') return { kind: 'feedback', verdict: pressed.verdict }
    if (pressed.kind === 'menu') return undefined
    // What is chosen in a menu has the menu's number of the card's state.
    const menu = decodeCustomId(block)
    const seen = pressed.seen ?? (menu.kind === 'menu' ? menu.seen : undefined)
    return { kind: 'press', ref: pressed.ref, ...(seen === undefined ? {} : { seen }) }
  },
}
