import { printable, printableLines } from '#adapters/shared/printable.ts'
import { SOURCE_SEPARATOR, wordsOf } from '#adapters/shared/plain-text.ts'
import { textTable } from '#adapters/shared/text-table.ts'
import { widthOf } from '#adapters/shared/width.ts'
import type { Run } from '#adapters/shared/wrap.ts'
import type { Action, Block, Option, Reply, SourceLine } from '#model/reply.ts'
import { offersOf } from './offers.ts'
import { canLink, paint, paragraph, type Style, toRuns, type View } from './paint.ts'
import { renderChart } from './render-chart.ts'

const PLAIN: Style = {}
const BOLD: Style = { isBold: true }
const DIM: Style = { isDim: true }

/** A reply as text for a terminal, lines separated by line feeds, without one at the end. Pure; every reply has a text. */
export function render(reply: Pick<Reply, 'summary' | 'blocks'>, view: View): string {
  const text = renderBlocks(reply.blocks, view)
  return text === '' ? paragraph([{ text: printable(reply.summary), style: PLAIN }], view).join('\n') : text
}

/** Blocks with a blank line between them. What can be pressed is numbered through, as `offersOf` counts. */
export function renderBlocks(blocks: readonly Block[], view: View): string {
  const lines: string[] = []
  let number = 1
  let before: Block | undefined
  for (const block of blocks) {
    const drawn = renderBlock(block, view, number)
    number += offersOf([block]).length
    if (drawn.length === 0) continue
    if (before && !belongTogether(before, block)) lines.push('')
    lines.push(...drawn)
    before = block
  }
  return lines.join('\n')
}

/** Lines of text that is not a reply. A line keeps its indentation, and hangs below its bullet where it is wrapped. */
export function renderLines(text: string, view: View): string {
  return printableLines(text)
    .flatMap((line) => renderVerbatim(line, view))
    .join('\n')
}

/** A heading and what it heads; the sources and the buttons below them. */
function belongTogether(before: Block, block: Block): boolean {
  return (isHeading(before) && !isHeading(block)) || (before.kind === 'sources' && block.kind === 'actions')
}

function isHeading(block: Block): boolean {
  return block.kind === 'text' && block.role === 'body' && block.text.every((span) => span.kind === 'strong')
}

function renderBlock(block: Block, view: View, number: number): readonly string[] {
  switch (block.kind) {
    case 'text':
      return paragraph(toRuns(block.text, view, block.role === 'note' ? DIM : PLAIN), view)
    case 'list':
      return block.items.flatMap((item) => paragraph(toRuns(item, view), view, bullet(view)))
    case 'table':
      return renderTable(block, view)
    case 'choices': {
      const prompt = [block.step, block.prompt].flatMap((part) => (part ? [printable(part)] : []))
      return [
        ...paragraph([{ text: prompt.join(SOURCE_SEPARATOR), style: BOLD }], view),
        ...block.options.flatMap((option, at) => renderOption(option, number + at, block.pick === 'many', view)),
      ]
    }
    case 'chart':
      return renderChart(block, view)
    case 'document':
      return [
        ...paragraph([{ text: printable(block.name), style: BOLD }], view),
        ...printableLines(block.text).flatMap((line) => renderVerbatim(line, view)),
      ]
    case 'sources':
      return renderSources(block.items, view)
    case 'actions':
      return renderActions(block.items, number, view)
  }
}

function bullet(view: View): string {
  return view.hasUnicode ? '• ' : '- '
}

function renderTable(block: Extract<Block, { kind: 'table' }>, view: View): readonly string[] {
  const table = { columns: block.columns.map(wordsOf), rows: block.rows.map((row) => row.map(wordsOf)) }
  const caption = paragraph([{ text: printable(block.caption), style: BOLD }], view)
  const lines = textTable(table, view.width, view.hasUnicode ? '─' : '-').map(({ role, text }) => {
    const style = { head: BOLD, rule: DIM, row: PLAIN, name: BOLD }[role]
    return paint([{ text, style }], view)
  })
  return caption.length > 0 && lines.length > 0 ? [...caption, '', ...lines] : [...caption, ...lines]
}

function renderOption(option: Option, number: number, isTick: boolean, view: View): readonly string[] {
  const label = printable(option.label)
  const hint = printable(option.hint ?? '')
  const box = isTick ? (option.ticked === true ? '[x] ' : '[ ] ') : ''
  const runs: readonly Run<Style>[] = [
    { text: label, style: PLAIN },
    ...(hint === '' || hint.toLowerCase() === label.toLowerCase()
      ? []
      : [{ text: `${SOURCE_SEPARATOR}${hint}`, style: DIM }]),
  ]
  return paragraph(runs, view, `[${number}] ${box}`)
}

function renderVerbatim(line: string, view: View): readonly string[] {
  const [, indent = '', marker = '', words = ''] = /^( *)([-*] |\d+\. )?(.*)$/.exec(line) ?? []
  const first = indent.slice(0, Math.floor(view.width / 2)) + marker
  const lines = paragraph([{ text: words, style: PLAIN }], view, first)
  return lines.length > 0 ? lines : ['']
}

/** On a card names on one line; where they come with a date of checking, one below the other with their addresses. */
function renderSources(items: readonly SourceLine[], view: View): readonly string[] {
  if (items.length === 0) return []
  if (items.some(({ checked }) => checked !== undefined))
    return [
      ...paragraph([{ text: 'Sources', style: BOLD }], view),
      ...items.flatMap((item) => paragraph(sourceRuns(item), view, bullet(view))),
    ]
  const runs = items.flatMap((item, at): readonly Run<Style>[] => {
    const name = printable(item.name)
    const style = canLink(item.href, view) ? { ...DIM, isUnderlined: true, href: item.href } : DIM
    // The dot stays with the name before it, where both fit.
    const dot = widthOf(`${name} ·`) <= view.width ? '\u00a0· ' : ' · '
    return at === items.length - 1
      ? [{ text: name, style }]
      : [
          { text: name, style },
          { text: dot, style: DIM },
        ]
  })
  return paragraph([{ text: 'Sources: ', style: DIM }, ...runs], view)
}

function sourceRuns({ name, href, checked }: SourceLine): readonly Run<Style>[] {
  return [
    { text: printable(name), style: PLAIN },
    { text: checked === undefined ? '' : `, checked ${printable(checked)}`, style: DIM },
    { text: `: `, style: PLAIN },
    { text: printable(href), style: { href } },
  ]
}

/** "[1] More [2] Help us decide", each kept on one line where it fits. */
function renderActions(items: readonly Action[], number: number, view: View): readonly string[] {
  const runs = items.map(({ label, tone }, at): Run<Style> => {
    const text = `[${number + at}] ${printable(label)}`
    const glued = widthOf(text) <= view.width ? text.replaceAll(/\s+/g, '\u00a0') : text
    return { text: `${glued} `, style: tone === 'primary' ? BOLD : PLAIN }
  })
  return paragraph(runs, view)
}
