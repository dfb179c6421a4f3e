import type { types } from '@slack/bolt'
import { fit, unitsOf } from '#adapters/shared/fit.ts'
import { printable } from '#adapters/shared/printable.ts'
import type { Field, Form } from '#model/form.ts'
import { mrkdwn, plainText, section } from './draw.ts'
import { fits, nameField, type NamedField } from './field-ids.ts'
import {
  LARGEST_VIEW,
  LONGEST_FIELD_LABEL,
  LONGEST_INPUT,
  LONGEST_LABEL,
  LONGEST_MODAL_WORD,
  LONGEST_SECTION,
  MOST_CHECKBOXES,
  MOST_OPTIONS,
  MOST_RADIOS,
  MOST_VIEW_BLOCKS,
} from './limits.ts'
import { toMrkdwn } from './mrkdwn.ts'
import { valueOf } from './offer-ids.ts'

/** What a view says of itself when it comes back. */
export const FORM = 'form'
/** The one element of each field. */
export const VALUE = 'value'

type Choice = Extract<Field, { kind: 'choice' }>
type Input = types.InputBlock['element']

/** A form as a modal that Slack takes. Pure; every form has one. What no modal holds is left out from the end. */
export function renderForm(form: Form, memo?: string): types.ModalView {
  const note = toMrkdwn([{ kind: 'plain', text: form.note ?? '' }], LONGEST_SECTION).slice(0, 1)
  const blocks: types.KnownBlock[] = note.map((text) => section(text).block)
  let room = LARGEST_VIEW
  for (const field of once(form.fields)) {
    const block = renderField(field)
    room -= block ? JSON.stringify(block).length : 0
    if (room < 0 || blocks.length === MOST_VIEW_BLOCKS) break
    if (block) blocks.push(block)
  }
  return modal({ title: form.title, send: form.send, blocks, callback: FORM, ...(memo === undefined ? {} : { memo }) })
}

interface ModalParts {
  readonly title: string
  readonly send?: string
  readonly blocks: types.KnownBlock[]
  readonly callback: string
  readonly memo?: string
}

export function modal({ title, send, blocks, callback, memo }: ModalParts): types.ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    title: word(title, 'Versus'),
    ...(send === undefined ? {} : { submit: word(send, 'Send') }),
    close: plainText('Cancel'),
    // A view without anything in it is refused.
    blocks: blocks.length > 0 ? blocks : [{ type: 'section', text: mrkdwn('There is nothing to fill in.') }],
    ...(memo === undefined ? {} : { private_metadata: memo }),
  }
}

function word(text: string, otherwise: string): types.PlainTextElement {
  return plainText(cut(text, LONGEST_MODAL_WORD) || otherwise)
}

function cut(text: string, limit: number): string {
  return fit(printable(text).trim(), limit, unitsOf)
}

function renderField(field: Field): types.InputBlock | undefined {
  const name = nameField(field.id, field.kind === 'choice' ? field.options.map(({ id }) => id) : [])
  const element = name && (field.kind === 'text' ? textInput(field) : choiceInput(field, name))
  if (!name || !element) return undefined
  const hint = cut(field.hint ?? '', LONGEST_FIELD_LABEL)
  return {
    type: 'input',
    block_id: name.block,
    label: plainText(cut(field.label, LONGEST_FIELD_LABEL) || '-'),
    ...(hint === '' ? {} : { hint: plainText(hint) }),
    optional: field.isOptional,
    element,
  }
}

function textInput({ isLong, most, value = '' }: Extract<Field, { kind: 'text' }>): Input {
  const longest = Math.min(LONGEST_INPUT, Math.max(1, Math.floor(most)))
  const initial = whole(value.slice(0, longest))
  return {
    type: 'plain_text_input',
    action_id: VALUE,
    multiline: isLong,
    max_length: longest,
    ...(initial.trim() === '' ? {} : { initial_value: initial }),
  }
}

/** Without the half of a character at its end. */
function whole(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text
}

/**
 * Few answers are seen at a glance; more are a menu; beyond what a menu holds Slack asks us while the person types. A radio
 * button cannot be taken back, so that an optional field has a menu.
 */
function choiceInput(field: Choice, name: NamedField): Input | undefined {
  const known = once(field.options).filter(({ id }) => fits(id, name))
  const options = known.map((option) => drawOption(option, name))
  const chosen = options.filter((_, at) => known[at]?.isChosen === true)
  const [first] = chosen
  const few = { action_id: VALUE, options }
  const many = { action_id: VALUE, placeholder: plainText(field.pick === 'one' ? 'Choose one' : 'Choose what is true') }
  if (options.length === 0) return undefined
  if (field.pick === 'one') {
    const initial = first ? { initial_option: first } : {}
    if (options.length <= MOST_RADIOS && !field.isOptional) return { type: 'radio_buttons', ...few, ...initial }
    return options.length <= MOST_OPTIONS
      ? { type: 'static_select', ...many, options, ...initial }
      : { type: 'external_select', ...many, min_query_length: 0, ...initial }
  }
  const initial = chosen.length > 0 ? { initial_options: chosen } : {}
  if (options.length <= MOST_CHECKBOXES) return { type: 'checkboxes', ...few, ...initial }
  return options.length <= MOST_OPTIONS
    ? { type: 'multi_static_select', ...many, options, ...initial }
    : { type: 'multi_external_select', ...many, min_query_length: 0, ...initial }
}

export function drawOption({ id, label, hint }: Choice['options'][number], { beginning }: NamedField) {
  const text = cut(label, LONGEST_LABEL) || '-'
  const more = cut(hint ?? '', LONGEST_LABEL)
  return {
    text: plainText(text),
    value: valueOf(id, beginning),
    ...(more === '' || more === text ? {} : { description: plainText(more) }),
  }
}

/** Slack cannot tell two with the same name apart. */
function once<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  const seen = new Set<string>()
  return items.filter(({ id }) => !seen.has(id) && seen.add(id))
}
