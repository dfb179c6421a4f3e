import type { Comparison, Passage, Section, Topic } from '#model/knowledge.ts'
import type { RootContent } from 'mdast'
import { lineOfPart, type MarkdownSection, note, parseMarkdown, type Sheet, splitAtHeadings } from './markdown.ts'
import { readPassage } from './passage.ts'
import { readCard, readDetails } from './read-card.ts'
import { readClaims } from './read-claims.ts'
import { readTable } from './read-table.ts'

/** What a topic may name in its headings. */
export type Names = Pick<Comparison, 'subjects' | 'terms'>

export type Body = Pick<Topic, 'card' | 'details' | 'sections' | 'why' | 'keepInMind' | 'claims' | 'table'>

/**
 * The text of a topic: the short answer, then sections with `##` headings. Faults are noted in the sheet; without a
 * short answer there is no body. Without `names` (they could not be read) any heading is taken for a name.
 */
export function readBody(text: string, names: Names | undefined, sheet: Sheet): Body | undefined {
  const { before, sections: written } = splitAtHeadings(parseMarkdown(text).children, 2)
  const { card, details } = readCard(before, sheet.above + 1, sheet)
  const fixed: Fixed = { keepInMind: [], claims: [] }
  const sections: Section[] = []
  const seen = new Set<string>()
  for (const section of written) {
    const line = lineOfPart(section.heading, sheet)
    if (seen.has(section.title.toLowerCase()))
      note(sheet, line, `the section "${section.title}" stands twice.`, 'Join the two.')
    seen.add(section.title.toLowerCase())
    const part = readFixed(section, line, sheet)
    if (part) Object.assign(fixed, part)
    else {
      const about = findAbout(section.title, names)
      if (!about && names) noteUnknown(section, names, sheet)
      const read = readCard(section.parts, line, sheet)
      if (about && read.card) sections.push({ about, title: section.title, card: read.card, details: read.details })
    }
  }
  return card && { card, details, sections, ...fixed }
}

type Fixed = Pick<Body, 'why' | 'keepInMind' | 'claims' | 'table'>

/** Sections that have the same name in every topic; undefined for any other. */
function readFixed({ title, parts }: MarkdownSection, line: number, sheet: Sheet): Partial<Fixed> | undefined {
  switch (title.toLowerCase()) {
    case 'why':
      return readWhy(parts, line, sheet)
    case 'keep in mind':
      return { keepInMind: readKeepInMind(parts, sheet) }
    case 'claims':
      return { claims: readClaims(parts, sheet) }
    case 'table':
      return readTable(parts, line, sheet)
    default:
      return undefined
  }
}

function readWhy(parts: readonly RootContent[], line: number, sheet: Sheet): Partial<Fixed> {
  const [first, second] = parts
  if (first?.type === 'paragraph' && !second) return { why: readPassage(first, sheet) }
  note(sheet, second ?? line, 'the section Why is not one paragraph.', 'Give the reason in one paragraph.')
  return {}
}

function readKeepInMind(parts: readonly RootContent[], sheet: Sheet): readonly Passage[] {
  return readDetails(parts, sheet).flatMap((detail) =>
    detail.kind === 'paragraph' ? [detail.passage] : detail.passages,
  )
}

/** A term's own name is stronger than a subject's alias, and that is stronger than a term's alias. */
function findAbout(title: string, names: Names | undefined): Section['about'] | undefined {
  const wanted = title.toLowerCase()
  const isNamed = (thing: { id: string; name: string; aliases: readonly string[] }): boolean =>
    [thing.id, thing.name, ...thing.aliases].some((name) => name.toLowerCase() === wanted)
  const term = names?.terms.find((one) => one.name.toLowerCase() === wanted)
  if (term) return { kind: 'term', term: term.id }
  const subject = names?.subjects.find(isNamed)
  if (subject) return { kind: 'subject', subject: subject.id }
  const other = names?.terms.find(isNamed)
  return other && { kind: 'term', term: other.id }
}

function noteUnknown({ heading, title }: MarkdownSection, names: Names, sheet: Sheet): void {
  const subjects = names.subjects.map((subject) => subject.name).join(', ')
  note(
    sheet,
    heading,
    `the section "${title}" is about nothing that is known.`,
    `Use the name of a subject (${subjects}) or of a term of comparison.yaml, or Why, Keep in mind, Claims, Table.`,
  )
}
