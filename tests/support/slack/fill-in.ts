// What a person fills into a modal, and what Slack says of it when it is sent.
import { z } from 'zod'
import type { SlackBlock } from './blocks.ts'
import type { InputBlock } from './views.ts'

/** By the label of the field: what is typed, or the labels of what is chosen (a menu that asks has the option itself). */
export type Answers = Readonly<Record<string, string | readonly (string | MenuOption)[]>>

const Option = z.object({ text: z.object({ text: z.string() }), value: z.string().max(75) })
export type MenuOption = z.infer<typeof Option>
const Options = z.object({
  options: z
    .array(
      z.strictObject({
        ...Option.shape,
        text: z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(75), emoji: z.boolean() }),
        description: z.unknown().optional(),
      }),
    )
    .max(100),
})

/** The options that an acknowledgement brings. */
export function readOptions(payload: unknown): readonly MenuOption[] {
  return Options.parse(payload).options
}

export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).catch({}).parse(value)
}

type Blocks = readonly (SlackBlock | InputBlock)[]

/** The state of a modal: as it came, but for these answers. */
export function filledIn({ blocks }: { readonly blocks: Blocks }, answers: Answers) {
  const inputs = blocks.filter((one) => one.type === 'input')
  const strangers = Object.keys(answers).filter((label) => !inputs.some((one) => one.label.text === label))
  if (strangers.length > 0) throw new Error(`there is no field called ${strangers.join()}`)
  return Object.fromEntries(
    inputs.map(
      ({ block_id: block = 'by-slack', label, element, optional }): [string, Readonly<Record<string, unknown>>] => {
        const value = valueOf(element, answers[label.text])
        const isEmpty = (value.value ?? value.selected_option ?? value.selected_options?.[0]) === null
        // The client does not send it.
        if (isEmpty && optional !== true) throw new Error(`"${label.text}" must not be empty`)
        return [block, { [element.action_id]: { type: element.type, ...value } }]
      },
    ),
  )
}

function valueOf(
  element: InputBlock['element'],
  answer: Answers[string] | undefined,
): { value?: string | null; selected_option?: unknown; selected_options?: unknown[] } {
  if (element.type === 'plain_text_input') {
    const value = typeof answer === 'string' ? answer : (element.initial_value ?? '')
    if (value.length > (element.max_length ?? 3000)) throw new Error('more was typed than the field takes')
    return { value: value === '' ? null : value }
  }
  const given = typeof answer === 'string' ? [answer] : answer
  const chosen = given?.map((one) => {
    if (typeof one !== 'string') return one
    const found = 'options' in element ? element.options.find(({ text }) => text.text === one) : undefined
    if (!found) throw new Error(`there is no option called "${one}"`)
    return found
  })
  if (
    'initial_option' in element ||
    element.type === 'radio_buttons' ||
    element.type === 'static_select' ||
    element.type === 'external_select'
  )
    return {
      selected_option: chosen
        ? (chosen[0] ?? null)
        : 'initial_option' in element
          ? (element.initial_option ?? null)
          : null,
    }
  return { selected_options: chosen ?? ('initial_options' in element ? (element.initial_options ?? []) : []) }
}

/** A menu that asks the app for its options. */
export function menuOf(blocks: Blocks, label: string): { readonly block: string; readonly action: string } {
  for (const one of blocks) {
    const block = one.block_id ?? 'by-slack'
    if (one.type === 'input' && one.label.text === label && one.element.type.endsWith('external_select'))
      return { block, action: one.element.action_id }
    if (one.type === 'section' && one.accessory?.type === 'external_select' && one.text.text === label)
      return { block, action: one.accessory.action_id }
  }
  throw new Error(`there is no menu called "${label}" that asks for its options`)
}
