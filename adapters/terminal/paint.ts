// Styled text → what is written to the terminal. The only place that makes escape sequences.
import { printable } from '#adapters/shared/printable.ts'
import { type Run, wrapRuns } from '#adapters/shared/wrap.ts'
import { widthOf } from '#adapters/shared/width.ts'
import type { RichText, Span } from '#model/text.ts'

/** What the terminal can show, and how wide it is. */
export interface View {
  /** Columns. */
  readonly width: number
  readonly hasStyles: boolean
  readonly hasLinks: boolean
  readonly hasUnicode: boolean
}

export interface Style {
  readonly isBold?: boolean
  readonly isDim?: boolean
  readonly isUnderlined?: boolean
  readonly href?: string
}

/** ECMA-48, "select graphic rendition". */
const BOLD = '\u001b[1m'
const DIM = '\u001b[2m'
const UNDERLINED = '\u001b[4m'
const PLAIN = '\u001b[0m'
/** OSC 8, closed by ST: the address of a link, and its end. */
const linkStart = (href: string): string => `\u001b]8;;${href}\u001b\\`
const LINK_END = '\u001b]8;;\u001b\\'

/** Spans with their styles on top of `base`. A link's address follows in brackets where the terminal has no links. */
export function toRuns(text: RichText, view: View, base: Style = {}): readonly Run<Style>[] {
  return text.map((span) => ({ text: printable(shownText(span, view)), style: styleOf(span, base) }))
}

function shownText(span: Span, view: View): string {
  switch (span.kind) {
    case 'plain':
    case 'strong':
    case 'emphasis':
      return span.text
    case 'code':
      return `\`${span.text}\``
    case 'link':
      return canLink(span.href, view) || span.text === span.href ? span.text : `${span.text} (${span.href})`
  }
}

function styleOf(span: Span, base: Style): Style {
  switch (span.kind) {
    case 'plain':
    case 'code':
      return base
    case 'strong':
      return { ...base, isBold: true, isDim: false }
    case 'emphasis':
      return { ...base, isUnderlined: true }
    case 'link':
      return { ...base, href: span.href }
  }
}

export function canLink(href: string, view: View): boolean {
  return view.hasStyles && view.hasLinks && safeAddress(href) !== undefined
}

/** The address in plain ASCII; undefined for what no link should open. */
function safeAddress(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined
  const { protocol, href: encoded } = new URL(href)
  return ['https:', 'http:', 'mailto:'].includes(protocol) && /^[\x21-\x7e]+$/.test(encoded) ? encoded : undefined
}

/** A paragraph as lines that fit the view; `first` stands before the first line, the others are indented as far. */
export function paragraph(runs: readonly Run<Style>[], view: View, first = ''): readonly string[] {
  const indent = widthOf(first)
  const lines = wrapRuns(runs, Math.max(1, view.width - indent))
  if (lines.length === 0) return first.trim() === '' ? [] : [first.trimEnd()]
  return lines.map((line, at) => (at === 0 ? first : ' '.repeat(indent)) + paint(line, view))
}

/** One line of runs, with escape sequences where the view has styles. No-break spaces have done their work by now. */
export function paint(line: readonly Run<Style>[], view: View): string {
  return line.map((run) => paintRun(run.text.replaceAll(/[\u00a0\u202f]/g, ' '), run.style, view)).join('')
}

function paintRun(text: string, style: Style, view: View): string {
  if (!view.hasStyles) return text
  const start = `${style.isBold ? BOLD : ''}${style.isDim ? DIM : ''}${style.isUnderlined ? UNDERLINED : ''}`
  const styled = start === '' ? text : `${start}${text}${PLAIN}`
  const address = style.href !== undefined && canLink(style.href, view) ? safeAddress(style.href) : undefined
  return address === undefined ? styled : `${linkStart(address)}${styled}${LINK_END}`
}
