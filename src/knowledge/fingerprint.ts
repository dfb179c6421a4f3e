import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isFolder } from './list-files.ts'

/** Deeper than any knowledge lies; a link that leads back up would otherwise never end. */
const MAX_DEPTH = 4

/** All folders below a folder; hidden ones are nobody's knowledge. */
export function listFolders(root: string, depth = MAX_DEPTH): readonly string[] {
  if (depth === 0) return []
  const folders: string[] = []
  for (const entry of entriesOf(root))
    if (isFolder(root, entry)) {
      const folder = join(root, entry.name)
      folders.push(folder, ...listFolders(folder, depth - 1))
    }
  return folders
}

/** Paths, sizes and times of all files below a folder: another text means that something was edited. */
export function takeFingerprint(root: string): string {
  const files = [root, ...listFolders(root)].flatMap((folder) =>
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
