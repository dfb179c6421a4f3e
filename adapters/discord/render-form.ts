import { fit, unitsOf } from '#adapters/shared/fit.ts'
import { printableLines } from '#adapters/shared/printable.ts'
import type { Field, Form } from '#model/form.ts'
import { encodeFormId } from './custom-id.ts'
import {
  LONGEST_CUSTOM_ID,
  LONGEST_DESCRIPTION,
  LONGEST_FIELD_LABEL,
  LONGEST_FORM_TITLE,
  LONGEST_INPUT,
  LONGEST_OPTION_LABEL,
  MOST_FIELDS,
  OPTIONS_PER_SELECT,
  TEXT_PER_MESSAGE,
} from './limits.ts'
import { escapeText } from './markdown.ts'
import type { FormSelect, Label, Modal, SelectOption } from './message.ts'
import { isTooLong, short } from './render-choices.ts'

type Choice = Extract<Field, { kind: 'choice' }>

/**
 * A form as Discord's modal. Undefined where it cannot be carried: nothing to fill in, or a name that is longer than Discord
 * gives back. Its own button says "Submit", whatever `send` says.
 */
export function renderForm({ ref, title, note = '', fields }: Form): Modal | undefined {
  const id = encodeFormId(ref)
  const labels = fields.slice(0, MOST_FIELDS).map(renderField)
  const drawn = labels.filter((label) => label !== undefined)
  const names = new Set(drawn.map(({ component }) => component.custom_id))
  if (id === undefined || drawn.length === 0 || drawn.length < labels.length || names.size < drawn.length)
    return undefined
  return { custom_id: id, title: short(title, LONGEST_FORM_TITLE), components: withNote(drawn, note) }
}

/** Above the fields where there is room for it, else with the first of them. */
function withNote(labels: readonly Label[], note: string): Modal['components'] {
  const text = note.trim()
  if (text === '') return labels
  if (labels.length < MOST_FIELDS) return [{ type: 10, content: short(escapeText(text), TEXT_PER_MESSAGE) }, ...labels]
  return labels.map((label, at) => (at === 0 ? described(label, [text, label.description ?? '']) : label))
}

function renderField(field: Field): Label | undefined {
  if (field.id === '' || field.id.length > LONGEST_CUSTOM_ID) return undefined
  const component = field.kind === 'text' ? input(field) : select(field)
  if (!component) return undefined
  const label: Label = { type: 18, label: short(field.label, LONGEST_FIELD_LABEL), component }
  // A label that is cut stands in full below.
  const whole = isTooLong(field.label, LONGEST_FIELD_LABEL) ? field.label : ''
  return described(label, [whole, field.hint ?? '', field.kind === 'choice' ? leftOut(field) : ''])
}

function described(label: Label, parts: readonly string[]): Label {
  const text = parts.map((part) => part.trim()).filter((part) => part !== '')
  return text.length === 0 ? label : { ...label, description: short(text.join(' '), LONGEST_DESCRIPTION) }
}

function input({ id, isLong, most, value = '', isOptional }: Extract<Field, { kind: 'text' }>): Label['component'] {
  const longest = Math.min(Math.max(1, Math.floor(most)), LONGEST_INPUT)
  return {
    type: 4,
    custom_id: id,
    style: isLong ? 2 : 1,
    required: !isOptional,
    max_length: longest,
    ...(value.trim() === '' ? {} : { value: fit(printableLines(value).join('\n'), longest, unitsOf) }),
  }
}

function select({ id, pick, options, isOptional }: Choice): FormSelect | undefined {
  const carried = listed(options)
  const choices = carried.filter((option, at) => carried.findIndex((other) => other.id === option.id) === at)
  if (choices.length === 0 || choices.some((option) => option.id === '' || option.id.length > LONGEST_CUSTOM_ID))
    return undefined
  return {
    type: 3,
    custom_id: id,
    required: !isOptional,
    min_values: isOptional ? 0 : 1,
    max_values: pick === 'many' ? choices.length : 1,
    options: choices.map((option, at) => {
      // Where one may be chosen, Discord refuses two that are.
      const isFirst = choices.findIndex(({ isChosen }) => isChosen) === at
      return formOption(option, option.isChosen === true && (pick === 'many' || isFirst))
    }),
  }
}

function formOption({ id, label, hint = '' }: Choice['options'][number], isDefault: boolean): SelectOption {
  return {
    label: short(label, LONGEST_OPTION_LABEL),
    value: id,
    ...(hint.trim() === '' ? {} : { description: short(hint, LONGEST_DESCRIPTION) }),
    ...(isDefault ? { default: true } : {}),
  }
}

/** As many as a menu holds, those that are chosen in any case. */
function listed(options: Choice['options']): Choice['options'] {
  if (options.length <= OPTIONS_PER_SELECT) return options
  const chosen = options.filter(({ isChosen }) => isChosen)
  const others = options.filter(({ isChosen }) => !isChosen)
  const kept = new Set([...chosen, ...others].slice(0, OPTIONS_PER_SELECT))
  return options.filter((option) => kept.has(option))
}

function leftOut({ options }: Choice): string {
  return options.length <= OPTIONS_PER_SELECT
    ? ''
    : `${OPTIONS_PER_SELECT} of ${options.length}; write any other in the thread.`
}
