// Where one can go: the channel, the direct messages, and what is there for those who write the knowledge.
import { PANES } from './address.js'
import { byId, el } from './elements.js'

/** @typedef {import('./address.js').Where} Where */

/**
 * @param {Where} where
 * @param {any} about
 * @param {(to: Partial<Where>) => void} go
 */
export function drawChannels(where, about, go) {
  const channel = (/** @type {string} */ id, /** @type {readonly (Node | string)[]} */ ...label) =>
    entry(where.pane === '' && where.channel === id, label, () => go({ channel: id, pane: '' }))
  byId('channels').replaceChildren(
    channel(about.channel, `# ${about.channel}`),
    channel(where.me, 'Versus', el('small', {}, 'direct')),
    el('h2', { id: 'panes-name' }, 'For authors'),
    ...Object.entries(PANES).map(([id, label]) =>
      entry(where.pane === id, [label], () => go({ pane: /** @type {import('./address.js').Pane} */ (id) })),
    ),
  )
}

/**
 * @param {boolean} isHere
 * @param {readonly (Node | string)[]} label
 * @param {() => void} onclick
 */
function entry(isHere, label, onclick) {
  return el('button', { type: 'button', 'aria-current': isHere ? 'page' : null, onclick }, label)
}
