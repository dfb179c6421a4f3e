import type { Claim, ClaimVerdict } from '#model/knowledge.ts'
import type { RootContent } from 'mdast'
import { flatten, note, splitAtHeadings, type MarkdownSection, type Sheet } from './markdown.ts'
import { readPassage } from './passage.ts'

const VERDICTS: ReadonlyMap<string, ClaimVerdict> = new Map([
  ['Right.', 'right'],
  ['Right, with a catch.', 'right, with a catch'],
  ['Not quite.', 'not quite'],
  ['No.', 'no'],
])

/** The section *Claims*: `### The statement`, and below it one paragraph, `**No.** The reason.[^source]`. */
export function readClaims(parts: readonly RootContent[], sheet: Sheet): readonly Claim[] {
  const { before, sections } = splitAtHeadings(parts, 3)
  const [stray] = before
  if (stray)
    note(
      sheet,
      stray,
      'a text in the section Claims belongs to no claim.',
      'Begin each claim with a heading: ### The statement',
    )
  const claims: Claim[] = []
  for (const section of sections) {
    const claim = readClaim(section, sheet)
    if (!claim) continue
    if (claims.some(({ statement }) => statement.toLowerCase() === claim.statement.toLowerCase()))
      note(sheet, section.heading, `the claim "${claim.statement}" stands twice.`, 'Keep one of the two.')
    claims.push({ id: `${claims.length + 1}`, ...claim })
  }
  return claims
}

function readClaim({ heading, title, parts }: MarkdownSection, sheet: Sheet): Omit<Claim, 'id'> | undefined {
  const [first, ...more] = parts
  if (title.includes('[^'))
    note(sheet, heading, `the claim "${title}" has a footnote in its heading.`, 'Move it to the end of the answer.')
  if (first?.type !== 'paragraph') {
    note(sheet, heading, `the claim "${title}" has no answer.`, `Write one paragraph below it. ${labels()}`)
    return undefined
  }
  if (more[0])
    note(
      sheet,
      more[0],
      `the claim "${title}" has more than one paragraph.`,
      'Keep the one that begins with its label.',
    )
  const answer = readPassage(first, sheet)
  const [start] = first.children
  const verdict = start?.type === 'strong' ? VERDICTS.get(flatten(start.children)) : undefined
  if (verdict === undefined) {
    note(sheet, first, `the answer to the claim "${title}" does not begin with a label.`, labels())
    return undefined
  }
  const [, ...text] = answer.text
  if (text.length === 0)
    note(sheet, first, `the claim "${title}" has a label and no reason.`, 'Add the reason in one sentence.')
  return { statement: title, verdict, answer: { ...answer, text } }
}

function labels(): string {
  return `Begin with one of: ${[...VERDICTS.keys()].map((label) => `**${label}**`).join(' ')}`
}
