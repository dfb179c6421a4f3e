// What was decided: the record as a page, and the file to keep.
import { el } from './elements.js'
import { drawBeside, drawBlocks, drawList, problem } from './pane-parts.js'
import { query } from './server.js'

/** @param {import('./panes.js').Shown} shown */
export function drawDecisions({ list, item, where, open }) {
  if (list.length === 0 && where.item === '')
    return [
      el('p', { class: 'nothing' }, el('b', {}, 'Nothing was decided yet.')),
      el(
        'p',
        { class: 'note' },
        'Ask whether something should run on a virtual machine or in a container, answer the cards together, and press Accept: the record stands here, as a page and as a file.',
      ),
    ]
  return [drawBeside(drawList('Decisions, newest first', list, where.item, open), opened(item, where), () => open(''))]
}

/**
 * @param {any} item
 * @param {import('./address.js').Where} where
 */
function opened(item, where) {
  if (!item) return undefined
  if (item.refused) return [problem(item.refused)]
  const { title, blocks, file } = item
  return [
    el(
      'div',
      { class: 'title' },
      el('h2', { dir: 'auto' }, title),
      el(
        'a',
        {
          class: 'press primary',
          href: `/page/api/${query('decision-file', { as: where.me, key: where.item })}`,
          download: file.name,
          'data-focus': 'download',
          title: file.name,
        },
        'Download',
      ),
    ),
    drawBlocks(blocks),
  ]
}
