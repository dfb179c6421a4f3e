import type { Card, Detail, Passage } from '#model/knowledge.ts'
import type { List, RootContent } from 'mdast'
import { note, noteForbidden, type Sheet } from './markdown.ts'
import { measureCard } from './measure-card.ts'
import { readPassage } from './passage.ts'

interface CardAndDetails {
  /** Absent where the stretch does not begin like a card. */
  readonly card?: Card
  readonly details: readonly Detail[]
}

/**
 * The stretch below a heading, or at the top of the file (`line` is where it begins):
 *
 *     **Verdict.** Reason.[^source]        the lead
 *     - **Keyword:** point.[^source]       up to three points, directly below it
 *     anything further                     details, behind "More"
 */
export function readCard(parts: readonly RootContent[], line: number, sheet: Sheet): CardAndDetails {
  const [first, second, ...others] = parts
  if (first?.type !== 'paragraph' || first.children[0]?.type !== 'strong') {
    note(
      sheet,
      first ?? line,
      'the short answer does not begin with a verdict in bold.',
      'Begin with one paragraph: **The verdict.** Then the reason in one sentence.[^source]',
    )
    return { details: readDetails(first?.type === 'paragraph' ? parts : parts.slice(1), sheet) }
  }
  const lead = readPassage(first, sheet)
  const list = second?.type === 'list' ? second : undefined
  const points = list ? readPoints(list, sheet) : []
  measureCard({ lead: { part: first, passage: lead }, points }, sheet)
  const rest = list || !second ? others : [second, ...others]
  return {
    card: { lead, points: points.map(({ passage }) => passage) },
    details: readDetails(rest, sheet),
  }
}

/** What stands behind *More*: paragraphs and lists, nothing else. */
export function readDetails(parts: readonly RootContent[], sheet: Sheet): readonly Detail[] {
  const details: Detail[] = []
  for (const part of parts)
    if (part.type === 'paragraph') details.push({ kind: 'paragraph', passage: readPassage(part, sheet) })
    else if (part.type === 'list')
      details.push({ kind: 'points', passages: readPoints(part, sheet).map(({ passage }) => passage) })
    else noteForbidden(sheet, part)
  return details
}

/** A simple list: each entry is one paragraph. */
function readPoints(list: List, sheet: Sheet): readonly { part: RootContent; passage: Passage }[] {
  if (list.ordered === true) noteForbidden(sheet, list)
  return list.children.flatMap((item) => {
    const [only, ...more] = item.children
    for (const part of more) noteMore(part, sheet)
    if (only?.type === 'paragraph') return [{ part: item, passage: readPassage(only, sheet) }]
    if (only) noteForbidden(sheet, only)
    else note(sheet, item, 'an entry of the list is empty.', 'Write its text, or remove the line.')
    return []
  })
}

function noteMore(part: RootContent, sheet: Sheet): void {
  if (part.type === 'paragraph')
    note(sheet, part, 'an entry of a list has a second paragraph.', 'Make it an entry of its own, or join the two.')
  else noteForbidden(sheet, part)
}
