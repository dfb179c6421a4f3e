// A message as Slack would draw it, from the payload that would be sent. What it does not know how to draw it refuses.
import { el, linkTo } from './elements.js'
import { drawSign } from './icons.js'
import { slackText } from './text-slack.js'

/** @typedef {import('./draw-reply.js').Hands} Hands */

/**
 * @param {any} payload
 * @param {Hands} hands
 */
export function drawSlack({ text, blocks }, hands) {
  const drawn =
    blocks.length === 0
      ? [el('p', {}, ...slackText(text))]
      : blocks.map((/** @type {any} */ block) => drawBlock(block, hands))
  return el(
    'div',
    { class: 'slack' },
    el('div', { class: 'avatar', 'aria-hidden': 'true' }, 'V'),
    el(
      'div',
      { class: 'body' },
      el('div', { class: 'who' }, el('b', {}, 'Versus'), el('span', { class: 'badge' }, 'APP')),
      drawn,
    ),
  )
}

/** @type {Record<string, (block: any, hands: Hands) => HTMLElement>} */
const blocks = {
  section: ({ text, accessory, block_id: id }, hands) =>
    el(
      'div',
      { class: 'section' },
      text ? el('p', { dir: 'auto' }, ...composed(text)) : null,
      accessory ? element(accessory, id, hands) : null,
    ),
  context: ({ elements, block_id: id }, hands) =>
    el(
      'div',
      { class: 'context' },
      elements.map((/** @type {any} */ one) => el('p', { dir: 'auto' }, element(one, id, hands))),
    ),
  actions: ({ elements, block_id: id }, hands) =>
    el(
      'div',
      { class: 'row' },
      elements.map((/** @type {any} */ one) => element(one, id, hands)),
    ),
  context_actions: ({ elements, block_id: id }, hands) =>
    el(
      'div',
      { class: 'row small' },
      elements.map((/** @type {any} */ one) => element(one, id, hands)),
    ),
  table: ({ rows }, hands) => {
    const [head, ...body] = rows
    const cells = (/** @type {any} */ row, /** @type {string} */ name) =>
      row.map((/** @type {any} */ cell) => el(name, name === 'th' ? { scope: 'col' } : {}, element(cell, '', hands)))
    return el(
      'div',
      { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': 'Table' },
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, cells(head, 'th'))),
        el(
          'tbody',
          {},
          body.map((/** @type {any} */ row) => el('tr', {}, cells(row, 'td'))),
        ),
      ),
    )
  },
  rich_text: ({ elements }, hands) =>
    el(
      'div',
      { class: 'rich' },
      elements.map((/** @type {any} */ one) => element(one, '', hands)),
    ),
}

/**
 * @param {any} block
 * @param {Hands} hands
 */
function drawBlock(block, hands) {
  const draw = blocks[block.type]
  if (!draw) throw new Error(`no drawing for Slack's block "${block.type}"`)
  return draw(block, hands)
}

/** @type {Record<string, (element: any, block: string, hands: Hands) => Node>} */
const elements = {
  mrkdwn: (one) => el('span', {}, ...composed(one)),
  plain_text: (one) => el('span', {}, ...composed(one)),
  raw_text: ({ text }) => document.createTextNode(text),
  text: ({ text, style = {} }) => {
    const names = { bold: 'strong', italic: 'em', code: 'code' }
    return Object.entries(names).reduce(
      (/** @type {Node} */ inner, [key, name]) => (style[key] ? el(name, {}, inner) : inner),
      document.createTextNode(text),
    )
  },
  link: ({ url, text }) => linkTo(url, text ?? url),
  rich_text: ({ elements: inner }, block, hands) =>
    el(
      'span',
      {},
      inner.map((/** @type {any} */ one) => element(one, block, hands)),
    ),
  rich_text_section: ({ elements: inner }, block, hands) =>
    el(
      'span',
      {},
      inner.map((/** @type {any} */ one) => element(one, block, hands)),
    ),
  rich_text_preformatted: ({ elements: inner }, block, hands) =>
    el(
      'pre',
      { tabindex: 0, 'aria-label': 'Preformatted text' },
      inner.map((/** @type {any} */ one) => element(one, block, hands)),
    ),
  button: ({ text, value, style }, block, hands) =>
    el(
      'button',
      { type: 'button', class: `s-button ${style ?? ''}`, onclick: () => press(hands, block, value) },
      text.text,
    ),
  static_select: ({ placeholder, options }, block, hands) => menu(placeholder.text, options, block, hands),
  checkboxes: (one, block, hands) => ticks(one, block, hands),
  multi_static_select: (one, block, hands) => ticks(one, block, hands),
  feedback_buttons: ({ positive_button: right, negative_button: wrong }, block, hands) =>
    el(
      'span',
      { class: 'row' },
      [right, wrong].map((one, at) =>
        el(
          'button',
          {
            type: 'button',
            class: 'thumb',
            'aria-label': one.accessibility_label,
            onclick: () => press(hands, block ?? '', one.value),
          },
          drawSign(at === 0 ? '👍' : '👎'),
        ),
      ),
    ),
}

/**
 * @param {any} one
 * @param {string} block
 * @param {Hands} hands
 */
function element(one, block, hands) {
  const draw = elements[one.type]
  if (!draw) throw new Error(`no drawing for Slack's element "${one.type}"`)
  return draw(one, block, hands)
}

/** @param {any} text */
function composed({ type, text }) {
  return type === 'mrkdwn' ? slackText(text) : [text]
}

/**
 * @param {string} label
 * @param {readonly any[]} options
 * @param {string} block
 * @param {Hands} hands
 */
function menu(label, options, block, hands) {
  const act = (/** @type {any} */ event) => {
    if (event.target.value !== '') press(hands, block, event.target.value)
  }
  return el(
    'select',
    { 'aria-label': label, onchange: act },
    el('option', { value: '' }, label),
    options.map(({ text, value }) => el('option', { value }, text.text)),
  )
}

/**
 * @param {any} element
 * @param {string} block
 * @param {Hands} hands
 */
function ticks({ options, initial_options: initial = [] }, block, hands) {
  return el(
    'div',
    { class: 'ticks', role: 'group', 'aria-label': 'Choose what is true' },
    options.map((/** @type {any} */ { text, value, description }) => {
      const key = `slack ${JSON.stringify({ block, value })}`
      const box = /** @type {HTMLInputElement} */ (
        el('input', {
          type: 'checkbox',
          'data-ticks': key,
          onchange: (event) => hands.ticked.set(key, event.target.checked),
        })
      )
      box.checked = hands.ticked.get(key) ?? initial.some((/** @type {any} */ one) => one.value === value)
      hands.ticked.set(key, box.checked)
      return el('label', {}, box, el('span', {}, text.text, description ? el('small', {}, description.text) : null))
    }),
  )
}

/**
 * @param {Hands} hands
 * @param {string} block
 * @param {string} value
 */
function press(hands, block, value) {
  const keys = [...hands.ticked.keys()].filter((key) => key.startsWith('slack '))
  const values = keys.filter((key) => hands.ticked.get(key)).map((key) => JSON.parse(key.slice('slack '.length)))
  hands.press({ platform: 'slack', drawn: { block, value }, ...(keys.length === 0 ? {} : { values }) })
}
