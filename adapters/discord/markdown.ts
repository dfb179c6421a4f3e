// The one place where text becomes Discord's mark-up. Nobody can be mentioned and nothing be injected by a text.
import { printable, printableLines } from '#adapters/shared/printable.ts'
import type { RichText, Span } from '#model/text.ts'

const MARKS = /[\\*_~`|[\]<]/g
const SPECIAL = /[\\*_~`|[\]<@]/
const ADDRESS = /(https?:\/\/[^\s<>]+)/i
/** What makes a line a heading, a quotation, a list item or small print. */
const LINE_START = /^(\s*)([#>+-]|\d{1,9}(?=[.)]))/
/** Shows nothing and takes no room: keeps two marks apart, or a name from being one. */
const APART = '\u200b'

/** Words as they are, whatever signs are among them. */
export function escapeText(text: string): string {
  const words = printable(text)
  // Most words have nothing to escape.
  if (!SPECIAL.test(words)) return words
  return words
    .split(ADDRESS)
    .map((part, at) => (at % 2 === 1 ? escapeAddress(part) : escapeWords(part)))
    .join('')
}

function escapeWords(text: string): string {
  return text.replaceAll(MARKS, String.raw`\$&`).replaceAll(/@(?=everyone|here)/gi, `@${APART}`)
}

/** An address is a link as it stands, in which a backslash would be part of it. */
function escapeAddress(address: string): string {
  return address.replaceAll(/[\\*~`|[\]]/g, percent)
}

/** The signs that mean something only where a line begins. */
function escapeStart(line: string): string {
  return line.replace(LINE_START, (_, space: string, sign: string) =>
    /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
  )
}

/** One line of mark-up; `''` where nothing would be seen. */
export function toMarkdown(text: RichText): string {
  let line = ''
  for (const span of merged(text)) {
    const drawn = drawSpan(span)
    line += needsGap(line, drawn) ? APART + drawn : drawn
  }
  const isSpan = text.find(({ text: words }) => printable(words).trim() !== '')?.kind ?? 'plain'
  const trimmed = line.trim()
  return isSpan === 'plain' ? escapeStart(trimmed) : trimmed
}

/** Lines as they are, in a box of their own with letters of one width. */
export function codeBlock(lines: readonly string[]): string {
  const inside = lines.flatMap(printableLines).map((line) => line.replaceAll('`', 'ˋ'))
  return `\`\`\`\n${inside.join('\n')}\n\`\`\``
}

/** Small, for sources and notes. */
export function small(markdown: string): string {
  return `-# ${markdown}`
}

/** A name that leads to its address, where Discord makes such links. */
export function linkTo(name: string, href: string): string {
  const address = webAddress(href)
  if (address === undefined) return escapeText(name)
  // Brackets would end the name, and a name that is an address makes no link at all.
  const words = printable(name)
    .replaceAll(/https?:\/\//gi, '')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
  const label = escapeText(words).trim() || escapeText(new URL(address).host)
  return `[${label}](${address})`
}

function webAddress(href: string): string | undefined {
  const url = URL.canParse(href) ? new URL(href) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  return url.href.replaceAll(/[()<>\\`|*]/g, percent)
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}

function drawSpan(span: Span): string {
  switch (span.kind) {
    case 'plain':
      return escapeText(span.text)
    case 'strong':
      return wrapped(escapeText(span.text), '**')
    case 'emphasis':
      return wrapped(escapeText(span.text), '*')
    case 'code':
      return wrapped(printable(span.text).replaceAll('`', 'ˋ'), '`')
    case 'link':
      return linkTo(span.text, span.href)
  }
}

/** Marks stand directly at the words: "** a**" would be shown as it is written. */
function wrapped(text: string, mark: string): string {
  const [, before = '', inside = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? []
  return inside === '' ? before : `${before}${mark}${inside}${mark}${after}`
}

/** Neighbours of one style are one span: "**a****b**" would be misread. */
function merged(text: RichText): readonly Span[] {
  const spans: Span[] = []
  for (const span of text) {
    const last = spans.at(-1)
    if (last && last.kind === span.kind && span.kind !== 'link' && last.kind !== 'link')
      spans[spans.length - 1] = { kind: span.kind, text: last.text + span.text }
    else spans.push(span)
  }
  return spans
}

/** Two marks of different spans that touch would be read as one. */
function needsGap(before: string, after: string): boolean {
  return /[*`]$/.test(before) && /^[*`\\]/.test(after)
}
