import type { Block } from '#model/reply.ts'
import type { RichText, Span } from '#model/text.ts'
import { LONGEST_MESSAGE } from './limits.ts'

/** A few messages' worth: what is beyond could never be shown, and would only cost time. */
const LONGEST_REPLY = 4 * LONGEST_MESSAGE
const MOST_ITEMS = 400
/** Labels and names are cut to less later. */
const LONGEST_NAME = 300

/** The blocks, their texts no longer than several messages together. What can be pressed keeps its label. */
export function bounded(blocks: readonly Block[]): readonly Block[] {
  let room = LONGEST_REPLY
  const text = (value: string): string => {
    const kept = value.slice(0, Math.min(room, LONGEST_MESSAGE + 1))
    room -= kept.length
    return kept
  }
  const span = (one: Span): Span =>
    one.kind === 'link'
      ? { kind: 'link', text: text(one.text), href: one.href }
      : { kind: one.kind, text: text(one.text) }
  const rich = (spans: RichText): RichText => spans.slice(0, MOST_ITEMS).map(span)
  const several = (texts: readonly RichText[]): readonly RichText[] => texts.slice(0, MOST_ITEMS).map(rich)

  const bound = (block: Block): Block => {
    switch (block.kind) {
      case 'text':
        return { ...block, text: rich(block.text) }
      case 'list':
        return { ...block, items: several(block.items) }
      case 'table':
        return {
          ...block,
          caption: text(block.caption),
          columns: several(block.columns),
          rows: block.rows.slice(0, MOST_ITEMS).map(several),
        }
      case 'choices':
        return { ...block, prompt: text(block.prompt), options: block.options.slice(0, MOST_ITEMS).map(short) }
      case 'chart':
        return { ...block, caption: text(block.caption), bars: block.bars.slice(0, MOST_ITEMS).map(short) }
      case 'document':
        return { ...block, name: text(block.name), text: text(block.text) }
      case 'sources':
        return { ...block, items: block.items.slice(0, MOST_ITEMS) }
      case 'actions':
        return { ...block, items: block.items.slice(0, MOST_ITEMS).map(short) }
    }
  }
  return blocks.slice(0, MOST_ITEMS).map(bound)
}

function short<T extends { readonly label: string }>(item: T): T {
  return item.label.length <= LONGEST_NAME
    ? item
    : Object.assign({}, item, { label: item.label.slice(0, LONGEST_NAME) })
}
