// What Slack takes as blocks, with its limits (https://docs.slack.dev/reference/block-kit), and stricter where it is vague:
// no unknown field, no half of a character, no mark-up but links with a label, and nobody mentioned.
import { z } from 'zod'

const LINK = /<https?:\/\/[^<>|\s]+\|[^<>|]+>/g

/** No half of a character: JSON would carry it, and Slack would show something else. */
export function isWellFormed(value: string): boolean {
  return !/\p{Surrogate}/u.test(value)
}

/** Slack refuses texts of spaces only, and would replace halves of characters. */
function text(most: number) {
  return z
    .string()
    .min(1)
    .max(most)
    .refine((value) => value.trim() !== '', 'is empty')
    .refine((value) => isWellFormed(value), 'has half a character')
}

export function isSafeMarkup(value: string): boolean {
  const rest = value.replaceAll(LINK, '')
  return !/[<>]/.test(rest) && !/&(?!(?:amp|lt|gt);)/.test(rest)
}

const plain = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(most), emoji: z.boolean().optional() })
const markup = (most: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: text(most).refine(isSafeMarkup, 'has mark-up that is no link with a label'),
    verbatim: z.boolean().optional(),
  })
const either = (most: number) => z.union([plain(most), markup(most)])
const id = z.string().min(1).max(255)

const option = z.strictObject({ text: either(75), value: z.string().min(1).max(75), description: plain(75).optional() })
const menuOption = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(75),
  description: plain(75).optional(),
})

const isAmong = ({
  options,
  initial_options = [],
}: {
  options: unknown[]
  initial_options?: unknown[] | undefined
}) => {
  const known = new Set(options.map((one) => JSON.stringify(one)))
  return initial_options.every((one) => known.has(JSON.stringify(one)))
}
const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plain(75),
  value: z.string().min(1).max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
})
const select = z.strictObject({
  type: z.literal('static_select'),
  action_id: id,
  placeholder: plain(150).optional(),
  options: z.array(menuOption).min(1).max(100),
})
const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    action_id: id,
    options: z.array(option).min(1).max(10),
    initial_options: z.array(option).min(1).optional(),
  })
  .refine(isAmong, 'ticks what is no option')
const multiSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    action_id: id,
    placeholder: plain(150).optional(),
    options: z.array(menuOption).min(1).max(100),
    initial_options: z.array(menuOption).min(1).optional(),
  })
  .refine(isAmong, 'ticks what is no option')

const style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  code: z.boolean().optional(),
  strike: z.boolean().optional(),
})
const wellFormed = z
  .string()
  .min(1)
  .max(3000)
  .refine((value) => isWellFormed(value), 'has half a character')
const richPart = z.union([
  z.strictObject({ type: z.literal('text'), text: wellFormed, style: style.optional() }),
  z.strictObject({
    type: z.literal('link'),
    url: z.url().max(3000),
    text: wellFormed.optional(),
    style: style.optional(),
  }),
])
const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: id.optional(),
  elements: z
    .array(
      z.union([
        z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(richPart).min(1) }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: z.array(richPart).min(1),
          border: z.union([z.literal(0), z.literal(1)]).optional(),
        }),
      ]),
    )
    .min(1),
})
const cell = z.union([z.strictObject({ type: z.literal('raw_text'), text: text(3000) }), richText])
const thumb = z.strictObject({
  text: plain(75),
  accessibility_label: z.string().max(75).optional(),
  value: z.string().min(1).max(2000),
})

const block = z.union([
  z.strictObject({
    type: z.literal('section'),
    block_id: id.optional(),
    text: either(3000),
    accessory: z.union([button, select, checkboxes, multiSelect]).optional(),
    expand: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('context'),
    block_id: id.optional(),
    elements: z.array(either(3000)).min(1).max(10),
  }),
  z.strictObject({
    type: z.literal('actions'),
    block_id: id.optional(),
    elements: z
      .array(z.union([button, select, checkboxes]))
      .min(1)
      .max(25),
  }),
  z.strictObject({
    type: z.literal('context_actions'),
    block_id: id.optional(),
    elements: z
      .array(
        z.strictObject({
          type: z.literal('feedback_buttons'),
          action_id: id,
          positive_button: thumb,
          negative_button: thumb,
        }),
      )
      .min(1)
      .max(5),
  }),
  z
    .strictObject({
      type: z.literal('table'),
      block_id: id.optional(),
      rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
      column_settings: z
        .array(
          z.strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() }),
        )
        .max(20)
        .optional(),
    })
    .refine(({ rows }) => rows.every((row) => row.length === rows[0]?.length), 'has rows of different lengths')
    .refine((table) => charactersOf(table) <= 10_000, 'has more than 10,000 characters'),
  richText,
])
export type SlackBlock = z.infer<typeof block>

const Blocks = z.array(block).max(50)

/** The blocks, or what Slack would say of them, with the first reason for whoever reads a failing test. */
export function readBlocks(
  value: unknown,
): { readonly blocks: SlackBlock[] } | { readonly error: string; readonly why: string } {
  const parsed = Blocks.safeParse(value)
  if (!parsed.success) return { error: 'invalid_blocks', why: z.prettifyError(parsed.error) }
  const blocks = parsed.data
  const why = firstFault(blocks)
  if (why !== undefined) return { error: 'invalid_blocks', why }
  return charactersOf(blocks) > 13_200
    ? { error: 'msg_blocks_too_long', why: `${charactersOf(blocks)} characters` }
    : { blocks }
}

function firstFault(blocks: readonly SlackBlock[]): string | undefined {
  if (blocks.filter(({ type }) => type === 'table').length > 1) return 'two tables'
  if (hasTwice(blocks.flatMap(({ block_id: name }) => (name === undefined ? [] : [name])))) return 'a block_id twice'
  return hasTwice(actionIds(blocks)) ? 'an action_id twice' : undefined
}

function hasTwice(names: readonly string[]): boolean {
  return new Set(names).size < names.length
}

function actionIds(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'action_id' in value && typeof value.action_id === 'string' ? [value.action_id] : []
  return [...own, ...Object.values(value).flatMap(actionIds)]
}

/** All that is shown as text. */
function charactersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [name, inner]: [string, unknown]) =>
      sum + (name === 'text' && typeof inner === 'string' ? inner.length : charactersOf(inner)),
    0,
  )
}
