// A reply without any platform: for `ask`, for programs that read its JSON, and as the last step down of every renderer.
import type { Block } from '#model/reply.ts'
import type { RichText } from '#model/text.ts'
import { printable, printableLines } from './printable.ts'
import { textTable } from './text-table.ts'

/** A terminal of ordinary size; who reads a pipe has no other. */
const TABLE_WIDTH = 80

/** The blocks as plain text: no mark-up, no escape sequences, no addresses. Choices are numbered from 1 in each block. */
export function toPlainText(blocks: readonly Block[]): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n')
}

/** Words of the card: lead, body, lists and tables. Sources, notes, choices and actions are not counted. */
export function countCardWords(blocks: readonly Block[]): number {
  const texts = blocks.flatMap(cardTexts)
  return texts.reduce((sum, text) => sum + countWords(text), 0)
}

/** A rich text's words alone. */
export function wordsOf(text: RichText): string {
  return text.map((span) => span.text).join('')
}

/** Source names on one line: "Microsoft 2025 · Khan 2026". */
export const SOURCE_SEPARATOR = ' · '

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return line(block.text)
    case 'list':
      return block.items.map((item) => `- ${line(item)}`).join('\n')
    case 'table':
      return [printable(block.caption), ...tableLines(block)].filter((text) => text !== '').join('\n')
    case 'choices': {
      const prompt = [block.step, block.prompt].flatMap((part) => (part ? [printable(part)] : []))
      const options = block.options.map(
        ({ label, ticked }, at) =>
          `${at + 1}. ${block.pick === 'many' ? tick(ticked === true) : ''}${printable(label)}`,
      )
      return [prompt.join(SOURCE_SEPARATOR), ...options].filter((text) => text !== '').join('\n')
    }
    case 'chart':
      return [printable(block.caption), ...block.bars.map((bar) => `${printable(bar.label)}: ${bar.value}`)]
        .filter((text) => text !== '')
        .join('\n')
    case 'document':
      return [printable(block.name), ...printableLines(block.text)].join('\n')
    case 'sources':
      return block.items.length === 0
        ? ''
        : `Sources: ${block.items.map(({ name }) => printable(name)).join(SOURCE_SEPARATOR)}`
    case 'actions':
      return block.items.map(({ label }) => `[${printable(label)}]`).join(' ')
  }
}

function line(text: RichText): string {
  return printable(wordsOf(text)).trim()
}

function tick(isTicked: boolean): string {
  return isTicked ? '[x] ' : '[ ] '
}

function tableLines({ columns, rows }: Extract<Block, { kind: 'table' }>): readonly string[] {
  const table = { columns: columns.map(wordsOf), rows: rows.map((row) => row.map(wordsOf)) }
  return textTable(table, TABLE_WIDTH).map(({ text }) => text)
}

function cardTexts(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
      return block.role === 'note' ? [] : [wordsOf(block.text)]
    case 'list':
      return block.items.map(wordsOf)
    case 'table':
      return [block.caption, ...block.columns.map(wordsOf), ...block.rows.flat().map(wordsOf)]
    case 'choices':
    case 'chart':
    case 'document':
    case 'sources':
    case 'actions':
      return []
  }
}

/** A word has a letter or a digit: a lone dash or "76 %" counts its number only. */
function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
