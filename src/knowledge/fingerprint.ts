import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { KnowledgeFolder } from './knowledge-folder.ts'
import { isFolder } from './list-files.ts'

/** Deeper than any knowledge lies; a link that leads back up would otherwise never end. */
const MAX_DEPTH = 4

/** All folders below a folder; hidden ones are nobody's knowledge. */
function listFolders(root: string, depth = MAX_DEPTH): readonly string[] {
  if (depth === 0) return []
  const folders: string[] = []
  for (const entry of entriesOf(root))
    if (isFolder(root, entry)) {
      const folder = join(root, entry.name)
      folders.push(folder, ...listFolders(folder, depth - 1))
    }
  return folders
}

/** All folders of the knowledge, those below the ones named included. */
export function listAllFolders(where: string | readonly KnowledgeFolder[]): readonly string[] {
  const roots = typeof where === 'string' ? [where] : where.map(({ path }) => path)
  return roots.concat(roots.flatMap((root) => listFolders(root)))
}

/** Paths, sizes and times of all files of the knowledge: another text means that something was edited. */
export function takeFingerprint(where: string | readonly KnowledgeFolder[]): string {
  const files = listAllFolders(where).flatMap((folder) =>
    entriesOf(folder).map((entry) => describeFile(join(folder, entry.name))),
  )
  return files.join('\n')
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'))
  } catch {
    // Gone or locked between two looks: the next look tells.
    return []
  }
}

function describeFile(path: string): string {
  try {
    const { size, mtimeMs, ino } = statSync(path)
    return `${path} ${size} ${mtimeMs} ${ino}`
  } catch {
    return path
  }
}
