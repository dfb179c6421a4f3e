import { characters, widthOf } from './width.ts'

/**
 * The text where it keeps within `limit`, else its beginning and "…", cut between two words. Only a text whose first word
 * is itself too long is cut inside it, and then between two characters. `measure` is what the limit counts: columns of a
 * terminal, unless it is said otherwise (platforms count code units: `unitsOf`).
 */
export function fit(text: string, limit: number, measure: (text: string) => number = widthOf): string {
  if (measure(text) <= limit) return text
  const room = limit - measure('…')
  if (room < 0) return ''
  let kept = ''
  for (const word of text.match(/\s*\S+/g) ?? []) {
    if (measure(kept + word) > room) break
    kept += word
  }
  if (kept.trim() === '') kept = beginning(text.trimStart(), room, measure)
  return `${kept.replace(/[\s,;:–-]+$/u, '')}…`
}

/** The limit counts UTF-16 code units, as the chat platforms do. */
export function unitsOf(text: string): number {
  return text.length
}

function beginning(text: string, room: number, measure: (text: string) => number): string {
  let kept = ''
  for (const character of characters(text)) {
    if (measure(kept + character) > room) break
    kept += character
  }
  return kept
}
