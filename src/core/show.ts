import Fuse from 'fuse.js'
import type { Shown } from '#model/adapter.ts'
import type { Option } from '#model/reply.ts'
import type { Place, Query } from '#model/request.ts'
import type { Found, Wants } from '#model/found.ts'
import { isVisibleAt } from './decisions/visible.ts'
import { encodeLogRef } from './refs/log-refs.ts'
import { encodeRef } from './refs/refs.ts'
import { showHome } from './show-home.ts'
import { showForm } from './show-form.ts'
import type { World } from './world.ts'

/** Discord shows 25 completions, Slack 100; nobody reads more than a dozen. */
const MOST_COMPLETIONS = 12
const LONGEST_TYPED = 64
/** Some of them may not be shown at the place that asks. */
const MOST_LOOKED_AT = 50

/** What `show` needs to be read first for this query. Pure, and cheap. */
export function wantsToShow(query: Query): Wants {
  switch (query.kind) {
    case 'form':
      return { conversation: true }
    case 'home':
      return { decisions: { words: '', limit: MOST_LOOKED_AT }, undecided: MOST_LOOKED_AT }
    case 'complete':
      if (query.command !== 'decisions') return {}
      return { decisions: { words: query.typed.trim().slice(0, LONGEST_TYPED), limit: MOST_LOOKED_AT } }
    case 'prompts':
      return {}
  }
}

/** The door for what only shows: answers at once, changes nothing, is never stored. Pure and synchronous. */
export function show(query: Query, world: World, found: Found = {}): Shown {
  switch (query.kind) {
    case 'complete':
      return {
        kind: 'completions',
        options: query.command === 'decisions' ? completeDecisions(query.place, found) : complete(query.typed, world),
      }
    case 'prompts':
      return { kind: 'prompts', prompts: world.knowledge.comparisons.flatMap((comparison) => comparison.examples) }
    case 'home':
      return { kind: 'home', blocks: showHome(query.place, world, found) }
    case 'form':
      return showForm(query, world, found)
  }
}

/** Titles of decisions that may be read here, the newest first. */
function completeDecisions(place: Place, { decisions = [] }: Found): readonly Option[] {
  const visible = decisions.filter((one) => isVisibleAt(one, place))
  const named = visible.map(({ id, title }) => ({
    ref: encodeLogRef({ kind: 'decision', decision: id }) ?? id,
    label: title,
  }))
  return named
    .filter(({ label }, at) => named.findIndex((other) => other.label === label) === at)
    .slice(0, MOST_COMPLETIONS)
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
  const wanted = typed.trim().slice(0, LONGEST_TYPED)
  const found =
    wanted === ''
      ? entries
      : new Fuse(entries, { keys: ['search'], threshold: 0.4, ignoreLocation: true })
          .search(wanted)
          .map(({ item }) => item)
  return found.slice(0, MOST_COMPLETIONS).map(({ ref, label }) => ({ ref, label }))
}
