// Where people type: a text that grows, what it may go on with, and whether the bot is asked.
import { el } from './elements.js'
import { call, newId, Refusal } from './server.js'

/**
 * @typedef {{ value: string, label: string, hint?: string }} Completion
 * @typedef {{
 *   name: string, label: string, placeholder: string, hasMention: boolean, isMention: boolean,
 *   about: any, send: (text: string, isMention: boolean, id: string) => Promise<void>, announce: (text: string) => void,
 * }} Options
 */

/** Topics are asked for once the person pauses. */
const PAUSE = 120

/** @param {Options} options */
export function createComposer({ name, label, placeholder, hasMention, isMention, about, send, announce }) {
  /** @type {readonly Completion[]} */
  let completions = []
  let active = -1
  /** @type {{ text: string, id: string } | undefined} */
  let unsent
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause
  let isSending = false

  const text = /** @type {HTMLTextAreaElement} */ (
    el('textarea', {
      rows: 1,
      'aria-label': label,
      placeholder,
      'aria-autocomplete': 'list',
      'aria-controls': `${name}-completions`,
      autocomplete: 'off',
      dir: 'auto',
      oninput: () => changed(),
      onkeydown: (event) => typed(event),
      onblur: () => setTimeout(() => close(), 150),
    })
  )
  const list = el('ul', {
    id: `${name}-completions`,
    role: 'listbox',
    'aria-label': 'What it may go on with',
    hidden: true,
  })
  const mention = el('button', {
    type: 'button',
    class: 'mention',
    'aria-pressed': String(isMention),
    title: 'Whether the message mentions the bot',
    onclick: () => {
      mention.setAttribute('aria-pressed', String(mention.getAttribute('aria-pressed') !== 'true'))
      text.focus()
    },
  })
  mention.textContent = '@Versus'
  const problem = el('p', { class: 'problem', role: 'alert' })
  const node = el(
    'form',
    {
      class: 'composer',
      onsubmit: (event) => {
        event.preventDefault()
        void submit()
      },
    },
    list,
    el(
      'div',
      { class: 'field' },
      hasMention ? mention : null,
      text,
      el('button', { type: 'submit', class: 'send', 'aria-label': 'Send' }, '↑'),
    ),
    problem,
  )

  const grow = () => {
    text.style.blockSize = 'auto'
    text.style.blockSize = `${Math.min(text.scrollHeight, 160)}px`
  }
  const close = () => {
    completions = []
    active = -1
    list.hidden = true
    list.replaceChildren()
    text.removeAttribute('aria-activedescendant')
  }
  const offer = (/** @type {readonly Completion[]} */ found) => {
    close()
    completions = found
    if (found.length === 0) return
    list.append(
      ...found.map((one, at) =>
        el(
          'li',
          {
            role: 'option',
            id: `${name}-option-${at}`,
            'aria-selected': 'false',
            onmousedown: (/** @type {Event} */ event) =>
              (event.preventDefault(), accept(at)),
          },
          el('b', {}, one.label),
          one.hint ? el('span', {}, one.hint) : null,
        ),
      ),
    )
    list.hidden = false
    announce(`${found.length} suggestions, arrow keys to choose.`)
  }
  const move = (/** @type {number} */ by) => {
    active = (active + by + completions.length) % completions.length
    for (const [at, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(at === active))
    text.setAttribute('aria-activedescendant', `${name}-option-${active}`)
    list.children[active]?.scrollIntoView({ block: 'nearest' })
  }
  const accept = (/** @type {number} */ at) => {
    const chosen = completions[at]
    if (!chosen) return
    text.value = chosen.value
    text.focus()
    changed()
  }

  const changed = () => {
    grow()
    problem.textContent = ''
    clearTimeout(pause)
    const found = localCompletions(text.value, about)
    if (found) return offer(found)
    // What was offered for less is not what Enter should take now.
    close()
    const topic = /^\/(ask)\s+(.*)$/s.exec(text.value)
    if (!topic) return
    const typedThen = text.value
    pause = setTimeout(async () => {
      const options = await call(`complete?command=${topic[1]}&typed=${encodeURIComponent(topic[2] ?? '')}`).catch(
        () => [],
      )
      if (text.value !== typedThen) return
      const isDone = options.some((/** @type {any} */ option) => option.label === topic[2])
      offer(
        isDone
          ? []
          : options.map((/** @type {any} */ { label: title }) => ({ value: `/${topic[1]} ${title}`, label: title })),
      )
    }, PAUSE)
  }

  const typed = (/** @type {KeyboardEvent} */ event) => {
    const isOpen = completions.length > 0
    if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1)
    } else if (isOpen && event.key === 'Escape') {
      event.stopPropagation()
      close()
    } else if (isOpen && active >= 0 && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault()
      accept(active)
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      void submit()
    }
  }

  const submit = async () => {
    const value = text.value.trim()
    if (value === '' || isSending) return
    isSending = true
    clearTimeout(pause)
    close()
    // Tried again after a failure it is the same message still.
    const id = unsent?.text === value ? unsent.id : newId()
    unsent = { text: value, id }
    try {
      await send(value, hasMention && mention.getAttribute('aria-pressed') === 'true', id)
      if (text.value.trim() === value) text.value = ''
      unsent = undefined
      problem.textContent = ''
    } catch (error) {
      problem.textContent = error instanceof Refusal ? error.message : 'That went wrong on this page. Reload it.'
      if (!(error instanceof Refusal)) throw error
    } finally {
      isSending = false
      grow()
    }
  }

  return {
    node,
    focus: () => text.focus(),
    /** @param {string} value */
    fill(value) {
      text.value = value
      grow()
    },
  }
}

/**
 * Commands after "/", names after "@"; undefined where neither is being typed.
 *
 * @param {string} value
 * @param {any} about
 * @returns {readonly Completion[] | undefined}
 */
function localCompletions(value, about) {
  const command = /^\/([a-z]*)$/i.exec(value)?.[1]
  if (command !== undefined)
    return Object.entries(about.commands)
      .filter(([key]) => key.startsWith(command.toLowerCase()))
      .map(([key, { does, takes }]) => ({ value: takes === '' ? `/${key}` : `/${key} `, label: `/${key}`, hint: does }))
  const name = /(?:^|\s)@([\p{L}]*)$/u.exec(value)?.[1]
  if (name === undefined) return undefined
  return ['Versus', ...about.people.map((/** @type {any} */ person) => person.name)]
    .filter((one) => one.toLowerCase().startsWith(name.toLowerCase()))
    .map((one) => ({
      value: `${value.slice(0, value.length - name.length)}${one} `,
      label: `@${one}`,
      hint: one === 'Versus' ? 'Asks the bot' : '',
    }))
}
