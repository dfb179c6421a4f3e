import type { Passage } from '#model/knowledge.ts'
import type { RootContent } from 'mdast'
import { note, type Sheet } from './markdown.ts'

/** A first card is read at a glance, and a platform's preview shows no more. */
const MAX_WORDS = { verdict: 10, reason: 25, point: 25, card: 90 } as const
const MAX_POINTS = 3

interface Placed {
  readonly part: RootContent
  readonly passage: Passage
}

/** Notes what is too long in a card, each at its own line. */
export function measureCard({ lead, points }: { lead: Placed; points: readonly Placed[] }, sheet: Sheet): void {
  const [verdict, ...reason] = lead.passage.text
  const measured: { part: RootContent; what: string; count: number; most: number }[] = [
    { part: lead.part, what: 'the verdict', count: countWords(verdict?.text ?? ''), most: MAX_WORDS.verdict },
    { part: lead.part, what: 'the reason', count: countWords(join(reason)), most: MAX_WORDS.reason },
    ...points.map(({ part, passage }, at) => ({
      part,
      what: `point ${at + 1}`,
      count: countWords(join(passage.text)),
      most: MAX_WORDS.point,
    })),
  ]
  const total = measured.reduce((sum, { count }) => sum + count, 0)
  measured.push({ part: lead.part, what: 'the short answer with its points', count: total, most: MAX_WORDS.card })
  for (const { part, what, count, most } of measured)
    if (count > most)
      note(
        sheet,
        part,
        `${what} has ${count} words, more than ${most}.`,
        'Shorten it, or move a part of it below, where it is shown behind "More".',
      )
  const surplus = points[MAX_POINTS]
  if (surplus)
    note(
      sheet,
      surplus.part,
      `the short answer has ${points.length} points, more than ${MAX_POINTS}.`,
      'Keep the three that matter; put the others into a second list after a paragraph.',
    )
}

function join(text: Passage['text']): string {
  return text.map((span) => span.text).join('')
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
