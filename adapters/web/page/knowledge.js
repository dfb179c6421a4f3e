// What became of the last edit of the knowledge files.
import { el } from './elements.js'

/**
 * @param {HTMLElement} parent
 * @param {any} news
 */
export function showKnowledge(parent, news) {
  const close = el('button', { type: 'button', class: 'tool', onclick: () => void (parent.hidden = true) }, 'Close')
  parent.className = news.kind
  parent.hidden = false
  if (news.kind === 'renewed') {
    parent.replaceChildren(
      el('p', { role: 'status' }, `The knowledge was edited. Answers come from version ${news.version} now.`),
      close,
    )
    return
  }
  const { faults } = news
  parent.replaceChildren(
    el(
      'p',
      { role: 'status' },
      el(
        'b',
        {},
        faults.length === 1 ? '1 fault in the edited knowledge.' : `${faults.length} faults in the edited knowledge.`,
      ),
      ' The last good version goes on answering.',
    ),
    el(
      'ul',
      {},
      faults.map((/** @type {any} */ { file, line, problem, remedy }) =>
        el(
          'li',
          {},
          el('code', {}, line === undefined ? file : `${file}:${line}`),
          ' ',
          problem,
          ' ',
          el('b', {}, remedy),
        ),
      ),
    ),
    close,
  )
}
