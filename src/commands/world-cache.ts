import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PreparedMind } from '#core/lesson.ts'
import type { KnowledgeBase } from '#model/knowledge.ts'

// Reading the knowledge, understanding each phrasing and training take seconds; a start with nothing changed need not wait
// for them.

const CORE = fileURLToPath(new URL('../core', import.meta.url))
const LOADER = fileURLToPath(new URL('../knowledge', import.meta.url))

/** All that a start makes of the knowledge, as plain data. */
export interface PreparedWorld {
  readonly knowledge: KnowledgeBase
  readonly minds: readonly PreparedMind[]
}

/**
 * Other knowledge files, other word vectors or other code that reads them is another file. Files are told by name, size and
 * time: to read them all would take a tenth of a second, and a touched one costs no more than being read anew.
 */
export function worldFile(data: string, knowledge: string, vectors: string): string {
  const hash = createHash('sha256').update(vectors)
  for (const [folder, isWanted] of [
    [knowledge, (name: string) => /\.(?:md|ya?ml|txt)$/.test(name)],
    [CORE, (name: string) => name.endsWith('.ts')],
    [LOADER, (name: string) => name.endsWith('.ts')],
  ] as const)
    for (const name of filesIn(folder).filter(isWanted)) hash.update(describe(join(folder, name)))
  return join(data, `world-${hash.digest('hex').slice(0, 16)}.bin`)
}

function describe(path: string): string {
  const { size, mtimeMs } = statSync(path)
  return `${path} ${size} ${mtimeMs}\n`
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
  } catch {
    return []
  }
}

export function isPreparedWorld(value: unknown): value is PreparedWorld {
  return (
    typeof value === 'object' &&
    value !== null &&
    'knowledge' in value &&
    'minds' in value &&
    Array.isArray(value.minds)
  )
}
