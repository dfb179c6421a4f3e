// A reply as the page itself shows it, from its blocks.
import { el, linkTo } from './elements.js'

/**
 * What a drawing needs of the page. `ticked` holds what is ticked on this card until a button takes it along.
 *
 * @typedef {{ press: (pressed: any) => void, ticked: Map<string, boolean> }} Hands
 */

/** Beyond it a menu. */
const MOST_BUTTONS = 7

/**
 * @param {any} reply
 * @param {Hands} hands
 */
export function drawReply(reply, hands) {
  if (reply.blocks.length === 0) return el('div', { class: 'reply' }, el('p', { dir: 'auto' }, reply.summary))
  return el(
    'div',
    { class: 'reply' },
    reply.blocks.flatMap((/** @type {any} */ block, /** @type {number} */ at) => drawBlock(block, reply, at, hands)),
  )
}

/** @type {Record<string, (block: any, reply: any, at: number, hands: Hands) => readonly HTMLElement[]>} */
const drawers = {
  text: ({ role, text }) => [el('p', { class: role, dir: 'auto' }, spans(text))],
  list: ({ items }) => [
    el(
      'ul',
      {},
      items.map((/** @type {any} */ item) => el('li', { dir: 'auto' }, spans(item))),
    ),
  ],
  table: (block) => [table(block)],
  choices: (block, reply, at, hands) => [choices(block, reply, at, hands)],
  chart: (block) => [chart(block)],
  document: ({ name, text }) => [
    el('details', { class: 'document' }, el('summary', {}, name), el('pre', { tabindex: 0, 'aria-label': name }, text)),
  ],
  sources: ({ items }) => (items.length === 0 ? [] : [sources(items)]),
  actions: ({ items }, reply, _, hands) => [
    el(
      'div',
      { class: 'row' },
      items.map((/** @type {any} */ { ref, label, tone }) =>
        pressButton(label, tone, () => hands.press({ ref, ...ticksOf(reply, hands) }), ref),
      ),
    ),
  ],
}

/**
 * @param {any} block
 * @param {any} reply
 * @param {number} at
 * @param {Hands} hands
 */
function drawBlock(block, reply, at, hands) {
  const draw = drawers[block.kind]
  if (!draw) throw new Error(`no drawing for the block "${block.kind}"`)
  return draw(block, reply, at, hands)
}

/** @type {Record<string, string>} */
const STYLES = { strong: 'strong', emphasis: 'em', code: 'code' }

/**
 * @param {readonly any[]} text
 * @returns {readonly (Node | string)[]}
 */
function spans(text) {
  return text.map((span) => {
    if (span.kind === 'plain') return span.text
    if (span.kind === 'link') return linkTo(span.href, span.text)
    const style = STYLES[span.kind]
    if (!style) throw new Error(`no drawing for the span "${span.kind}"`)
    return el(style, {}, span.text)
  })
}

/** @param {any} block */
function table({ caption, columns, rows }) {
  const [, ...heads] = columns
  return el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': caption || 'Table' },
    el(
      'table',
      {},
      caption === '' ? null : el('caption', {}, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('td', {}),
          heads.map((/** @type {any} */ head) => el('th', { scope: 'col' }, spans(head))),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((/** @type {any} */ [name, ...cells]) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, spans(name ?? [])),
            cells.map((/** @type {any} */ cell) => el('td', {}, spans(cell))),
          ),
        ),
      ),
    ),
  )
}

/** @param {any} block */
function chart({ caption, bars }) {
  const values = bars.map((/** @type {any} */ bar) => bar.value)
  const low = Math.min(0, ...values)
  const whole = Math.max(0, ...values) - low || 1
  return el(
    'figure',
    { class: 'chart' },
    el('figcaption', {}, caption),
    bars.map((/** @type {any} */ { label, value }) => {
      // What is below nothing goes to the other side.
      const bar = el('span', { class: value < 0 ? 'bar below' : 'bar' })
      bar.style.inlineSize = `${(100 * Math.abs(value)) / whole}%`
      bar.style.marginInlineStart = `${(100 * (Math.min(0, value) - low)) / whole}%`
      return el(
        'div',
        {},
        el('span', {}, label),
        el('span', { class: 'track' }, bar),
        el('span', { class: 'value' }, `${value}`.replace('-', '−')),
      )
    }),
  )
}

