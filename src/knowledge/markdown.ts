import type { Heading, PhrasingContent, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Fault } from './fault.ts'

/** A stretch of Markdown inside a file, and where its faults are noted. */
export interface Sheet {
  readonly file: string
  /** Lines of the file above the first line of the stretch. */
  readonly above: number
  readonly faults: Fault[]
}

interface Positioned {
  readonly position?: { readonly start: { readonly line: number } } | undefined
}

export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
}

/** The line of the file in which a part of the stretch begins. */
export function lineOfPart(part: Positioned, sheet: Sheet): number {
  return (part.position?.start.line ?? 1) + sheet.above
}

/** Notes a fault at a line of the file, or where a part begins; the same fault once a line. */
export function note(sheet: Sheet, at: number | Positioned, problem: string, remedy: string): void {
  const line = typeof at === 'number' ? at : lineOfPart(at, sheet)
  if (!sheet.faults.some((fault) => fault.line === line && fault.problem === problem))
    sheet.faults.push({ file: sheet.file, line, problem, remedy })
}

/** Markdown that a card cannot show, in the words of somebody who writes rather than programs. */
export function noteForbidden(sheet: Sheet, part: RootContent): void {
  note(sheet, part, `${nameOf(part)} is not allowed here.`, REMEDIES.get(part.type) ?? PLAIN)
}

const PLAIN = 'Use plain text, **strong**, *emphasis*, `code`, [links](https://…) and simple lists only.'

const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['heading', 'Use ## for sections and, below ## Claims, ### for claims; no other headings.'],
  ['html', 'Remove it; what looks like <this> in a text goes between backticks: `<this>`.'],
  ['link', 'Write the whole address, beginning with https:// or http://.'],
  ['definition', 'Describe the source in sources.yaml; here its id in [^…] is enough.'],
  ['list', 'Use lists of one level, each entry beginning with "- ".'],
  ['table', 'Put it into the section ## Table.'],
  ['code', 'Remove the four spaces before the line, or write a short piece between backticks.'],
])

function nameOf(part: RootContent): string {
  switch (part.type) {
    case 'heading':
      return `a heading of level ${part.depth} ("${flatten(part.children)}")`
    case 'link':
      return `a link to "${part.url}"`
    case 'list':
      return part.ordered === true ? 'a numbered list' : 'a list inside a list'
    default:
      return NAMES.get(part.type) ?? `"${part.type}"`
  }
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['html', 'HTML'],
  ['image', 'an image'],
  ['imageReference', 'an image'],
  ['linkReference', 'a link without an address'],
  ['blockquote', 'a quotation (a line that begins with ">")'],
  ['code', 'a block of code (lines between ``` or with four spaces before them)'],
  ['thematicBreak', 'a line of dashes'],
  ['definition', 'the definition of a footnote or link'],
  ['table', 'a table'],
])

export interface MarkdownSection {
  readonly heading: Heading
  readonly title: string
  readonly parts: readonly RootContent[]
}

/** Cuts at the headings of one level: what stands before the first, then one section per heading. */
export function splitAtHeadings(
  parts: readonly RootContent[],
  depth: number,
): { before: readonly RootContent[]; sections: readonly MarkdownSection[] } {
  const before: RootContent[] = []
  const sections: { heading: Heading; title: string; parts: RootContent[] }[] = []
  for (const part of parts)
    if (part.type === 'heading' && part.depth === depth)
      sections.push({ heading: part, title: flatten(part.children).trim(), parts: [] })
    else (sections.at(-1)?.parts ?? before).push(part)
  return { before, sections }
}

/** The words of a heading or of a styled stretch, without their styles. */
export function flatten(parts: readonly PhrasingContent[]): string {
  return parts
    .map((part) => {
      if (part.type === 'break') return ' '
      return 'value' in part ? part.value : 'children' in part ? flatten(part.children) : ''
    })
    .join('')
}
