import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeCustomId, decodeFormId, encodeFormId, encodeRefId } from '#adapters/discord/custom-id.ts'
import { render } from '#adapters/discord/render.ts'
import { renderForm } from '#adapters/discord/render-form.ts'
import type { Field, Form } from '#model/form.ts'
import { faultsOf } from '../../support/discord/check-body.ts'
import { componentsOf, labelsOf } from '../../support/discord/server.ts'
import { anyText } from '../shared/any-reply.ts'

const text: Field = { kind: 'text', id: 'note', label: 'Which one?', isLong: true, most: 300, isOptional: true }
const choice: Field = {
  kind: 'choice',
  id: 'team',
  label: 'What does the team run well today?',
  pick: 'one',
  isOptional: false,
  options: [
    { id: 'vms', label: 'VMs', isChosen: true },
    { id: 'docker', label: 'Docker', hint: 'on a few hosts' },
  ],
}
const form: Form = { ref: 'v1|form|x', title: 'All at once', fields: [choice, text], send: 'Send' }

function faults(drawn: Form): readonly string[] {
  return faultsOf('form', { type: 9, data: renderForm(drawn) })
}

const anyField: fc.Arbitrary<Field> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    id: fc.uuid(),
    label: anyText,
    hint: anyText,
    isOptional: fc.boolean(),
    isLong: fc.boolean(),
    most: fc.integer({ min: -3, max: 9_000 }),
    value: anyText,
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    id: fc.uuid(),
    label: anyText,
    hint: anyText,
    isOptional: fc.boolean(),
    pick: fc.constantFrom('one' as const, 'many' as const),
    options: fc.array(fc.record({ id: fc.uuid(), label: anyText, hint: anyText, isChosen: fc.boolean() }), {
      minLength: 1,
      maxLength: 60,
    }),
  }),
)
const anyForm: fc.Arbitrary<Form> = fc.record({
  ref: fc.constant('v1|form|x'),
  title: anyText,
  note: anyText,
  fields: fc.array(anyField, { minLength: 1, maxLength: 9 }),
  send: anyText,
})

describe('a form', () => {
  test('is a modal with a menu or an input below each label', () => {
    expect(renderForm(form)).toEqual({
      custom_id: 'form|v1|form|x',
      title: 'All at once',
      components: [
        {
          type: 18,
          label: 'What does the team run well today?',
          component: {
            type: 3,
            custom_id: 'team',
            required: true,
            min_values: 1,
            max_values: 1,
            options: [
              { label: 'VMs', value: 'vms', default: true },
              { label: 'Docker', value: 'docker', description: 'on a few hosts' },
            ],
          },
        },
        {
          type: 18,
          label: 'Which one?',
          component: { type: 4, custom_id: 'note', style: 2, required: false, max_length: 300 },
        },
      ],
    })
    expect(faults(form)).toEqual([])
  })

  test('has its note above the fields, or with the first where five leave no room', () => {
    expect(renderForm({ ...form, note: 'Skip what you *like*.' })?.components[0]).toEqual({
      type: 10,
      content: String.raw`Skip what you \*like\*.`,
    })
    const five = ['a', 'b', 'c', 'd', 'e', 'f'].map((id): Field => Object.assign({}, text, { id }))
    const full = renderForm({ ...form, note: 'Skip what you like.', fields: five })
    expect(full?.components).toHaveLength(5)
    expect(full?.components[0]).toMatchObject({ type: 18, description: 'Skip what you like.' })
  })

  test('of more options than a menu holds says so, and keeps what is chosen', () => {
    const options = Array.from({ length: 40 }, (_, at) => ({ id: `${at}`, label: `Option ${at}`, isChosen: at === 39 }))
    const drawn = renderForm({ ...form, fields: [{ ...choice, options }] })
    expect(JSON.stringify(drawn)).toContain('"value":"39","default":true')
    expect(drawn?.components[0]).toMatchObject({ description: '25 of 40; write any other in the thread.' })
    expect(faults({ ...form, fields: [{ ...choice, options }] })).toEqual([])
  })

  test.each([
    ['nothing to fill in', { fields: [] }],
    ['a menu without options', { fields: [{ ...choice, options: [] }] }],
    ['a name that Discord would not give back', { ref: 'x'.repeat(96) }],
    ['a field with such a name', { fields: [{ ...text, id: 'x'.repeat(101) }] }],
    ['two fields of one name', { fields: [text, text] }],
  ] satisfies readonly (readonly [string, Partial<Form>])[])('with %s cannot be drawn', (_, change) => {
    expect(renderForm({ ...form, ...change })).toBeUndefined()
  })

  test('of whatever texts is one that Discord takes', () => {
    fc.assert(
      fc.property(anyForm, (any) => {
        expect(faults(any)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('comes back under the reference that it had', () => {
    expect(decodeFormId(encodeFormId('v1|form|x') ?? '')).toBe('v1|form|x')
    const id = encodeRefId('v1|all|3', undefined, 2, true) ?? ''
    expect(decodeCustomId(id)).toEqual({ kind: 'ref', ref: 'v1|all|3', opensForm: true })
    expect(encodeRefId('x'.repeat(90), undefined, 9, true)?.length).toBeLessThanOrEqual(100)
  })
})

describe('a button that opens a form', () => {
  test('looks as any other, and says so in its name', () => {
    const [message] = render(
      {
        id: 'r',
        summary: 's',
        blocks: [
          {
            kind: 'actions',
            items: [{ ref: 'v1|all|3', label: 'Answer all at once', tone: 'plain', opensForm: true }],
          },
        ],
      },
      { canAttach: true },
    )
    expect(message && labelsOf(message)).toEqual(['Answer all at once'])
    expect(message && componentsOf(message).find(({ type }) => type === 2)).toMatchObject({
      custom_id: 'form|v1|all|3',
    })
  })
})

describe('a thread in which nobody is heard', () => {
  const reply = { id: 'r', summary: 's', title: 't', blocks: [] }

  test('has a button for the next question beside the others, a hint, and what was asked', () => {
    const [message] = render(reply, {
      canAttach: true,
      asksOn: true,
      hints: ['A hint.'],
      quote: { name: 'A*a', question: 'why @everyone?' },
    })
    expect(message && labelsOf(message)).toEqual(['👍', '👎', 'Ask a follow-up'])
    const texts = message && componentsOf(message).flatMap(({ content }) => content ?? [])
    expect(texts).toEqual([String.raw`> **A\*a**: why @${'\u200b'}everyone?`, 's', '-# A hint.'])
  })
})
