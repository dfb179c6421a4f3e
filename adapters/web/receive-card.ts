import type { Request } from '#model/request.ts'
import { fieldsOf, nameIn, shortIn, textIn } from './fields.ts'
import { ADDRESS_LIFE, LONGEST_REF, LONGEST_TEXT, MOST_FIELDS, MOST_VALUES } from './limits.ts'
import {
  type Act,
  type Drawn,
  type Pressed,
  type ReadDrawn,
  type Received,
  refused,
  requestOf,
  type Surroundings,
} from './received.ts'
import { placeOf } from './scene.ts'

// What is done with a message of ours: a button pressed, a form sent, a judgement.

/** Who, where and how to answer, for what is done with a message of ours; undefined where the person does not see it. */
function cardOf({ fields, id, from }: Act, { find, now }: Surroundings) {
  const card = find(nameIn(fields['message']) ?? '')
  if (card?.kind !== 'posted' || (card.to !== undefined && card.to !== from.id)) return undefined
  // A card that everybody sees is the root of the thread that goes on below it.
  const isRoot = card.to === undefined && card.thread === undefined
  const place = placeOf(card.channel, isRoot ? card.message : card.thread)
  if (!place) return undefined
  const isPrivate = card.to !== undefined && place.audience !== 'direct'
  const via = isPrivate ? { via: { token: card.message, expiresAt: now + ADDRESS_LIFE, isPrivate } } : {}
  return { card, envelope: { id: requestOf(card.channel, id), at: now, from, place, ...via } }
}

type Card = NonNullable<ReturnType<typeof cardOf>>['card']

const GONE = 'That message is gone, or is not yours to use. Reload the page.'

export function pressed(act: Act, around: Surroundings): Received {
  const found = cardOf(act, around)
  if (!found) return refused(GONE)
  const means = meaningOf(act.fields, around.readDrawn)
  if (!means) return refused('That button leads nowhere. Reload the page.')
  if (means.kind === 'feedback') return judgedAs(act, found, means.verdict)
  if (opensForm(found.card, means.ref)) {
    const { place, from } = found.envelope
    return { kind: 'opens', query: { kind: 'form', place, from, ref: means.ref, most: MOST_FIELDS } }
  }
  const values = valuesOf(act.fields, around.readDrawn)
  const { ref, seen } = means
  const request: Request = {
    ...found.envelope,
    kind: 'press',
    ref,
    ...(values ? { values } : {}),
    ...(seen === undefined ? {} : { seen }),
  }
  return { kind: 'taken', request }
}

/** The card says it, whichever platform's drawing of it was pressed. */
function opensForm({ reply: { blocks } }: Card, ref: string): boolean {
  return blocks.some((block) => block.kind === 'actions' && block.items.some((one) => one.ref === ref && one.opensForm))
}

/** What was filled in: as said in the place of the card that the form was opened on. */
export function submitted(act: Act, around: Surroundings): Received {
  const found = cardOf(act, around)
  if (!found) return refused(GONE)
  const form = nameIn(act.fields['form'])
  const given = Object.entries(fieldsOf(act.fields['values']))
  if (form === undefined || given.length > MOST_FIELDS) return refused('That form is not known here. Reload the page.')
  const values = given.map(([id, value]): readonly [string, readonly string[]] => [id, textsIn(value)])
  const length = values.flat(2).reduce((sum, text) => sum + text.length, 0)
  if (length > LONGEST_TEXT) return refused(`That is too long: ${LONGEST_TEXT} characters in all fields at most.`)
  if (values.some(([, texts]) => texts.length > MOST_VALUES)) return refused(`Choose at most ${MOST_VALUES}.`)
  return { kind: 'taken', request: { ...found.envelope, kind: 'submission', form, values: Object.fromEntries(values) } }
}

/** What was left empty is not there. */
function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(textIn).filter((text) => text !== '') : []
}

/** A press on the page's own drawing names the reference; in another platform's drawing, what that drawing carries. */
function meaningOf(fields: Act['fields'], readDrawn: ReadDrawn): Pressed | undefined {
  const { platform, ref, seen } = fields
  if (typeof platform === 'string') return readDrawn(platform, drawnIn(fields['drawn']))
  if (typeof ref !== 'string' || ref === '' || ref.length > LONGEST_REF) return undefined
  return { kind: 'press', ref, ...(typeof seen === 'number' && Number.isSafeInteger(seen) ? { seen } : {}) }
}

function valuesOf(fields: Act['fields'], readDrawn: ReadDrawn): readonly string[] | undefined {
  const { platform, values } = fields
  if (!Array.isArray(values)) return undefined
  return values.slice(0, MOST_VALUES).flatMap((value: unknown): readonly string[] => {
    if (typeof platform !== 'string') return typeof value === 'string' && value.length <= LONGEST_REF ? [value] : []
    const means = readDrawn(platform, drawnIn(value))
    return means?.kind === 'press' ? [means.ref] : []
  })
}

function drawnIn(value: unknown): Drawn {
  const { block, value: carried } = fieldsOf(value)
  return { block: shortIn(block), value: shortIn(carried) }
}

export function judged(act: Act, around: Surroundings): Received {
  const found = cardOf(act, around)
  const verdict = act.fields['verdict']
  if (!found) return refused(GONE)
  if (verdict !== 'right' && verdict !== 'wrong') return refused('An answer is right or wrong.')
  return judgedAs(act, found, verdict)
}

function judgedAs(
  { from }: Act,
  { card, envelope }: NonNullable<ReturnType<typeof cardOf>>,
  verdict: 'right' | 'wrong',
): Received {
  return {
    kind: 'taken',
    happening: { kind: 'judged', message: card.message, by: from.id, verdict },
    to: from.id,
    request: { ...envelope, kind: 'feedback', reply: card.message, verdict },
  }
}
