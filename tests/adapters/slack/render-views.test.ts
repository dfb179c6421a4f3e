import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMemo, writeMemo } from '#adapters/slack/memo.ts'
import { renderForm } from '#adapters/slack/render-form.ts'
import { renderHome, renderPlainHome } from '#adapters/slack/render-home.ts'
import type { Field, Form } from '#model/form.ts'
import type { Block } from '#model/reply.ts'
import type { Place } from '#model/request.ts'
import { HOSTILE } from '../../support/hostile-text.ts'
import { type Modal, readHome, readModal } from '../../support/slack/views.ts'
import { anyReply, anyText } from '../shared/any-reply.ts'

const place: Place = { platform: 'slack', workspace: 'T1', channel: 'D1', audience: 'direct' }
const anyId = fc.oneof(fc.string({ maxLength: 90 }), fc.string({ minLength: 200, maxLength: 400 }))
const anyField: fc.Arbitrary<Field> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    id: anyId,
    label: anyText,
    hint: anyText,
    isOptional: fc.boolean(),
    isLong: fc.boolean(),
    most: fc.integer({ min: -1, max: 10_000 }),
    value: anyText,
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    id: anyId,
    label: anyText,
    hint: anyText,
    isOptional: fc.boolean(),
    pick: fc.constantFrom('one' as const, 'many' as const),
    options: fc.array(fc.record({ id: anyId, label: anyText, hint: anyText, isChosen: fc.boolean() }), {
      maxLength: 130,
    }),
  }),
)
const anyForm: fc.Arbitrary<Form> = fc.record({
  ref: anyId,
  title: anyText,
  note: anyText,
  fields: fc.array(anyField, { maxLength: 12 }),
  send: anyText,
})

/** As Slack would take it: fails with Slack's reason. */
function takenForm(form: Form): Modal {
  const read = readModal(renderForm(form, 'memo'))
  if ('error' in read) throw new Error(`${read.error}: ${read.why}`)
  return read.view
}

function takenHome(blocks: readonly Block[], draw = renderHome) {
  const read = readHome(draw(blocks, place))
  if ('error' in read) throw new Error(`${read.error}: ${read.why}`)
  return read.view
}

function choice(count: number, more: Partial<Extract<Field, { kind: 'choice' }>> = {}): Field {
  const options = Array.from({ length: count }, (_, at) => ({ id: `o${at}`, label: `Option ${at}` }))
  return { kind: 'choice', id: 'c', label: 'Which?', isOptional: false, pick: 'one', options, ...more }
}

function elementFor(field: Field): string | undefined {
  const { blocks } = takenForm({ ref: 'r', title: 'T', fields: [field], send: 'S' })
  return blocks.flatMap((one) => (one.type === 'input' ? [one.element.type] : []))[0]
}

describe('every form is a modal that Slack takes', () => {
  test('whatever it holds', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        expect(takenForm(form).blocks.length).toBeLessThanOrEqual(100)
      }),
      { numRuns: 150 },
    )
  })

  test.each(HOSTILE.map((text, at) => [at, text] as const))('hostile text %i', (_, text) => {
    const options = [{ id: text.slice(0, 70), label: text, hint: text, isChosen: true }]
    const fields: readonly Field[] = [
      { kind: 'text', id: 'a', label: text, hint: text, isOptional: false, isLong: true, most: 3_000, value: text },
      { kind: 'choice', id: 'b', label: text, isOptional: false, pick: 'many', options },
    ]
    expect(takenForm({ ref: 'r', title: text, note: text, fields, send: text }).blocks.length).toBeGreaterThan(1)
  })

  test('however large it is', () => {
    const options = Array.from({ length: 100 }, (_, at) => ({
      id: `${at}`,
      label: '🚀'.repeat(60),
      hint: 'h'.repeat(99),
    }))
    const fields = Array.from({ length: 200 }, (_, at) => choice(0, { id: `f${at}`, options }))
    const { blocks } = takenForm({ ref: 'r', title: 'T', fields, send: 'S' })
    expect(blocks.length).toBeGreaterThan(1)
  })

  test.each([
    ['a few answers', choice(3), 'radio_buttons'],
    // A radio button cannot be taken back.
    ['a few answers that may be left out', choice(3, { isOptional: true }), 'static_select'],
    ['more answers', choice(11), 'static_select'],
    ['a hundred and one', choice(101), 'external_select'],
    ['several of a few', choice(10, { pick: 'many' }), 'checkboxes'],
    ['several of more', choice(11, { pick: 'many' }), 'multi_static_select'],
    ['several of a hundred and one', choice(101, { pick: 'many' }), 'multi_external_select'],
    ['nothing to choose from', choice(0), undefined],
  ])('%s', (_, field, element) => {
    expect(elementFor(field)).toBe(element)
  })
})

describe('every Home tab is one that Slack takes', () => {
  test.each([
    ['whatever it holds', renderHome],
    ['in its simplest form', renderPlainHome],
  ] as const)('%s', (_, draw) => {
    fc.assert(
      fc.property(anyReply, ({ blocks }) => {
        expect(takenHome(blocks, draw).blocks.length).toBeLessThanOrEqual(100)
      }),
      { numRuns: 150 },
    )
  })

  test('however large it is', () => {
    const text = { kind: 'text', role: 'body', text: [{ kind: 'plain', text: 'word & '.repeat(400) }] } as const
    expect(takenHome(Array.from({ length: 300 }, () => text)).blocks.length).toBeLessThanOrEqual(100)
  })
})

describe('what a form remembers', () => {
  const via = { token: 'https://hooks.slack.com/actions/T1/2/3', expiresAt: 5, isPrivate: true }
  const memo = { ref: 'v1|look|all', form: 'v1|do|all', place: { ...place, thread: '1.000001' }, via }

  test('comes back as it was, in the workspace that sends it', () => {
    expect(readMemo(writeMemo(memo), 'T1')).toEqual(memo)
    expect(readMemo(writeMemo(memo), 'T2')?.place.workspace).toBe('T2')
  })

  test('is not written where it does not fit', () => {
    expect(writeMemo({ ...memo, via: { ...via, token: `https://x/${'a'.repeat(3_000)}` } })).toBeUndefined()
  })

  test.each(['', 'x', '{}', '[]', 'null', '{"v":2,"ref":"r","channel":"C1","audience":"public"}', '{"v":1,"ref":"r"}'])(
    'is not read from %j',
    (text) => {
      expect(readMemo(text, 'T1')).toBeUndefined()
    },
  )
})
