import { existsSync } from 'node:fs'
import type { Fault } from './fault.ts'
import { diskPath, type KnowledgeFolder, shownPath } from './knowledge-folder.ts'
import { findPlaceholders, withoutUnwritten } from './placeholders.ts'
import { readText } from './read-text.ts'

interface Faulty {
  readonly faults: readonly Fault[]
}

/** A file as people find it, and what was read; nothing where it could not be opened. */
export interface FileRead<T> {
  readonly file: string
  readonly read?: T & { readonly text: string }
}

/** Reads files one after the other, and keeps what is wrong with them. */
export interface FileReader {
  read<T extends Faulty>(folder: KnowledgeFolder, path: string, parse: (text: string, file: string) => T): FileRead<T>
  note(...faults: readonly Fault[]): void
  /** All faults, and in a line that is still to be written only that. */
  faults(): readonly Fault[]
}

export function createFileReader(): FileReader {
  const faults: Fault[] = []
  const unwritten: Fault[] = []
  return {
    read(folder, path, parse) {
      const file = shownPath(folder, path)
      const content = readText(folder, path)
      if ('fault' in content) {
        faults.push(content.fault)
        return { file }
      }
      const parsed = parse(content.text, file)
      faults.push(...parsed.faults)
      unwritten.push(...findPlaceholders(content.text, file))
      return { file, read: { ...parsed, text: content.text } }
    },
    note: (...more) => void faults.push(...more),
    faults: () => withoutUnwritten(faults, unwritten),
  }
}

/** One message a line; lines that begin with `#` are comments. A folder may have none. */
export function readBackground(
  folder: KnowledgeFolder,
  path: string,
): { readonly lines: readonly string[]; readonly faults: readonly Fault[] } {
  if (!existsSync(diskPath(folder, path))) return { lines: [], faults: [] }
  const content = readText(folder, path)
  if ('fault' in content) return { lines: [], faults: [content.fault] }
  const lines = content.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  return { lines, faults: [] }
}
