import type { World } from '#core/world.ts'
import type { HouseNote } from '#model/knowledge.ts'
import type { RichText } from '#model/text.ts'

/** A note as a file would have it; what it does not name it does not belong to. */
export function houseNote(text: string | RichText, on: Partial<HouseNote>): HouseNote {
  const spans: RichText = typeof text === 'string' ? [{ kind: 'plain', text }] : text
  return { text: spans, topics: [], criteria: [], subjects: [], options: [], ...on }
}

/** The same knowledge with house notes on a comparison. */
export function withNotes(world: World, comparison: string, notes: readonly HouseNote[]): World {
  const add = <T extends World['knowledge']['comparisons'][number]>(one: T): T =>
    one.id === comparison ? { ...one, notes } : one
  return {
    knowledge: { ...world.knowledge, comparisons: world.knowledge.comparisons.map(add) },
    minds: world.minds.map((mind) => Object.assign({}, mind, { comparison: add(mind.comparison) })),
  }
}
