import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PreparedMind } from '#core/lesson.ts'
import type { KnowledgeFolder } from '#knowledge/knowledge-folder.ts'
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
export function worldFile(data: string, knowledge: readonly KnowledgeFolder[], vectors: string): string {
  const hash = createHash('sha256').update(vectors)
  for (const [folder, isWanted] of [
    ...knowledge.map(({ path }) => [path, isText] as const),
    [CORE, isSource] as const,
    [LOADER, isSource] as const,
  ]) {
    // A folder that is gone is another knowledge than one that is empty.
    hash.update(`${folder} ${existsSync(folder)}\n`)
    for (const name of filesIn(folder).filter(isWanted)) hash.update(describe(join(folder, name)))
  }
  return join(data, `world-${hash.digest('hex').slice(0, 16)}.bin`)
}

function isSource(name: string): boolean {
  return name.endsWith('.ts')
}

function isText(name: string): boolean {
  return /\.(?:md|ya?ml|txt)$/.test(name)
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
