import { printable, printableLines } from '#adapters/shared/printable.ts'
import type { Block, SourceLine } from '#model/reply.ts'
import { type Drawn, type Form, joined, mrkdwn, section } from './draw.ts'
import { LONGEST_SECTION, MOST_CONTEXT_TEXTS } from './limits.ts'
import { drawLink, escaped, plainWords, toMrkdwn } from './mrkdwn.ts'
import { chartLines } from './chart-lines.ts'

type TextBlock = Extract<Block, { kind: 'text' | 'list' | 'chart' | 'document' | 'sources' }>

const BULLET = '• '

/** What is only read. */
export function renderTexts(block: TextBlock, form: Form): readonly Drawn[] {
  switch (block.kind) {
    case 'text':
      return block.role === 'note'
        ? contexts(toMrkdwn(block.text, LONGEST_SECTION))
        : toMrkdwn(block.text, LONGEST_SECTION).map(section)
    case 'list':
      return renderLines(
        block.items.flatMap((item) =>
          toMrkdwn(item, LONGEST_SECTION - BULLET.length).map((piece, at) => (at === 0 ? BULLET : '') + piece),
        ),
      )
    case 'chart':
      return [...heading(block.caption), ...preformatted(chartLines(block), form)]
    case 'document':
      return [...heading(block.name), ...preformatted(printableLines(block.text), form)]
    case 'sources':
      return renderSources(block.items)
  }
}

export function renderLines(lines: readonly string[]): readonly Drawn[] {
  return joined(lines, '\n', LONGEST_SECTION).map(section)
}

export function heading(text: string): readonly Drawn[] {
  return toMrkdwn([{ kind: 'strong', text: text.trim() }], LONGEST_SECTION).map(section)
}

/** Small print. */
export function contexts(texts: readonly string[]): readonly Drawn[] {
  const blocks: Drawn[] = []
  for (let at = 0; at < texts.length; at += MOST_CONTEXT_TEXTS) {
    const some = texts.slice(at, at + MOST_CONTEXT_TEXTS)
    blocks.push({
      block: { type: 'context', elements: some.map(mrkdwn) },
      size: some.reduce((sum, text) => sum + text.length, 0),
      isOffer: false,
    })
  }
  return blocks
}

/** One line of linked names; where they are listed with a date of checking, that stands behind each. */
function renderSources(items: readonly SourceLine[]): readonly Drawn[] {
  const names = items.flatMap(({ name, href, checked }) => {
    const label = printable(name).trim().slice(0, LONGEST_NAME) || 'source'
    const date = checked === undefined ? '' : `, checked ${plainWords(checked).slice(0, LONGEST_NAME)}`
    return [drawLink(label, href) + date]
  })
  return contexts(
    joined(names, ' · ', LONGEST_SECTION - LABEL.length).map((text, at) => (at === 0 ? LABEL : '') + text),
  )
}

const LABEL = 'Sources: '
/** With its address it must fit into one text. */
const LONGEST_NAME = 150

/** Lines that keep their shape. As rich text nothing in them can be mark-up; else the sign that ends the block is broken up. */
function preformatted(lines: readonly string[], form: Form): readonly Drawn[] {
  const room = LONGEST_SECTION - 2 * FENCE.length
  const short = lines.flatMap((line) => cutLine(line.trimEnd(), Math.floor(room / LONGEST_ESCAPE)))
  const texts = joined(nonEmpty(short), '\n', Math.floor(room / LONGEST_ESCAPE))
  return texts.map((text) => {
    if (form === 'sections') return section(`${FENCE}${fenced(text)}${FENCE}`)
    return {
      block: {
        type: 'rich_text',
        elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }], border: 0 }],
      },
      size: text.length,
      isOffer: false,
    }
  })
}

const FENCE = '```'
/** "&amp;" */
const LONGEST_ESCAPE = 5

function fenced(text: string): string {
  return text.split('\n').map(escaped).join('\n').replaceAll(FENCE, '`\u200b`\u200b`')
}

/** An empty line in the middle is kept as a space, since empty lines join to nothing; those around it all are dropped. */
function nonEmpty(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '')
  const last = lines.findLastIndex((line) => line !== '')
  return first < 0 ? [] : lines.slice(first, last + 1).map((line) => (line === '' ? ' ' : line))
}

/** Not between the halves of a character. */
function cutLine(line: string, limit: number): readonly string[] {
  const parts: string[] = []
  let rest = line
  while (rest.length > limit) {
    const end = /[\ud800-\udbff]/.test(rest.charAt(limit - 1)) ? limit - 1 : limit
    parts.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return [...parts, rest]
}
