import type { Table } from '#model/knowledge.ts'
import type { RichText } from '#model/text.ts'
import type { RootContent, TableCell } from 'mdast'
import { flatten, note, noteForbidden, type Sheet } from './markdown.ts'

/** The section *Table*: one Markdown table with a text in each cell. */
export function readTable(parts: readonly RootContent[], line: number, sheet: Sheet): { table?: Table } {
  const [first, ...others] = parts
  if (first?.type !== 'table' || others.length > 0) {
    note(sheet, first?.type === 'table' ? (others[0] ?? line) : line, 'the section Table is not one table.', ONE_TABLE)
    return {}
  }
  const [head, ...rows] = first.children
  const columns = head?.children ?? []
  if (rows.length === 0) note(sheet, first, 'the table has no rows.', ONE_TABLE)
  for (const row of rows)
    if (row.children.length !== columns.length)
      note(
        sheet,
        row,
        `a row of the table has ${row.children.length} cells, and its head has ${columns.length}.`,
        'Give each row as many cells as the head.',
      )
  return {
    table: {
      columns: columns.map((cell) => readCell(cell, sheet)),
      rows: rows.map((row) => row.children.map((cell) => readCell(cell, sheet))),
    },
  }
}

const ONE_TABLE = 'Write one Markdown table with a head and rows, nothing else.'

function readCell(cell: TableCell, sheet: Sheet): RichText {
  for (const part of cell.children)
    if (part.type === 'html' || part.type === 'image' || part.type === 'link') noteForbidden(sheet, part)
  const text = flatten(cell.children)
  if (text.trim() === '')
    note(sheet, cell, 'a cell of the table is empty.', 'Write a word into it, for instance "none".')
  if (text.includes('[^'))
    note(sheet, cell, 'a cell of the table has a footnote.', 'Cite the source in a text of the same topic instead.')
  return [{ kind: 'plain', text }]
}
