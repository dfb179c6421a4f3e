// Messages as Discord would draw them, from the payloads that would be sent. What it does not know how to draw it refuses.
import { el } from './elements.js'
import { drawSign } from './icons.js'
import { discordText } from './text-discord.js'

/** @typedef {import('./draw-reply.js').Hands} Hands */

/**
 * @param {any} payload
 * @param {Hands} hands
 */
export function drawDiscord({ thread, messages }, hands) {
  return el(
    'div',
    { class: 'discord' },
    thread ? el('div', { class: 'thread-name' }, '# ', thread) : null,
    messages.map((/** @type {any} */ message) =>
      el(
        'div',
        { class: 'd-message' },
        el('div', { class: 'avatar', 'aria-hidden': 'true' }, 'V'),
        el(
          'div',
          { class: 'body' },
          el('div', { class: 'who' }, el('b', {}, 'Versus'), el('span', { class: 'badge' }, 'APP')),
          message.content ? el('div', { class: 'content' }, ...discordText(message.content)) : null,
          message.components.map((/** @type {any} */ one) => component(one, message, hands)),
        ),
      ),
    ),
  )
}

/** @type {Record<number, (one: any, message: any, hands: Hands) => Node>} */
const components = {
  1: ({ components: inner }, message, hands) =>
    el(
      'div',
      { class: 'row' },
      inner.map((/** @type {any} */ one) => component(one, message, hands)),
    ),
  2: ({ label, emoji, style, custom_id: id, disabled }, _, hands) =>
    el(
      'button',
      {
        type: 'button',
        class: `d-button style-${style}`,
        disabled: disabled === true,
        'aria-label': emoji && !label ? (id.startsWith('feedback|right') ? 'Right answer' : 'Wrong answer') : null,
        onclick: () => press(hands, id),
      },
      emoji ? drawSign(emoji.name) : null,
      emoji && label ? ' ' : null,
      label,
    ),
  3: (one, _, hands) => select(one, hands),
  10: ({ content }) => el('div', { class: 'content' }, ...discordText(content)),
  13: ({ file }, message) => fileBox(file.url, message.files),
  14: () => el('hr'),
  17: ({ components: inner }, message, hands) =>
    el(
      'div',
      { class: 'container' },
      inner.map((/** @type {any} */ one) => component(one, message, hands)),
    ),
}

/**
 * @param {any} one
 * @param {any} message
 * @param {Hands} hands
 */
function component(one, message, hands) {
  const draw = components[one.type]
  if (!draw) throw new Error(`no drawing for Discord's component ${one.type}`)
  return draw(one, message, hands)
}

/**
 * @param {string} url
 * @param {readonly any[]} files
 */
function fileBox(url, files) {
  const file = files.find(({ name }) => url === `attachment://${name}`)
  if (!file) throw new Error(`no file "${url}" comes with Discord's message`)
  return el(
    'details',
    { class: 'file' },
    el('summary', {}, file.name),
    el('pre', { tabindex: 0, 'aria-label': file.name }, file.text),
  )
}

/**
 * @param {any} one
 * @param {Hands} hands
 */
function select({ placeholder = 'Choose', options, custom_id: id }, hands) {
  if (!id.startsWith('menu|many'))
    return el(
      'select',
      {
        'aria-label': placeholder,
        onchange: (event) => event.target.value !== '' && press(hands, event.target.value, id),
      },
      el('option', { value: '' }, placeholder),
      options.map((/** @type {any} */ { label, value }) => el('option', { value }, label)),
    )
  return el(
    'div',
    { class: 'ticks', role: 'group', 'aria-label': placeholder },
    options.map((/** @type {any} */ { label, value, default: isSet, description }) => {
      const key = `discord ${value}`
      const box = /** @type {HTMLInputElement} */ (
        el('input', { type: 'checkbox', onchange: (event) => hands.ticked.set(key, event.target.checked) })
      )
      box.checked = hands.ticked.get(key) ?? isSet === true
      hands.ticked.set(key, box.checked)
      return el('label', {}, box, el('span', {}, label, description ? el('small', {}, description) : null))
    }),
  )
}

/**
 * @param {Hands} hands
 * @param {string} value
 * @param {string} [block] the menu's own name, which says which state of the card it shows
 */
function press(hands, value, block = '') {
  const keys = [...hands.ticked.keys()].filter((key) => key.startsWith('discord '))
  const values = keys.filter((key) => hands.ticked.get(key)).map((key) => ({ value: key.slice('discord '.length) }))
  hands.press({ platform: 'discord', drawn: { block, value }, ...(keys.length === 0 ? {} : { values }) })
}
