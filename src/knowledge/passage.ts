import type { Passage } from '#model/knowledge.ts'
import type { Span } from '#model/text.ts'
import type { Paragraph, PhrasingContent } from 'mdast'
import { flatten, note, noteForbidden, type Sheet } from './markdown.ts'

/** `[^felter]`. No definition stands in the file, so that Markdown leaves it as text. */
const FOOTNOTE = /\s*\[\^([\w-]+)\]/g

/** Footnotes that stand for no source. */
const UNSOURCED: ReadonlyMap<string, Passage['unsourced'][number]> = new Map([
  ['unsourced', 'general knowledge'],
  ['advice', 'our advice'],
])

/** The ids of all sources that a file cites, each with the line of its first footnote. */
export function findCitations(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const [at, line] of text.split('\n').entries())
    for (const [, key = ''] of line.matchAll(FOOTNOTE))
      if (!UNSOURCED.has(key) && !found.has(key)) found.set(key, at + 1)
  return found
}

/** One paragraph → text and its sources. Every paragraph says what it rests on; one that does not is a fault. */
export function readPassage(paragraph: Paragraph, sheet: Sheet): Passage {
  const sources: string[] = []
  const unsourced: Passage['unsourced'][number][] = []
  const withoutFootnotes = (text: string): string =>
    text.replaceAll('\n', ' ').replaceAll(FOOTNOTE, (_, key: string) => {
      const kind = UNSOURCED.get(key)
      if (kind === undefined) sources.push(key)
      else unsourced.push(kind)
      return ''
    })

  const spans: Span[] = []
  let isWhole = true
  for (const part of paragraph.children) {
    const forbidden = findForbidden(part)
    if (forbidden) noteForbidden(sheet, forbidden)
    isWhole &&= !forbidden
    const span = forbidden ? undefined : toSpan(part, withoutFootnotes)
    if (span !== undefined && span.text !== '') spans.push(span)
  }
  const passage = {
    text: trimEnds(spans),
    sources: [...new Set(sources)],
    unsourced: [...new Set(unsourced)],
  }
  if (isWhole) checkPassage(passage, paragraph, sheet)
  return passage
}

function checkPassage({ text, sources, unsourced }: Passage, paragraph: Paragraph, sheet: Sheet): void {
  const [first] = paragraph.children
  if (first?.type === 'text' && /^\[\^[^\]]*\]:/.test(first.value)) {
    noteForbidden(sheet, { type: 'definition', identifier: '', url: '', position: paragraph.position })
    return
  }
  const unread = /\[\^[^\]]*\]?/.exec(text.map((span) => (span.kind === 'code' ? '' : span.text)).join(''))?.[0]
  if (unread !== undefined)
    note(
      sheet,
      paragraph,
      `the footnote "${unread}" cannot be read.`,
      'Write the id of a source between [^ and ], for instance [^ms-cvm]: small letters, digits and hyphens.',
    )
  else if (sources.length + unsourced.length === 0)
    note(
      sheet,
      paragraph,
      'a text cites nothing.',
      'Add a footnote such as [^ms-cvm]; for general knowledge [^unsourced], for our own advice [^advice].',
    )
  else if (text.length === 0)
    note(sheet, paragraph, 'a footnote stands alone.', 'Put it behind the text it belongs to.')
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