/** @param {readonly any[]} items */
function sources(items) {
  const isLong = items.some(({ checked }) => checked !== undefined)
  const drawn = items.map(({ name, href, checked }) =>
    el('li', {}, linkTo(href, name), checked === undefined ? null : `, checked ${checked}`),
  )
  return el(
    'div',
    { class: 'sources' },
    el('span', {}, 'Sources'),
    el('ul', { class: isLong ? 'long' : 'short' }, drawn),
  )
}

/**
 * @param {any} block
 * @param {any} reply
 * @param {number} at
 * @param {Hands} hands
 */
function choices({ prompt, pick, step, options }, reply, at, hands) {
  const seen = /^\d{1,9}$/.test(step ?? '') ? { seen: Number(step) } : {}
  const legend = [step, prompt].filter(Boolean).join(' · ')
  const press = (/** @type {string} */ ref) => hands.press({ ref, ...seen, ...ticksOf(reply, hands) })
  const inside =
    pick === 'many'
      ? [
          el(
            'div',
            { class: 'ticks' },
            options.map((/** @type {any} */ option) => tick(option, hands)),
          ),
        ]
      : options.length <= MOST_BUTTONS
        ? [
            el(
              'div',
              { class: 'row' },
              options.map((/** @type {any} */ { ref, label, hint }) =>
                pressButton(label, 'plain', () => press(ref), ref, hint),
              ),
            ),
          ]
        : [menu(options, `${reply.id}-${at}`, press)]
  return el('fieldset', {}, el('legend', {}, legend || 'Choose'), inside)
}

/**
 * @param {any} option
 * @param {Hands} hands
 */
function tick({ ref, label, hint, ticked }, hands) {
  const box = /** @type {HTMLInputElement} */ (
    el('input', {
      type: 'checkbox',
      'data-focus': ref,
      onchange: (event) => hands.ticked.set(ref, event.target.checked),
    })
  )
  box.checked = hands.ticked.get(ref) ?? ticked === true
  return el('label', {}, box, el('span', {}, label, hint ? el('small', {}, hint) : null))
}

/**
 * What is ticked on the card; nothing where it has nothing to tick.
 *
 * @param {any} reply
 * @param {Hands} hands
 */
function ticksOf(reply, hands) {
  const many = reply.blocks.filter((/** @type {any} */ block) => block.kind === 'choices' && block.pick === 'many')
  if (many.length === 0) return {}
  const options = many.flatMap((/** @type {any} */ block) => block.options)
  const isTicked = (/** @type {any} */ { ref, ticked }) => hands.ticked.get(ref) ?? ticked === true
  return { values: options.filter(isTicked).map((/** @type {any} */ { ref }) => ref) }
}

/**
 * A menu acts on its button, not on each step of the arrow keys.
 *
 * @param {readonly any[]} options
 * @param {string} id
 * @param {(ref: string) => void} press
 */
function menu(options, id, press) {
  const select = /** @type {HTMLSelectElement} */ (
    el(
      'select',
      { 'aria-label': 'Choose one', 'data-focus': id },
      options.map(({ ref, label }) => el('option', { value: ref }, label)),
    )
  )
  return el(
    'div',
    { class: 'row' },
    select,
    pressButton('Show', 'plain', () => press(select.value), `${id}-show`),
  )
}

/**
 * @param {string} label
 * @param {string} tone
 * @param {() => void} onclick
 * @param {string} focus
 * @param {string} [hint]
 */
function pressButton(label, tone, onclick, focus, hint) {
  const isNews = hint !== undefined && hint.toLowerCase() !== label.toLowerCase()
  return el(
    'button',
    { type: 'button', class: `press ${tone}`, onclick, 'data-focus': focus, title: isNews ? hint : null },
    label,
  )
}
