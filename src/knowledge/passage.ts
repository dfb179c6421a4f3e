import type { Passage } from '#model/knowledge.ts'
import type { Paragraph } from 'mdast'
import { readInline } from './inline.ts'
import { note, noteForbidden, type Sheet } from './markdown.ts'

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

  const { text, isWhole } = readInline(paragraph, sheet, withoutFootnotes)
  const passage = {
    text,
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
