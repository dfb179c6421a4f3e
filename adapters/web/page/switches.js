// One of a few, always in sight.
import { el } from './elements.js'

/**
 * @param {HTMLElement} parent
 * @param {string} name
 * @param {readonly (readonly string[])[]} options
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
export function drawSwitch(parent, name, options, chosen, choose) {
  parent.append(
    ...options.map(([value = '', label]) =>
      el(
        'label',
        {},
        el('input', { type: 'radio', name, value, checked: value === chosen, onchange: () => choose(value) }),
        el('span', {}, label),
      ),
    ),
  )
}
