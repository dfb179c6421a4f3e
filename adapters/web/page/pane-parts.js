// What the panes are made of: a list to choose from, and beside it what was chosen.
import { drawReply } from './draw-reply.js'
import { el } from './elements.js'

/** Nothing in a pane is pressed as on a card. */
const IDLE = { ticked: new Map(), press: () => {} }

/**
 * @param {readonly any[]} blocks
 */
export function drawBlocks(blocks) {
  return drawReply({ id: 'pane', summary: '', blocks }, IDLE)
}

/**
 * @param {string} label
 * @param {readonly any[]} items
 * @param {string} chosen
 * @param {(key: string) => void} open
 */
export function drawList(label, items, chosen, open) {
  return el(
    'ul',
    { class: 'choose', 'aria-label': label },
    items.map(({ key, title, hint }) =>
      el(
        'li',
        {},
        el(
          'button',
          {
            type: 'button',
            'aria-current': key === chosen ? 'true' : null,
            'data-focus': `item ${key}`,
            onclick: () => open(key),
          },
          el('b', { dir: 'auto' }, title),
          el('span', {}, hint),
        ),
      ),
    ),
  )
}

/**
 * @param {Node | readonly Node[]} list
 * @param {readonly (Node | null)[] | undefined} opened
 * @param {() => void} close
 */
export function drawBeside(list, opened, close) {
  return el(
    'div',
    { class: opened ? 'split opened' : 'split' },
    el('div', { class: 'side' }, list),
    opened
      ? el(
          'article',
          { class: 'opened' },
          el(
            'button',
            { type: 'button', class: 'tool back', 'data-focus': 'back', onclick: close },
            '← Back to the list',
          ),
          opened,
        )
      : null,
  )
}

/** @param {string} text */
export function problem(text) {
  return el('p', { class: 'cannot', role: 'alert' }, text)
}
