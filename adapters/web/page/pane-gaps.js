// What was asked and found no answer: missing topics with a draft to begin with, and how-tos apart, which the bot does not answer.
import { el } from './elements.js'
import { drawBeside, drawBlocks, drawList, problem } from './pane-parts.js'
import { announce } from './said.js'

/** @param {import('./panes.js').Shown} shown */
export function drawGaps({ list: { missing, howTos }, item, where, open }) {
  if (missing.length + howTos.length === 0 && where.item === '')
    return [
      el('p', { class: 'nothing' }, el('b', {}, 'No open gaps.')),
      el('p', { class: 'note' }, 'A question that finds no answer is listed here, with a topic file to begin with.'),
    ]
  const part = (/** @type {string} */ title, /** @type {string} */ note, /** @type {readonly any[]} */ items) =>
    items.length === 0
      ? []
      : [
          el('h2', {}, title, ' ', el('span', { class: 'count' }, items.length)),
          el('p', { class: 'note' }, note),
          drawList(title, items, where.item, open),
        ]
  const lists = [
    ...part('Missing topics', 'Most asked first. Open one for a draft.', missing),
    ...part('How-tos', 'Tasks, which the bot does not answer: no fault of the knowledge.', howTos),
  ]
  return [drawBeside(lists, opened(item), () => open(''))]
}

/** @param {any} item */
function opened(item) {
  if (!item) return undefined
  if (item.refused) return [problem(item.refused)]
  const { title, blocks, file } = item
  return [
    el('div', { class: 'title' }, el('h2', { dir: 'auto' }, title)),
    drawBlocks(blocks),
    ...(file ? draft(file) : []),
  ]
}

/** @param {{ name: string, text: string }} file */
function draft({ name, text }) {
  const pre = el('pre', { class: 'draft', tabindex: 0, 'aria-label': name }, text)
  const button = el('button', { type: 'button', class: 'press primary', 'data-focus': 'copy' }, 'Copy')
  const tell = (/** @type {boolean} */ isCopied) => {
    button.textContent = isCopied ? 'Copied' : 'Press Ctrl+C'
    announce(isCopied ? 'Copied.' : 'The draft is selected: copy it with the keyboard.')
  }
  button.addEventListener('click', () => void copy(text, pre).then(tell))
  return [el('div', { class: 'title' }, el('h3', {}, el('code', {}, name)), button), pre]
}

/**
 * A browser may forbid it, as where the page comes from another machine without encryption: then the text is selected.
 *
 * @param {string} text
 * @param {HTMLElement} shown
 */
async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    getSelection()?.selectAllChildren(shown)
    return false
  }
}
