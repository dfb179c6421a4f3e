// What authors look at: fetched when it is opened, and again when something has happened that may have changed it.
import { PANES } from './address.js'
import { byId } from './elements.js'
import { drawDecisions } from './pane-decisions.js'
import { createFlows } from './pane-flows.js'
import { drawGaps } from './pane-gaps.js'
import { problem } from './pane-parts.js'
import { textOf } from './said.js'
import { call, query } from './server.js'

/** Several things happen at once: they are one reason to look again. */
const PAUSE = 300

/**
 * @typedef {import('./address.js').Where} Where
 * @typedef {{ list: any, item: any, where: Where, open: (key: string) => void }} Shown
 */

/**
 * @param {Where} where
 * @param {(item: string) => void} open
 */
export function createPanes(where, open) {
  /** What is drawn, so that the same is not drawn again under somebody's hands. */
  let drawn = ''
  /** Of two answers the one that was asked for later counts. */
  let turn = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause
  const flows = createFlows()
  const body = byId('pane-body')

  /** @type {Record<Exclude<Where['pane'], ''>, (shown: Shown) => readonly Node[]>} */
  const drawings = {
    decisions: drawDecisions,
    gaps: drawGaps,
    flows: ({ list, item, open: choose }) => flows.draw(list, item, choose),
  }
  /** @type {Record<string, string>} */
  const items = { decisions: 'decision', gaps: 'gap' }

  const load = async () => {
    const { pane, me, item } = where
    if (pane === '') return
    const mine = ++turn
    const itemPath = items[pane]
    const [list, opened] = await Promise.all([
      call(query(pane, { as: me })),
      itemPath && item !== '' ? call(query(itemPath, { as: me, key: item })).catch(refusal) : undefined,
    ]).catch((error) => [refusal(error), undefined])
    if (mine !== turn) return
    const now = JSON.stringify([pane, me, item, list, opened])
    if (now === drawn) return
    const isSame = drawn.startsWith(JSON.stringify([pane, me]).slice(0, -1))
    drawn = now
    const focus = document.activeElement?.getAttribute('data-focus')
    const isInside = body.contains(document.activeElement)
    const shown = { list, item: pane === 'flows' ? item : opened, where, open }
    body.replaceChildren(...(list.refused ? [problem(list.refused)] : drawings[pane](shown)))
    if (!isSame) body.scrollTop = 0
    if (isInside) refocus(body, focus)
  }

  return {
    show() {
      byId('pane').hidden = where.pane === ''
      if (where.pane === '') {
        drawn = ''
        turn++
        body.replaceChildren()
        return
      }
      byId('pane-name').textContent = PANES[where.pane]
      void load()
    },
    /** Something happened that it may depend on. */
    renew() {
      clearTimeout(pause)
      pause = setTimeout(() => void load(), PAUSE)
    },
    focus: () => byId('pane-name').focus(),
  }
}

/** @param {unknown} error */
function refusal(error) {
  return { refused: textOf(error) }
}

/**
 * @param {HTMLElement} body
 * @param {string | null | undefined} name
 */
function refocus(body, name) {
  const place = [...body.querySelectorAll('[data-focus]')].find((node) => node.getAttribute('data-focus') === name)
  if (place instanceof HTMLElement) place.focus()
  else byId('pane-name').focus()
}
