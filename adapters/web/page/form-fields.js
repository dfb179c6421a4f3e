// The fields of a form: each drawn with its label and hint, read, and held against what it wants.
import { el } from './elements.js'

/**
 * @typedef {{ id: string, node: HTMLElement, read: () => readonly string[], check: () => string, focus: () => void }} Field
 */

/** Beyond it a menu. */
const MOST_RADIOS = 7

/**
 * @param {any} field
 * @param {string} name tells the fields of one form from those of another
 * @returns {Field}
 */
export function drawField(field, name) {
  const draw = drawers[field.kind === 'choice' ? field.pick : field.kind]
  if (!draw) throw new Error(`no drawing for the field "${field.kind}"`)
  return draw(field, name)
}

/** @type {Record<string, (field: any, name: string) => Field>} */
const drawers = {
  text: textField,
  one: (field, name) =>
    field.options.length > MOST_RADIOS ? menuField(field, name) : boxesField(field, name, 'radio'),
  many: (field, name) => boxesField(field, name, 'checkbox'),
}

/**
 * @param {any} field
 * @param {string} name
 * @returns {Field}
 */
function textField(field, name) {
  const { isLong, most, value = '' } = field
  const input = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (
    el(isLong ? 'textarea' : 'input', {
      ...(isLong ? { rows: 4 } : { type: 'text' }),
      id: name,
      'data-field': field.id,
      maxlength: most,
      dir: 'auto',
      autocomplete: 'off',
      ...wanted(field),
      ...described(field, name),
    })
  )
  input.value = value
  const read = () => (input.value.trim() === '' ? [] : [input.value])
  const left = most >= 100 ? el('p', { class: 'note left', id: `${name}-left` }) : null
  const count = () => {
    const rest = most - input.value.length
    if (left) left.textContent = rest > most / 4 ? '' : `${rest} characters left`
  }
  input.addEventListener('input', count)
  count()
  return framed(field, name, input, read, 'Write something here.', [
    el('label', { for: name }, labelOf(field)),
    hintOf(field, name),
    input,
    left,
  ])
}

/**
 * @param {any} field
 * @param {string} name
 * @returns {Field}
 */
function menuField(field, name) {
  const { options, isOptional } = field
  const select = /** @type {HTMLSelectElement} */ (
    el(
      'select',
      { id: name, 'data-field': field.id, ...wanted(field), ...described(field, name) },
      el('option', { value: '' }, isOptional ? 'No answer' : 'Choose'),
      options.map((/** @type {any} */ { id, label, isChosen }) =>
        el('option', { value: id, selected: isChosen === true }, label),
      ),
    )
  )
  const read = () => (select.value === '' ? [] : [select.value])
  return framed(field, name, select, read, 'Choose one.', [
    el('label', { for: name }, labelOf(field)),
    hintOf(field, name),
    select,
  ])
}

/**
 * @param {any} field
 * @param {string} name
 * @param {'radio' | 'checkbox'} type
 * @returns {Field}
 */
function boxesField(field, name, type) {
  const { options, isOptional } = field
  const isOne = type === 'radio'
  const isAny = options.some((/** @type {any} */ { isChosen }) => isChosen)
  const none = isOne && isOptional ? [{ id: '', label: 'No answer', isChosen: !isAny }] : []
  const boxes = [...options, ...none].map(({ id, label, hint, isChosen }, at) => {
    const box = /** @type {HTMLInputElement} */ (
      el('input', {
        type,
        name,
        value: id,
        checked: isChosen === true,
        'data-field': `${field.id} ${id}`,
        'aria-describedby': hint ? `${name}-${at}` : null,
        required: isOne && !isOptional,
      })
    )
    const small = hint ? el('small', { id: `${name}-${at}` }, hint) : null
    return { box, node: el('label', { class: 'choice' }, box, el('span', {}, label, small)) }
  })
  const read = () => boxes.flatMap(({ box }) => (box.checked && box.value !== '' ? [box.value] : []))
  const group = el(
    'fieldset',
    { ...described(field, name), 'data-field': field.id },
    el('legend', {}, labelOf(field)),
    hintOf(field, name),
    boxes.map(({ node }) => node),
  )
  const told = isOne ? 'Choose one.' : 'Choose at least one.'
  const first = () => boxes.find(({ box }) => box.checked) ?? boxes[0]
  return { ...framed(field, name, group, read, told, [group]), focus: () => first()?.box.focus() }
}

/**
 * @param {any} field
 * @param {string} name
 * @param {HTMLElement} control what is marked as wrong, and what the fault is told of
 * @param {() => readonly string[]} read
 * @param {string} told what to do where nothing was given
 * @param {readonly (Node | null)[]} inside
 * @returns {Field}
 */
function framed({ id, isOptional }, name, control, read, told, inside) {
  const problem = el('p', { class: 'problem', id: `${name}-problem` })
  const mark = (/** @type {string} */ text) => {
    problem.textContent = text
    if (text === '') control.removeAttribute('aria-invalid')
    else control.setAttribute('aria-invalid', 'true')
    return text
  }
  const check = () => mark(isOptional || read().length > 0 ? '' : told)
  control.addEventListener('input', () => void (problem.textContent === '' || check()))
  const node = el('div', { class: 'form-field' }, inside, problem)
  return { id, node, read, check, focus: () => control.focus() }
}

/** @param {any} field */
function wanted({ isOptional }) {
  return isOptional ? {} : { required: true }
}

/**
 * @param {any} field
 * @param {string} name
 */
function described({ hint }, name) {
  return { 'aria-describedby': `${hint ? `${name}-hint ` : ''}${name}-problem` }
}

/** @param {any} field */
function labelOf({ label, isOptional }) {
  return [label, isOptional ? el('span', { class: 'note' }, ' (optional)') : null]
}

/**
 * @param {any} field
 * @param {string} name
 */
function hintOf({ hint }, name) {
  return hint ? el('p', { class: 'note', id: `${name}-hint` }, hint) : null
}
