import { printable } from '#adapters/shared/printable.ts'
import type { RichText, Span } from '#model/text.ts'
import { LONGEST_ADDRESS } from './limits.ts'

// Slack's mark-up. Three characters are control characters and are escaped; the signs of styles cannot be escaped, so that a
// text's own ones become their look-alikes where Slack would read a pair of them as a style.
// https://docs.slack.dev/messaging/formatting-message-text

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const LOOK_ALIKES: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' }
const STYLES: Readonly<Record<Exclude<Span['kind'], 'plain' | 'link'>, string>> = {
  strong: '*',
  emphasis: '_',
  code: '`',
}
/** Slack reads a style only between words; this is a border that nobody sees. */
const BORDER = '\u200b'

/** The text between escaped characters, for places that know no styles. */
export function escaped(text: string): string {
  return printable(text).replaceAll(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign)
}

/** Words as they are: nothing in them is a style, a link, a quotation or a mention. */
export function plainWords(text: string): string {
  return escaped(
    printable(text).replaceAll(/(?<![\p{L}\p{N}])([*_~`])(?=\S.*?\1)/gu, (sign) => LOOK_ALIKES[sign] ?? sign),
  )
}

/**
 * Rich text in Slack's mark-up, in pieces of at most `limit` characters, cut between words; a link is never cut but in its
 * label, and only where it does not fit into a piece by itself.
 */
export function toMrkdwn(text: RichText, limit: number): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  let isStyled = false
  for (const atom of text.flatMap(toAtoms)) {
    let rest: Span | undefined = atom
    while (rest) {
      const drawn: string = joint(piece, drawSpan(rest), isStyled || rest.kind !== 'plain') + drawSpan(rest)
      if (piece.length + drawn.length <= limit) {
        piece += drawn
        isStyled = rest.kind !== 'plain'
        rest = undefined
      } else if (piece.trim() === '') {
        const [head, tail] = divided(rest, limit)
        pieces.push(drawSpan(head))
        piece = ''
        isStyled = false
        rest = tail
      } else {
        pieces.push(piece.trim())
        piece = ''
        isStyled = false
        rest = { ...rest, text: rest.text.trimStart() }
      }
    }
  }
  return [...pieces, piece.trim()].filter((one) => one !== '').map(unquoted)
}

/** A sign at the very start would make a quotation of it. */
function unquoted(piece: string): string {
  return piece.startsWith('&gt;') ? BORDER + piece : piece
}

/** A span that is short stays whole; a long one may be divided between its words. */
function toAtoms(span: Span): readonly Span[] {
  const text = printable(span.text)
  if (text === '') return []
  if (span.kind === 'link' || text.length <= SHORT) return [{ ...span, text }]
  const atoms: Span[] = []
  for (let at = 0; at < text.length;) {
    const end = endOfWord(text, at + SHORT)
    atoms.push({ kind: span.kind, text: text.slice(at, end) })
    at = end
  }
  return atoms
}

/** The place behind the space that follows; a word is cut only where it alone is longer than that. */
function endOfWord(text: string, from: number): number {
  const space = text.indexOf(' ', from)
  return space < 0 ? text.length : space + 1
}

const SHORT = 100

/** The longest beginning that fits when drawn, and the rest. At least one character goes into the beginning. */
function divided(span: Span, limit: number): readonly [Span, Span | undefined] {
  let [low, high] = [1, span.text.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (drawSpan({ ...span, text: span.text.slice(0, middle) }).length <= limit) low = middle
    else high = middle - 1
  }
  // Not between the halves of a character.
  const end = low > 1 && /[\ud800-\udbff]$/.test(span.text.slice(0, low)) ? low - 1 : low
  const rest = span.text.slice(end)
  return [{ ...span, text: span.text.slice(0, end) }, rest === '' ? undefined : { ...span, text: rest }]
}

/** What has to stand between what is there and what is added, if one of them is styled. */
function joint(before: string, after: string, isStyled: boolean): string {
  const touches = /[\p{L}\p{N}*_`]$/u.test(before) && /^[\p{L}\p{N}*_`]/u.test(after)
  return isStyled && touches ? BORDER : ''
}

function drawSpan(span: Span): string {
  if (span.kind === 'plain') return plainWords(span.text)
  if (span.kind === 'link') return drawLink(span.text, span.href)
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(span.text) ?? []
  const sign = STYLES[span.kind]
  const inside = escaped(words).replaceAll(sign, LOOK_ALIKES[sign] ?? '')
  return words === '' ? span.text : `${before}${sign}${inside}${sign}${after}`
}

/** A link with its label; the label alone where Slack, or a person, could not follow the address. */
export function drawLink(label: string, href: string): string {
  const address = addressFor(href)
  const words = plainWords(label).trim()
  if (address === undefined) return words
  // A bar would end the address, and a label of nothing would show the address itself.
  return `<${address}|${words.replaceAll('|', '¦') || 'link'}>`
}

/** The address as Slack wants it; undefined for what is no address of the web. */
export function addressFor(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined
  const url = new URL(href)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  const address = url.href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E')
  return address.length <= LONGEST_ADDRESS ? address.replaceAll('&', '&amp;') : undefined
}
