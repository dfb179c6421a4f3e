// A channel in which nothing was said yet: what it is for, and something to begin with.
import { el } from './elements.js'

/**
 * @param {HTMLElement} parent
 * @param {readonly string[]} prompts
 * @param {(prompt: string) => void} ask
 */
export function drawEmpty(parent, prompts, ask) {
  parent.replaceChildren(
    el('h2', {}, 'Ask what your team argues about'),
    el('p', {}, 'Versus answers from files in which every claim has a source. When it does not know, it says so.'),
    el(
      'ul',
      {},
      prompts.map((prompt) =>
        el('li', {}, el('button', { type: 'button', class: 'prompt', onclick: () => ask(prompt) }, prompt)),
      ),
    ),
    el(
      'p',
      { class: 'note' },
      'Type / for commands. Switch who you are above, and answer each other: people talk here as in any channel.',
    ),
  )
}
