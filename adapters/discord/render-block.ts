import { printable } from '#adapters/shared/printable.ts'
import { SOURCE_SEPARATOR, wordsOf } from '#adapters/shared/plain-text.ts'
import { textTable } from '#adapters/shared/text-table.ts'
import type { Block, SourceLine } from '#model/reply.ts'
import type { RichText } from '#model/text.ts'
import { CODE_WIDTH, LONGEST_DOCUMENT_IN_PLACE, TEXT_PER_MESSAGE } from './limits.ts'
import { codeBlock, linkTo, escapeText, small } from './markdown.ts'
import type { Copies, Part } from './parts.ts'
import { chartLines } from './render-chart.ts'
import { joined, renderActions, renderChoices } from './render-choices.ts'
import { chunks, splitText } from './split-text.ts'

export interface RenderOptions {
  /** Whether files may be attached; else documents are shown in place. */
  readonly canAttach: boolean
}

/** Small print and list items have a sign of their own before the text. */
const ROOM = TEXT_PER_MESSAGE - '-# '.length
/** A code block's own two lines, with room to spare. */
const CODE_ROOM = LONGEST_DOCUMENT_IN_PLACE

export function renderBlock(block: Block, copies: Copies, options: RenderOptions): readonly Part[] {
  switch (block.kind) {
    case 'text':
      return joined(splitText(block.text, ROOM).map((line) => (block.role === 'note' ? small(line) : line)))
    case 'list':
      return joined(
        block.items.flatMap((item) => splitText(item, ROOM).map((line, at) => (at === 0 ? '- ' : '') + line)),
      )
    case 'table':
      return [...heading(block.caption), ...renderTable(block)]
    case 'choices':
      return renderChoices(block, copies)
    case 'chart':
      return [...heading(block.caption), ...boxes(chartLines(block.bars))]
    case 'document':
      return renderDocument(block, options)
    case 'sources':
      return renderSources(block.items)
    case 'actions':
      return renderActions(block.items, copies)
  }
}

function heading(text: string): readonly Part[] {
  return joined(splitText([{ kind: 'strong', text }], ROOM))
}

/**
 * A box of letters of one width, at most 40 columns. Where that cannot hold it, or would lose a link, each row becomes a
 * section: its name, and the other cells below, each with its column.
 */
function renderTable({ columns, rows }: Extract<Block, { kind: 'table' }>): readonly Part[] {
  const table = { columns: columns.map(wordsOf), rows: rows.map((row) => row.map(wordsOf)) }
  const lines = textTable(table, CODE_WIDTH)
  const hasLinks = [...columns, ...rows.flat()].some((cell) => cell.some(({ kind }) => kind === 'link'))
  if (!hasLinks && lines.every(({ role }) => role !== 'name')) return boxes(lines.map(({ text }) => text))
  const heads = rows.length > 0 ? [] : [columns]
  return joined([...heads, ...rows].flatMap((row) => section(row, columns)))
}

function section(row: readonly RichText[], columns: readonly RichText[]): readonly string[] {
  const [name = [], ...cells] = row
  const title: RichText = wordsOf(name).trim() === '' ? [{ kind: 'plain', text: '-' }] : name.map(emphasized)
  return [
    ...splitText(title, ROOM),
    ...cells.flatMap((cell, at) => {
      const head = columns[at + 1] ?? []
      const text: RichText = [...head, { kind: 'plain', text: wordsOf(head).trim() === '' ? '' : ': ' }, ...cell]
      return splitText(text, ROOM).map((line, part) => (part === 0 ? '- ' : '') + line)
    }),
  ]
}

function emphasized(span: RichText[number]): RichText[number] {
  return span.kind === 'plain' ? { kind: 'strong', text: span.text } : span
}

/** Lines in as many boxes as they need; a line that is too long for one is divided. */
function boxes(lines: readonly string[]): readonly Part[] {
  const groups: string[][] = []
  let room = 0
  for (const line of lines.flatMap((one) => (one === '' ? [one] : chunks(one, CODE_ROOM - 1)))) {
    if (line.length + 1 > room) {
      groups.push([])
      room = CODE_ROOM
    }
    groups.at(-1)?.push(line)
    room -= line.length + 1
  }
  return groups
    .filter((group) => group.some((line) => line.trim() !== ''))
    .map((group) => ({ kind: 'text', markdown: codeBlock(group) }))
}

function renderDocument({ name, text }: Extract<Block, { kind: 'document' }>, options: RenderOptions): readonly Part[] {
  const isEmpty = text.trim() === ''
  if (options.canAttach && !isEmpty) return [{ kind: 'file', name: fileName(name), text }]
  return [...heading(name), ...boxes(text.split('\n'))]
}

/** Only what every system takes for a file's name. */
function fileName(name: string): string {
  const plain = printable(name)
    .normalize('NFKD')
    .replaceAll(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')
  return plain.slice(-100) || 'document.txt'
}

/** On a card one small line of names; where they come with the day of checking, one line each. */
function renderSources(items: readonly SourceLine[]): readonly Part[] {
  if (items.length === 0) return []
  const names = items.map(drawSource)
  if (items.every(({ checked }) => checked === undefined)) {
    const line = small(`Sources: ${names.join(SOURCE_SEPARATOR)}`)
    if (line.length <= TEXT_PER_MESSAGE) return [{ kind: 'text', markdown: line }]
  }
  return joined([small('Sources:'), ...names.map((name) => small(name))])
}

function drawSource({ name, href, checked }: SourceLine): string {
  const link = linkTo(name, href)
  const day = checked === undefined ? '' : `, checked ${escapeText(checked)}`
  const words = escapeText(name).trim() || '-'
  const address = link.startsWith('[') || href.trim() === '' ? '' : ` (${escapeText(href)})`
  const shown = link.startsWith('[') ? link : words
  const drawn = `${shown}${address}${day}`
  if (drawn.length <= ROOM) return drawn
  const [cut = '-'] = splitText([{ kind: 'plain', text: `${name} ${checked ?? ''}` }], ROOM)
  return cut
}
