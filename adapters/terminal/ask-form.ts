import { printable } from '#adapters/shared/printable.ts'
import type { Field, Form } from '#model/form.ts'
import type { Block } from '#model/reply.ts'
import { numbersIn, placeOf } from './offers.ts'

// A terminal has no forms: the fields are asked one after the other, and what was typed is sent as a whole.

/** A form on the way: how far it has come. */
export interface Asking {
  readonly form: Form
  /** The place of the field that is asked now. */
  readonly at: number
  readonly values: Readonly<Record<string, readonly string[]>>
}

type Step =
  | { readonly kind: 'ask'; readonly asking: Asking }
  /** The line is no answer to the field, and this says what would be. */
  | { readonly kind: 'advice'; readonly text: string }
  | { readonly kind: 'filled'; readonly values: Asking['values'] }

export function beginForm(form: Form): Step {
  return next({ form, at: 0, values: {} })
}

/** A typed line as the answer to the field that is asked. An empty one leaves the field as it is. */
export function answerField(asking: Asking, typed: string): Step {
  const field = asking.form.fields[asking.at]
  if (!field) return next(asking)
  const line = printable(typed).trim()
  if (line === '') {
    const kept = keptIn(field)
    if (kept.length === 0 && !field.isOptional) return { kind: 'advice', text: 'This one is needed; :cancel leaves.' }
    return next(filled(asking, field, kept))
  }
  if (field.kind === 'text') return next(filled(asking, field, [line.slice(0, field.most)]))
  const places = placesIn(field, line)
  if (!places) return { kind: 'advice', text: choiceAdvice(field) }
  const ids = places.flatMap((place) => field.options[place]?.id ?? [])
  return next(filled(asking, field, ids))
}

/** The field as it is drawn; above the first one, what the form is. */
export function fieldBlocks({ form, at }: Asking): readonly Block[] {
  const field = form.fields[at]
  if (!field) return []
  const note = at === 0 ? [form.title, form.note ?? ''].filter((part) => part !== '').join(' ') : ''
  const step = `${at + 1} of ${form.fields.length}`
  const hint = field.hint === undefined || field.hint === '' ? [] : [smallText(field.hint)]
  return [
    ...(note === '' ? [] : [smallText(note)]),
    ...(field.kind === 'choice'
      ? [
          {
            kind: 'choices' as const,
            prompt: field.label,
            pick: field.pick,
            step,
            options: field.options.map(({ id, label, hint: more, isChosen }) => ({
              ref: id,
              label: isChosen === true && field.pick === 'one' ? `${label} (as it is)` : label,
              ...(more === undefined ? {} : { hint: more }),
              ticked: isChosen === true,
            })),
          },
        ]
      : [
          {
            kind: 'text' as const,
            role: 'body' as const,
            text: [{ kind: 'strong' as const, text: `${step} · ${field.label}` }],
          },
        ]),
    ...hint,
    smallText(keysText(field)),
  ]
}

function next(asking: Asking): Step {
  return asking.at < asking.form.fields.length ? { kind: 'ask', asking } : { kind: 'filled', values: asking.values }
}

function filled({ form, at, values }: Asking, { id }: Field, said: readonly string[]): Asking {
  return { form, at: at + 1, values: said.length === 0 ? values : { ...values, [id]: said } }
}

/** What the field holds without an answer. */
function keptIn(field: Field): readonly string[] {
  if (field.kind === 'choice') return field.options.flatMap(({ id, isChosen }) => (isChosen === true ? [id] : []))
  return field.value === undefined || field.value === '' ? [] : [field.value]
}

/** Numbers, or the beginning of a label; undefined where the line is neither. */
function placesIn({ options, pick }: Extract<Field, { kind: 'choice' }>, line: string): readonly number[] | undefined {
  const numbers = numbersIn(line)
  if (numbers) {
    const isThere = numbers.every((number) => number >= 1 && number <= options.length)
    return isThere && (pick === 'many' || numbers.length === 1) ? numbers.map((number) => number - 1) : undefined
  }
  const labels = options.map(({ id, label }) => ({ ref: id, label: printable(label), isTick: false, isTicked: false }))
  const place = placeOf(line, labels)
  return place === undefined ? undefined : [place]
}

function choiceAdvice({ options, pick }: Extract<Field, { kind: 'choice' }>): string {
  return `Type ${pick === 'many' ? 'numbers' : 'one number'} from 1 to ${options.length}, or the words beside it; :cancel leaves.`
}

function keysText(field: Field): string {
  const kept = keptIn(field).length > 0
  const enter = kept ? 'Enter leaves it as it is' : field.isOptional ? 'Enter skips' : ''
  return [enter, ':cancel leaves the form'].filter((part) => part !== '').join(', ')
}

function smallText(text: string): Block {
  return { kind: 'text', role: 'note', text: [{ kind: 'plain', text }] }
}
