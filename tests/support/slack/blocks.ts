// What Slack takes as blocks, with its limits (https://docs.slack.dev/reference/block-kit), and stricter where it is vague:
// no unknown field, no half of a character, no mark-up but links with a label, and nobody mentioned.
import { z } from 'zod'
import {
  button,
  cell,
  checkboxes,
  either,
  external,
  id,
  multiSelect,
  richText,
  select,
  thumb,
} from './block-elements.ts'

export const block = z.union([
  z.strictObject({
    type: z.literal('section'),
    block_id: id.optional(),
    text: either(3000),
    accessory: z.union([button, select, checkboxes, multiSelect, external]).optional(),
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

export function firstFault(blocks: readonly SlackBlock[]): string | undefined {
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
