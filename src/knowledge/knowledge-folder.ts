import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

/** One of the folders whose contents make the knowledge. */
export interface KnowledgeFolder {
  readonly path: string
  /** Stands before its files' names in faults, so that they are found: "ours/"; nothing for the knowledge that is shipped. */
  readonly label: string
  /** The setting that names it; absent where no setting does. */
  readonly setting?: string
}

/** A file as a person finds it; `file` is its path below the folder, with `/`. */
export function shownPath(folder: KnowledgeFolder, file: string): string {
  return `${folder.label}${file}`
}

export function diskPath(folder: KnowledgeFolder, file: string): string {
  return join(folder.path, file)
}

/** The same place on the disk, however either is written. */
export function isSame(one: KnowledgeFolder, other: KnowledgeFolder): boolean {
  return realPath(one.path) === realPath(other.path)
}

/** The folder that holds a file; where `words` are given, one whose file has them. */
export function holderOf(
  folders: readonly KnowledgeFolder[],
  file: string,
  words?: string,
): KnowledgeFolder | undefined {
  return folders.find((folder) => {
    const path = diskPath(folder, file)
    return existsSync(path) && (words === undefined || readFileSync(path, 'utf8').includes(words))
  })
}

/** Each folder once, however it was written: read twice, all that it holds would stand there twice. */
export function distinctFolders(folders: readonly KnowledgeFolder[]): readonly KnowledgeFolder[] {
  const paths = folders.map(({ path }) => realPath(path))
  return folders.filter((_, at) => paths.indexOf(paths[at] ?? '') === at)
}

/** Another folder of the knowledge that lies within this one is read by itself. */
export function isAnother(folder: KnowledgeFolder, name: string, folders: readonly KnowledgeFolder[]): boolean {
  const path = realPath(join(folder.path, name))
  return folders.some((other) => realPath(other.path) === path)
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

/** A folder alone, as tests and tools name it: its files are called as they lie in it. */
export function onlyFolder(path: string): readonly KnowledgeFolder[] {
  return [{ path, label: '' }]
}

/** "ours/" for `./ours`, `ours/` and `ours`. */
export function labelOf(path: string): string {
  const tidy = path.replaceAll('\\', '/').replace(/\/+$/, '').replace(/^\.\//, '')
  return `${tidy === '' || tidy === '.' ? basename(resolve(path)) : tidy}/`
}
