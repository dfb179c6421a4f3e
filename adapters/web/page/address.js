// Who is looking, at what, and in which view: all of it stands in the address, so that a reload and a link lead back.

/**
 * @typedef {'page' | 'slack' | 'discord' | 'both' | 'payload'} View
 * @typedef {'' | 'decisions' | 'gaps' | 'flows'} Pane
 * @typedef {{ me: string, view: View, channel: string, thread: string, pane: Pane, item: string }} Where
 */

/** @type {Record<View, string>} */
export const VIEWS = { page: 'Page', slack: 'Slack', discord: 'Discord', both: 'Both', payload: 'Payload' }

/** @type {Record<Exclude<Pane, ''>, string>} */
export const PANES = { decisions: 'Decisions', gaps: 'Gaps', flows: 'Flows' }

/**
 * @param {any} about
 * @returns {Where}
 */
export function readAddress(about) {
  const address = new URLSearchParams(location.hash.slice(1))
  const { id: me } = about.people.find((/** @type {any} */ { id }) => id === address.get('as')) ?? about.people[0]
  const inside = address.get('in') ?? ''
  return {
    me,
    view: /** @type {View} */ (Object.hasOwn(VIEWS, address.get('view') ?? '') ? address.get('view') : 'page'),
    channel: inside === 'direct' ? me : about.channel,
    thread: address.get('thread') ?? '',
    pane: /** @type {Pane} */ (Object.hasOwn(PANES, inside) ? inside : ''),
    item: address.get('item') ?? '',
  }
}

/**
 * @param {Where} where
 * @param {any} about
 */
export function writeAddress({ me, view, channel, thread, pane, item }, about) {
  const inside = pane || (channel === about.channel ? '' : 'direct')
  const parts = Object.entries({ as: me, view, in: inside, thread, item }).filter(([, value]) => value !== '')
  history.replaceState(undefined, '', `#${new URLSearchParams(parts)}`)
}
