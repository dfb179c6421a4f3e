// The conversation as it comes in: kept for the feeds, and told to those who do not see it.
import { byId } from './elements.js'
import { showKnowledge } from './knowledge.js'
import { announce, showTrouble } from './said.js'
import { listen } from './server.js'
import { emptyState, take } from './state.js'

/** Nothing to end yet. */
function noFollowing() {}

/**
 * @param {{ changed: () => void, came: (entry: any) => void }} on `came`: something new, not of the past
 */
export function createFollowing({ changed, came }) {
  let state = emptyState()
  let isReady = false
  let stop = noFollowing
  return {
    state: () => state,
    isReady: () => isReady,
    /** @param {string} person */
    follow(person) {
      stop()
      isReady = false
      stop = listen(person, {
        start() {
          state = emptyState()
          isReady = false
        },
        entry(entry) {
          take(state, entry)
          if (!isReady) return
          tell(entry, person)
          came(entry)
          changed()
        },
        knowledge(news) {
          showKnowledge(byId('knowledge'), news)
          came({ kind: 'knowledge' })
        },
        ready() {
          isReady = true
          showTrouble('')
          changed()
        },
        lost: () => showTrouble('The connection is lost. Trying again …'),
      })
    },
  }
}

/**
 * @param {any} entry
 * @param {string} me
 */
function tell({ kind, by, text, reply }, me) {
  if (kind === 'deleted' || kind === 'withdrawn') announce('A message was deleted.')
  else if (kind === 'posted' || kind === 'replaced') announce(`Versus: ${reply.summary}`)
  else if (kind === 'said' && by !== me) announce(`${by} wrote: ${text.slice(0, 200)}`)
}
