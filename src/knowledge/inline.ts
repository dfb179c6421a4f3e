import type { RichText, Span } from '#model/text.ts'
import type { Paragraph, PhrasingContent } from 'mdast'
import { flatten, noteForbidden, type Sheet } from './markdown.ts'

/** The styles and words of one paragraph. What cannot be shown is noted and left out; the text is then not whole. */
export function readInline(
  paragraph: Paragraph,
  sheet: Sheet,
  clean: (text: string) => string,
): { readonly text: RichText; readonly isWhole: boolean } {
  const spans: Span[] = []
  let isWhole = true
  for (const part of paragraph.children) {
    const forbidden = findForbidden(part)
    if (forbidden) noteForbidden(sheet, forbidden)
    isWhole &&= !forbidden
    const span = forbidden ? undefined : toSpan(part, clean)
    if (span !== undefined && span.text !== '') spans.push(span)
  }
  return { text: trimEnds(spans), isWhole }
}

/** The first thing in a part that is no text of ours; styles hold only words, so that nothing is lost or smuggled in. */
function findForbidden(part: PhrasingContent, isInside = false): PhrasingContent | undefined {
  switch (part.type) {
    case 'text':
    case 'inlineCode':
    case 'break':
      return undefined
    case 'strong':
    case 'emphasis':
      return firstForbidden(part.children)
    case 'link':
      return isInside || !/^https?:\/\//i.test(part.url) ? part : firstForbidden(part.children)
    case 'linkReference':
      return isFootnote(part) ? undefined : part
    default:
      return part
  }
}

function firstForbidden(parts: readonly PhrasingContent[]): PhrasingContent | undefined {
  return parts.map((part) => findForbidden(part, true)).find((found) => found !== undefined)
}

/** Where somebody has defined `[^felter]: …`, Markdown takes the footnotes for links; the definition is the one fault. */
function isFootnote(part: PhrasingContent): boolean {
  return part.type === 'linkReference' && part.identifier.startsWith('^')
}

function toSpan(part: PhrasingContent, clean: (text: string) => string): Span | undefined {
  switch (part.type) {
    case 'text':
      return { kind: 'plain', text: clean(part.value) }
    case 'inlineCode':
      return { kind: 'code', text: part.value }
    case 'strong':
      return { kind: 'strong', text: clean(flatten(part.children)) }
    case 'emphasis':
      return { kind: 'emphasis', text: clean(flatten(part.children)) }
    case 'link':
      return { kind: 'link', text: clean(flatten(part.children)), href: part.url }
    case 'linkReference':
      return { kind: 'plain', text: clean(`[${part.identifier}]`) }
    case 'break':
      return { kind: 'plain', text: ' ' }
    default:
      return undefined
  }
}

function trimEnds(spans: readonly Span[]): readonly Span[] {
  return spans
    .map((span, at) => {
      const start = at === 0 ? span.text.trimStart() : span.text
      return { ...span, text: at === spans.length - 1 ? start.trimEnd() : start }
    })
    .filter((span) => span.text !== '')
}
