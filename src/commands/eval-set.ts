import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { VersusError } from '#model/errors.ts'
import type { Comparison } from '#model/knowledge.ts'

const LabelledLine = z.strictObject({
  id: z.string().min(1),
  text: z.string().min(1),
  /** A criterion, `decide` for a walkthrough, `oos` for no answer. */
  label: z.string(),
  /** Other labels that a fair judge would accept; those of another comparison as `comparison/criterion`. */
  also: z.array(z.string()).default([]),
  /** The topics that answer it, the best first; those of another comparison as `comparison/topic`. */
  topic: z.array(z.string()).min(1).optional(),
  kind: z.string(),
  prev: z.string().optional(),
  /** Notes of whoever wrote the row, which nothing counts: how deep it goes, and whether a claim holds. */
  depth: z.string().optional(),
  truth: z.unknown().optional(),
})

/** A message with the answer it should get. */
export interface Labelled {
  readonly id: string
  readonly text: string
  readonly label: string
  readonly also: readonly string[]
  readonly topic?: readonly string[]
  readonly kind: string
  readonly prev?: string
}

/** The sets of one comparison. */
export interface EvalSet {
  readonly comparison: string
  readonly inScope: readonly Labelled[]
  readonly outOfScope: readonly Labelled[]
}

/** The sets of `tests/eval` for these comparisons, or for one; a comparison that a team wrote for itself has none. */
export function readEvalSets(comparisons: readonly Comparison[], only?: string): readonly EvalSet[] {
  const known = new Set(comparisons.flatMap(({ id, topics }) => topics.map((topic) => `${id}/${topic.id}`)))
  const read = (comparison: string, name: 'in-scope' | 'out-of-scope'): readonly Labelled[] => {
    const path = pathOf(comparison, name)
    return parseEvalSet(readFileSync(path, 'utf8'), { path, comparison, known })
  }
  return comparisons
    .filter(({ id }) => (only === undefined || id === only) && existsSync(pathOf(id, 'in-scope')))
    .map(({ id }) => ({ comparison: id, inScope: read(id, 'in-scope'), outOfScope: read(id, 'out-of-scope') }))
}

/** A topic or criterion by its full name: one of another comparison has it already. */
export function fullName(comparison: string, name: string): string {
  return name.includes('/') ? name : `${comparison}/${name}`
}

function pathOf(id: string, name: 'in-scope' | 'out-of-scope'): string {
  return fileURLToPath(new URL(`../../tests/eval/${id}/${name}.jsonl`, import.meta.url))
}

interface Origin {
  readonly path: string
  readonly comparison: string
  /** Every topic of the knowledge, as `comparison/topic`. */
  readonly known: ReadonlySet<string>
}

/** Throws with every line that cannot be read, is there twice, or names a topic that does not exist. */
export function parseEvalSet(text: string, origin: Origin): readonly Labelled[] {
  const seen = new Map<string, number>()
  const rows: Labelled[] = []
  const faults: string[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = parseRow(line, origin)
    const problem =
      'problem' in read
        ? read.problem
        : seen.has(read.id)
          ? `The id ${read.id} is that of line ${seen.get(read.id)}.`
          : ''
    if (problem !== '') faults.push(`${origin.path}:${at + 1}: ${problem}`)
    if ('problem' in read) continue
    seen.set(read.id, at + 1)
    rows.push(read)
  }
  if (faults.length > 0) throw new VersusError('eval-set-faulty', faults.join('\n'))
  return rows
}

function parseRow(line: string, { comparison, known }: Origin): Labelled | { readonly problem: string } {
  const parsed = LabelledLine.safeParse(parseJson(line))
  if (!parsed.success) return { problem: z.prettifyError(parsed.error).replaceAll('\n', ' ') }
  const { id, text, label, also, kind, topic, prev } = parsed.data
  if (label === 'oos' && topic !== undefined) return { problem: 'What deserves no answer has no topic: leave it out.' }
  const strange = topic?.find((name) => !known.has(fullName(comparison, name)))
  if (strange !== undefined)
    return { problem: `There is no topic ${fullName(comparison, strange)}: name one of the files below topics/.` }
  return {
    id,
    text,
    label,
    also,
    kind,
    ...(topic === undefined ? {} : { topic }),
    ...(prev === undefined ? {} : { prev }),
  }
}

/** What is not JSON is no row either. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return line
  }
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
