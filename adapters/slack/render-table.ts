import type { types } from '@slack/bolt'
import { printable } from '#adapters/shared/printable.ts'
import { wordsOf } from '#adapters/shared/plain-text.ts'
import type { Block } from '#model/reply.ts'
import type { RichText, Span } from '#model/text.ts'
import { type Drawn, type Form } from './draw.ts'
import { LONGEST_SECTION, LONGEST_TABLE, MOST_TABLE_COLUMNS, MOST_TABLE_ROWS } from './limits.ts'
import { addressFor, toMrkdwn } from './mrkdwn.ts'
import { heading, renderLines } from './render-texts.ts'

type Table = Extract<Block, { kind: 'table' }>
type Cell = types.RichTextBlock | types.RawTextElement

/** No cell may be empty. */
const EMPTY = '–'

/**
 * A table, its caption above it. What Slack's table does not hold (a second one in a message, too many rows, columns or
 * characters) becomes a list with one item for each row: "• *Isolation:* VM: stronger · Container: weaker".
 */
export function renderTable(table: Table, form: Form, isFirst: boolean): readonly Drawn[] {
  const caption = heading(table.caption)
  const width = Math.max(table.columns.length, ...table.rows.map((row) => row.length))
  const lines = [table.columns, ...table.rows]
  const size = lines.flat().reduce((sum, cell) => sum + wordsOf(cell).length, 0)
  if (width === 0) return caption
  const isTable = lines.length <= MOST_TABLE_ROWS && width <= MOST_TABLE_COLUMNS && size <= LONGEST_TABLE
  if (!isTable || !isFirst || form !== 'full') return [...caption, ...renderRows(table)]
  const rows = lines.map((line) => Array.from({ length: width }, (_, at) => drawCell(line[at] ?? [])))
  return [
    ...caption,
    {
      block: { type: 'table', rows, column_settings: Array.from({ length: width }, () => ({ is_wrapped: true })) },
      size: size + rows.flat().length,
      isOffer: false,
    },
  ]
}

function drawCell(cell: RichText): Cell {
  const spans = cell.map((span) => ({ ...span, text: printable(span.text) })).filter(({ text }) => text !== '')
  if (spans.every(({ text }) => text.trim() === '')) return { type: 'raw_text', text: EMPTY }
  if (spans.every(({ kind }) => kind === 'plain')) return { type: 'raw_text', text: wordsOf(spans).trim() }
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: spans.map(drawPart) }] }
}

function drawPart(span: Span): types.RichTextText | types.RichTextLink {
  if (span.kind === 'link') {
    const url = addressFor(span.href)?.replaceAll('&amp;', '&')
    return url === undefined ? { type: 'text', text: span.text } : { type: 'link', url, text: span.text }
  }
  if (span.kind === 'plain') return { type: 'text', text: span.text }
  const style = { strong: { bold: true }, emphasis: { italic: true }, code: { code: true } }[span.kind]
  return { type: 'text', text: span.text, style }
}

function renderRows({ columns, rows }: Table): readonly Drawn[] {
  if (rows.length === 0) return renderLines(pieces(separated(columns.map(orEmpty), ' · ')))
  return renderLines(
    rows.flatMap(([name, ...cells]) => {
      const named = cells.map((cell, at): RichText => {
        const column = orEmpty(columns[at + 1] ?? [])
        return [...column, { kind: 'plain', text: ': ' }, ...orEmpty(cell)]
      })
      const words = wordsOf(orEmpty(name ?? []))
      return pieces([
        { kind: 'plain', text: '• ' },
        { kind: 'strong', text: named.length > 0 ? `${words}:` : words },
        { kind: 'plain', text: ' ' },
        ...separated(named, ' · '),
      ])
    }),
  )
}

function pieces(text: RichText): readonly string[] {
  return toMrkdwn(text, LONGEST_SECTION)
}

function separated(texts: readonly RichText[], separator: string): RichText {
  return texts.flatMap((text, at): RichText => (at === 0 ? text : [{ kind: 'plain', text: separator }, ...text]))
}

function orEmpty(cell: RichText): RichText {
  return printable(wordsOf(cell)).trim() === '' ? [{ kind: 'plain', text: EMPTY }] : cell
}
