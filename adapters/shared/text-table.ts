import { printable } from './printable.ts'
import { widthOf } from './width.ts'
import { widestWord, wrapText } from './wrap.ts'

/** What a line of the table is, so that a renderer may style it: column heads, a line below them, a row, a row's name. */
export interface TableLine {
  readonly role: 'head' | 'rule' | 'row' | 'name'
  readonly text: string
}

export interface TextTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Between two columns. */
const GAP = '  '
const EMPTY = '-'

/**
 * A table in plain text, at most `width` columns wide. What does not fit steps down: the widest columns become narrower and
 * their cells wrap; where the longest words leave no room for that, each row becomes a section "name / head: cell". An
 * empty cell shows "-"; only the corner above the rows' names stays blank. `rule` is the sign of the line below the heads.
 */
export function textTable(table: TextTable, width: number, rule = ''): readonly TableLine[] {
  const { head, rows } = squared(table)
  if (head.length === 0) return []
  const widths = columnWidths([head, ...rows], width)
  return widths ? grid(head, rows, widths, rule) : sections(head, rows, width)
}

/** As many cells in every row as the longest one has, none of them empty. */
function squared({ columns, rows }: TextTable): { head: readonly string[]; rows: readonly (readonly string[])[] } {
  const count = Math.max(0, columns.length, ...rows.map((row) => row.length))
  const places = Array.from({ length: count }, (_, at) => at)
  return {
    head: places.map((at) => (at === 0 && count > 1 ? tidy(columns[at] ?? '') : cellOf(columns, at))),
    rows: rows.map((row) => places.map((at) => cellOf(row, at))),
  }
}

function cellOf(cells: readonly string[], at: number): string {
  return tidy(cells[at] ?? '') || EMPTY
}

function tidy(cell: string): string {
  return printable(cell).replaceAll(/\s+/g, ' ').trim()
}

/** Columns keep their natural width up to one common cap, the highest that fits; undefined where even long words do not. */
function columnWidths(lines: readonly (readonly string[])[], width: number): readonly number[] | undefined {
  const places = (lines[0] ?? []).map((_, at) => at)
  const natural = places.map((at) => Math.max(1, ...lines.map((cells) => widthOf(cells[at] ?? ''))))
  const least = places.map((at) => Math.max(1, ...lines.map((cells) => widestWord(cells[at] ?? ''))))
  const room = width - GAP.length * (places.length - 1)
  for (let cap = Math.max(1, room); cap > 0; cap--) {
    const widths = places.map((at) => Math.max(least[at] ?? 1, Math.min(natural[at] ?? 1, cap)))
    if (widths.reduce((sum, one) => sum + one, 0) <= room) return widths
  }
  return undefined
}

function grid(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  rule: string,
): readonly TableLine[] {
  const lines: TableLine[] = gridRow(head, widths).map((text) => ({ role: 'head', text }))
  if (rule !== '') lines.push({ role: 'rule', text: widths.map((one) => rule.repeat(one)).join(GAP) })
  for (const row of rows) lines.push(...gridRow(row, widths).map((text): TableLine => ({ role: 'row', text })))
  return lines
}

/** One row of cells; as many lines as its highest cell has. */
function gridRow(cells: readonly string[], widths: readonly number[]): readonly string[] {
  const wrapped = cells.map((cell, at) => wrapText(cell, widths[at] ?? 1))
  const height = Math.max(1, ...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, at) => padded(lines[line] ?? '', widths[at] ?? 1))
      .join(GAP)
      .trimEnd(),
  )
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

function sections(head: readonly string[], rows: readonly (readonly string[])[], width: number): readonly TableLine[] {
  return rows.flatMap(([name = EMPTY, ...cells]) => [
    ...wrapText(name, width).map((text): TableLine => ({ role: 'name', text })),
    ...cells.flatMap((cell, at) => hanging(`${head[at + 1] ?? EMPTY}: ${cell}`, width)),
  ])
}

function hanging(text: string, width: number): readonly TableLine[] {
  return wrapText(text, Math.max(1, width - 2 * GAP.length)).map((line, at) => ({
    role: 'row',
    text: (at === 0 ? GAP : GAP + GAP) + line,
  }))
}
