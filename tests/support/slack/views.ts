// What Slack takes as a modal or a Home tab: https://docs.slack.dev/reference/views. Strict, as blocks.ts is.
import { z } from 'zod'
import { checkboxes, external, id, isAmong, menuOption, multiExternal, multiSelect, plain } from './block-elements.ts'
import { block, firstFault, type SlackBlock } from './blocks.ts'

const option = z.strictObject({ text: plain(75), value: z.string().min(1).max(75), description: plain(75).optional() })
const radios = z
  .strictObject({
    type: z.literal('radio_buttons'),
    action_id: id,
    options: z.array(option).min(1).max(10),
    initial_option: option.optional(),
  })
  .refine(({ options, initial_option: one }) => isAmong({ options, initial_options: one ? [one] : [] }), 'no option')
const menu = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: id,
    placeholder: plain(150).optional(),
    options: z.array(menuOption).min(1).max(100),
    initial_option: menuOption.optional(),
  })
  .refine(({ options, initial_option: one }) => isAmong({ options, initial_options: one ? [one] : [] }), 'no option')
const typed = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    initial_value: z.string().optional(),
    placeholder: plain(150).optional(),
  })
  .refine(({ initial_value: words = '', max_length: most = 3000 }) => words.length <= most, 'begins too long')

const input = z.strictObject({
  type: z.literal('input'),
  block_id: id.optional(),
  label: plain(2000),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  element: z.union([typed, radios, menu, checkboxes, multiSelect, external, multiExternal]),
})
export type InputBlock = z.infer<typeof input>

/** No tables in views. */
const inView = z.union([block, input]).refine(({ type }) => type !== 'table', 'a table in a view')
const memo = z.string().max(3000).optional()
const modal = z.strictObject({
  type: z.literal('modal'),
  title: plain(24),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  callback_id: id.optional(),
  private_metadata: memo,
  blocks: z.array(inView).min(1).max(100),
})
const home = z.strictObject({
  type: z.literal('home'),
  callback_id: id.optional(),
  private_metadata: memo,
  blocks: z.array(inView).min(1).max(100),
})
export type Modal = z.infer<typeof modal>
export type Home = z.infer<typeof home>

/** The view, or what Slack would say of it, and why. */
function read<V extends Modal | Home>(
  schema: z.ZodType<V>,
  value: unknown,
): { readonly view: V } | { readonly error: string; readonly why: string } {
  const parsed = schema.safeParse(value)
  if (!parsed.success) return { error: 'invalid_arguments', why: z.prettifyError(parsed.error) }
  const view = parsed.data
  if (JSON.stringify(view).length > 250_000) return { error: 'view_too_large', why: 'more than 250 kB' }
  const inputs = view.blocks.filter((one) => one.type === 'input')
  if (inputs.length > 0 && !('submit' in view && view.submit)) return { error: 'invalid_arguments', why: 'no submit' }
  const ids = inputs.flatMap(({ block_id: name }) => (name === undefined ? [] : [name]))
  if (new Set(ids).size < ids.length) return { error: 'invalid_arguments', why: 'a block_id twice' }
  // Each field of a form has an element of the same name: only within one block they must differ.
  const others = view.blocks.filter((one): one is SlackBlock => one.type !== 'input')
  const why = firstFault(others)
  return why === undefined ? { view } : { error: 'invalid_arguments', why }
}

export const readModal = (value: unknown) => read(modal, value)
export const readHome = (value: unknown) => read(home, value)
