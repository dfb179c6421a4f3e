import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const LabelledLine = z.object({
  id: z.string(),
  text: z.string(),
  /** A criterion, `decide` for a walkthrough, `oos` for no answer. */
  label: z.string(),
  /** Other labels that a fair judge would accept; those of another comparison as `comparison/criterion`. */
  also: z.array(z.string()).default([]),
  kind: z.string(),
  prev: z.string().optional(),
})

/** A message with the answer it should get. */
export interface Labelled {
  readonly id: string
  readonly text: string
  readonly label: string
  readonly also: readonly string[]
  readonly kind: string
  readonly prev?: string
}

/** The sets of one comparison. */
export interface EvalSet {
  readonly comparison: string
  readonly inScope: readonly Labelled[]
  readonly outOfScope: readonly Labelled[]
}

/** The sets of `tests/eval` for these comparisons; a comparison that a team wrote for itself has none. */
export function readEvalSets(comparisons: readonly string[]): readonly EvalSet[] {
  return comparisons
    .filter((id) => existsSync(pathOf(id, 'in-scope')))
    .map((comparison) => ({
      comparison,
      inScope: readRows(pathOf(comparison, 'in-scope')),
      outOfScope: readRows(pathOf(comparison, 'out-of-scope')),
    }))
}

function pathOf(comparison: string, name: 'in-scope' | 'out-of-scope'): string {
  return fileURLToPath(new URL(`../../tests/eval/${comparison}/${name}.jsonl`, import.meta.url))
}

/** Throws with the line that cannot be read. */
function readRows(path: string): readonly Labelled[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, at): Labelled => {
      const parsed = LabelledLine.safeParse(JSON.parse(line))
      if (!parsed.success) throw new Error(`${path}:${at + 1}: ${z.prettifyError(parsed.error)}`)
      const { prev, ...labelled } = parsed.data
      return prev === undefined ? labelled : Object.assign(labelled, { prev })
    })
}

/**
 * The same set as it would be typed in a hurry: one edit in every third word of four letters or more, chosen by a fixed
 * generator, so that each run sees the same copies.
 */
export function withTypos(set: readonly Labelled[]): readonly Labelled[] {
  const next = generator(42)
  return set.map((row) =>
    Object.assign({}, row, {
      text: row.text.replaceAll(/[a-z]{4,}/gi, (word) => (next() < 1 / 3 ? misspell(word, next) : word)),
    }),
  )
}

function misspell(word: string, next: () => number): string {
  const at = 1 + Math.floor(next() * (word.length - 2))
  const letter = 'abcdefghijklmnopqrstuvwxyz'.charAt(Math.floor(next() * 26))
  const edits = [
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + letter + word.slice(at),
    () => word.slice(0, at) + letter + word.slice(at + 1),
    () => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ]
  return edits[Math.floor(next() * edits.length)]?.() ?? word
}

/** Numbers from 0 to 1 that are the same in every run (Mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
