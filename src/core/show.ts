import Fuse from 'fuse.js'
import type { Shown } from '#model/adapter.ts'
import type { Option } from '#model/reply.ts'
import type { Query } from '#model/request.ts'
import { answerHelp } from './answer/help.ts'
import type { Found, Wants } from '#model/found.ts'
import { encodeRef } from './refs/refs.ts'
import { showForm } from './show-form.ts'
import type { World } from './world.ts'

/** Discord shows 25 completions, Slack 100; nobody reads more than a dozen. */
const MOST_COMPLETIONS = 12

/** What `show` needs to be read first for this query. Pure, and cheap. */
export function wantsToShow(query: Query): Wants {
  return query.kind === 'form' ? { conversation: true } : {}
}

/** The door for what only shows: answers at once, changes nothing, is never stored. Pure and synchronous. */
export function show(query: Query, world: World, found: Found = {}): Shown {
  switch (query.kind) {
    case 'complete':
      return { kind: 'completions', options: complete(query.typed, world) }
    case 'prompts':
      return { kind: 'prompts', prompts: world.knowledge.comparisons.flatMap((comparison) => comparison.examples) }
    case 'home':
      return { kind: 'home', blocks: answerHelp(world.knowledge).blocks }
    case 'form':
      return showForm(query, world, found)
  }
}

/** Topics whose title, label or phrasings resemble what was typed so far; all of them while nothing is typed. */
function complete(typed: string, world: World): readonly Option[] {
  const entries = world.knowledge.comparisons.flatMap((comparison) =>
    comparison.topics.map((topic) => ({
      ref: encodeRef({ kind: 'topic', comparison: comparison.id, topic: topic.id, focus: [] }),
      label: topic.title,
      search: [topic.title, topic.label, ...topic.questions],
    })),
  )
  const wanted = typed.trim().slice(0, 64)
  const found =
    wanted === ''
      ? entries
      : new Fuse(entries, { keys: ['search'], threshold: 0.4, ignoreLocation: true })
          .search(wanted)
          .map(({ item }) => item)
  return found.slice(0, MOST_COMPLETIONS).map(({ ref, label }) => ({ ref, label }))
}
