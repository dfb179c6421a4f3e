// The parts that blocks are made of, with Slack's limits: https://docs.slack.dev/reference/block-kit
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

export const plain = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(most), emoji: z.boolean().optional() })
const markup = (most: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: text(most).refine(isSafeMarkup, 'has mark-up that is no link with a label'),
    verbatim: z.boolean().optional(),
  })
export const either = (most: number) => z.union([plain(most), markup(most)])
export const id = z.string().min(1).max(255)

const option = z.strictObject({ text: either(75), value: z.string().min(1).max(75), description: plain(75).optional() })
export const menuOption = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(75),
  description: plain(75).optional(),
})

export const isAmong = ({
  options,
  initial_options = [],
}: {
  options: unknown[]
  initial_options?: unknown[] | undefined
}) => {
  const known = new Set(options.map((one) => JSON.stringify(one)))
  return initial_options.every((one) => known.has(JSON.stringify(one)))
}
export const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plain(75),
  value: z.string().min(1).max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
})
export const select = z.strictObject({
  type: z.literal('static_select'),
  action_id: id,
  placeholder: plain(150).optional(),
  options: z.array(menuOption).min(1).max(100),
})
export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    action_id: id,
    options: z.array(option).min(1).max(10),
    initial_options: z.array(option).min(1).optional(),
  })
  .refine(isAmong, 'ticks what is no option')
export const multiSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    action_id: id,
    placeholder: plain(150).optional(),
    options: z.array(menuOption).min(1).max(100),
    initial_options: z.array(menuOption).min(1).optional(),
  })
  .refine(isAmong, 'ticks what is no option')
const asking = { action_id: id, placeholder: plain(150).optional(), min_query_length: z.int().min(0).optional() }
export const external = z.strictObject({
  type: z.literal('external_select'),
  ...asking,
  initial_option: menuOption.optional(),
})
export const multiExternal = z.strictObject({
  type: z.literal('multi_external_select'),
  ...asking,
  initial_options: z.array(menuOption).min(1).optional(),
})

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
export const richText = z.strictObject({
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
export const cell = z.union([z.strictObject({ type: z.literal('raw_text'), text: text(3000) }), richText])
export const thumb = z.strictObject({
  text: plain(75),
  accessibility_label: z.string().max(75).optional(),
  value: z.string().min(1).max(2000),
})
