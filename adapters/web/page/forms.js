// A form of the bot's, in a dialog of its own: what is behind it waits, Escape closes it, and what was filled in stays until it is sent.
import { el } from './elements.js'
import { drawField } from './form-fields.js'
import { textOf } from './said.js'
import { newId } from './server.js'

/** @typedef {{ form: string, values: Record<string, readonly string[]> }} Filled */

/** @param {(message: string, id: string, filled: Filled) => Promise<unknown>} send */
export function createForms(send) {
  /** Forms that were closed unsent, as they were left. @type {Map<string, HTMLDialogElement>} */
  const left = new Map()
  let count = 0

  return {
    /**
     * @param {any} form
     * @param {string} message the card that it belongs to
     */
    open(form, message) {
      const key = `${message} ${JSON.stringify(form)}`
      const dialog = left.get(key) ?? drawForm(form, `form-${++count}`, (id, filled) => send(message, id, filled))
      left.set(key, dialog)
      show(dialog, message, (isSent) => void (isSent && left.delete(key)))
    },
    /**
     * Why there is no form.
     *
     * @param {string} text
     * @param {string} message
     */
    say(text, message) {
      const name = `form-${++count}`
      const close = el('button', { type: 'button', class: 'press primary' }, 'Close')
      const dialog = drawDialog(name, el('p', { id: name, dir: 'auto' }, text), el('div', { class: 'row' }, close))
      close.addEventListener('click', () => dialog.close())
      show(dialog, message, () => {})
    },
  }
}

/**
 * @param {string} name
 * @param {...Node} inside
 */
function drawDialog(name, ...inside) {
  return /** @type {HTMLDialogElement} */ (el('dialog', { class: 'form', 'aria-labelledby': name }, ...inside))
}

/**
 * @param {any} form
 * @param {string} name
 * @param {(id: string, filled: Filled) => Promise<unknown>} send
 */
function drawForm(form, name, send) {
  const fields = form.fields.map((/** @type {any} */ field, /** @type {number} */ at) =>
    drawField(field, `${name}-${at}`),
  )
  const problem = el('p', { class: 'problem', role: 'alert' })
  const button = /** @type {HTMLButtonElement} */ (el('button', { type: 'submit', class: 'press primary' }, form.send))
  /** Sent again with the same values, it is the same act. @type {{ id: string, text: string } | undefined} */
  let last
  const submit = async () => {
    const wrong = fields.filter((/** @type {any} */ field) => field.check() !== '')
    problem.textContent =
      wrong.length === 0
        ? ''
        : wrong.length === 1
          ? 'One field needs an answer.'
          : `${wrong.length} fields need answers.`
    if (wrong.length > 0) return wrong[0].focus()
    const values = Object.fromEntries(fields.map((/** @type {any} */ { id, read }) => [id, read()]))
    const text = JSON.stringify(values)
    last = last?.text === text ? last : { id: newId(), text }
    button.disabled = true
    try {
      await send(last.id, { form: form.ref, values })
      dialog.close('sent')
    } catch (error) {
      problem.textContent = textOf(error)
    } finally {
      button.disabled = false
    }
  }
  const dialog = drawDialog(
    name,
    el(
      'form',
      {
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault()
          if (!button.disabled) void submit()
        },
      },
      el('h2', { id: name, dir: 'auto' }, form.title),
      form.note ? el('p', { class: 'note', dir: 'auto' }, form.note) : null,
      el(
        'div',
        { class: 'fields' },
        fields.map((/** @type {any} */ { node }) => node),
      ),
      el(
        'footer',
        {},
        problem,
        el(
          'div',
          { class: 'row' },
          button,
          el('button', { type: 'button', class: 'press', onclick: () => dialog.close() }, 'Cancel'),
        ),
      ),
    ),
  )
  return dialog
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {string} message
 * @param {(isSent: boolean) => void} closed
 */
function show(dialog, message, closed) {
  if (document.querySelector('dialog[open]')) return
  const name = document.activeElement?.getAttribute('data-focus')
  dialog.returnValue = ''
  dialog.addEventListener(
    'close',
    () => {
      dialog.remove()
      goBack(message, name)
      closed(dialog.returnValue === 'sent')
    },
    { once: true },
  )
  document.body.append(dialog)
  dialog.showModal()
}

/**
 * To the button that opened it, or to where that was: the card may have been drawn anew meanwhile.
 *
 * @param {string} message
 * @param {string | null | undefined} name
 */
function goBack(message, name) {
  if (document.activeElement && document.activeElement !== document.body) return
  const cards = [...document.querySelectorAll('[data-message]')].filter(
    (node) => node.getAttribute('data-message') === message,
  )
  const places = cards.flatMap((card) => Array.from(card.querySelectorAll('[data-focus], button')))
  const place = places.find((node) => node.getAttribute('data-focus') === name) ?? places[0]
  if (place instanceof HTMLElement) place.focus()
}
