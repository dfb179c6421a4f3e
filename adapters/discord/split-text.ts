import { fit, unitsOf } from '#adapters/shared/fit.ts'
import type { RichText, Span } from '#model/text.ts'
import { toMarkdown } from './markdown.ts'

/** A mark and its escape at either side of a word, and the gap between two spans. */
const COST_OF_MARKS = 8

/**
 * A text as lines of mark-up that are at most `limit` long: whole where it fits, else divided between two words. A link is
 * never divided, and no word unless it is itself too long.
 */
export function splitText(text: RichText, limit: number): readonly string[] {
  const whole = toMarkdown(text)
  if (whole.length <= limit) return whole === '' ? [] : [whole]
  const pieces: Span[][] = [[]]
  let used = 0
  for (const span of text.flatMap((one) => words(one, limit))) {
    const cost = toMarkdown([span]).length + COST_OF_MARKS
    if (used > 0 && used + cost > limit) {
      pieces.push([])
      used = 0
    }
    pieces.at(-1)?.push(span)
    used += cost
  }
  return pieces.map(toMarkdown).filter((line) => line !== '')
}

function words(span: Span, limit: number): readonly Span[] {
  if (span.kind === 'link') return [shortLink(span, limit)]
  // The worst that can become of a sign is an escape of three.
  const most = Math.floor((limit - COST_OF_MARKS) / 3)
  return (span.text.match(/\s*\S+|\s+$/g) ?? []).flatMap((word) =>
    chunks(word, most).map((text) => ({ kind: span.kind, text })),
  )
}

/** A link whose address alone is too long is only a name. */
function shortLink(span: Extract<Span, { kind: 'link' }>, limit: number): Span {
  if (toMarkdown([span]).length + COST_OF_MARKS <= limit) return span
  const room = limit - COST_OF_MARKS - toMarkdown([{ ...span, text: '-' }]).length
  if (room < 1) return { kind: 'plain', text: fit(span.text, Math.floor(limit / 4), unitsOf) }
  return { ...span, text: fit(span.text, Math.floor(room / 3), unitsOf) }
}

/** A word in pieces of at most `most` code units. */
export function chunks(word: string, most: number): readonly string[] {
  if (word.length <= most) return [word]
  const parts: string[] = []
  let rest = word
  while (rest !== '') {
    // Never between the halves of a character.
    const end = /[\uD800-\uDBFF]/.test(rest[most - 1] ?? '') && rest.length > most ? most - 1 : most
    parts.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return parts
}
