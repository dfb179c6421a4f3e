import { fit, unitsOf } from '#adapters/shared/fit.ts'
import { printable } from '#adapters/shared/printable.ts'
import type { Request } from '#model/request.ts'
import { QUESTION_FIELD } from './ask-on.ts'
import { ON_MESSAGE_NAME } from './commands.ts'
import { ASK_ON, decodeFormId } from './custom-id.ts'
import { LONGEST_QUOTE } from './limits.ts'
import { type Fields, fieldsOf, idOf, listOf, textOf } from './payload.ts'
import type { Envelope, Received, Taken } from './received.ts'
import { hasPictures } from './receive-message.ts'
import { type Ticket, toAddress } from './ticket.ts'

// What is sent as a whole: a form that was filled in, a message that was pointed at.

/** A form comes back: one of the core's, or our own for a question. */
export function submitted(data: Fields, envelope: Envelope, taken: Taken, now: number): Received {
  const values: Values = Object.fromEntries(valuesIn(data['components']))
  if (data['custom_id'] === ASK_ON) return asked(values, envelope, taken.ticket, now)
  const form = decodeFormId(textOf(data['custom_id']))
  return { kind: 'request', ...taken, request: { ...envelope, kind: 'submission', form, values } }
}

/** *Ask Versus* on somebody's message: its words are the question, and only who pointed sees the answer. */
export function pointed(data: Fields, envelope: Envelope, taken: Taken): Received {
  const target = idOf(data['target_id'])
  const message = fieldsOf(fieldsOf(fieldsOf(data['resolved'])['messages'])[target ?? ''])
  const text = textOf(message['content'])
  const hasPicture = hasPictures(message)
  if (data['name'] !== ON_MESSAGE_NAME || target === undefined) return { kind: 'ignored', ticket: taken.ticket }
  if (text.trim() === '' && !hasPicture) return { kind: 'wordless', ticket: taken.ticket }
  const picture = hasPicture ? { hasPicture } : {}
  return {
    kind: 'request',
    ...taken,
    request: { ...envelope, kind: 'question', text, ...picture, pointsAt: target },
  }
}

/** A question by our own form; nobody else has seen it, so that its answer has to say what was asked. */
function asked(values: Values, envelope: Envelope, plain: Ticket, now: number): Received {
  const text = (values[QUESTION_FIELD] ?? []).join(' ').trim()
  if (text === '') return { kind: 'ignored', ticket: plain }
  const ticket = { ...plain, quote: fit(printable(text).trim(), LONGEST_QUOTE, unitsOf) }
  const request: Request = { ...envelope, via: toAddress(ticket, now, false), kind: 'question', text }
  return { kind: 'request', ticket, request, isPrivate: false }
}

type Values = Readonly<Record<string, readonly string[]>>

/** What was filled in, by the name of the field: nothing for a field that was left empty. */
function valuesIn(components: unknown): readonly (readonly [string, readonly string[]])[] {
  const fields = listOf(components).map(fieldsOf)
  const own = fields.flatMap(
    ({ custom_id: name, value, values }): readonly (readonly [string, readonly string[]])[] => {
      const filled = filledIn(value, values)
      return typeof name === 'string' && filled !== undefined ? [[name, filled]] : []
    },
  )
  const inner = fields.flatMap(({ component, components: several }) =>
    component === undefined ? listOf(several) : [component],
  )
  return inner.length === 0 ? own : [...own, ...valuesIn(inner)]
}

function filledIn(value: unknown, values: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return value === '' ? [] : [value]
  return Array.isArray(values) ? values.map(textOf) : undefined
}
