import { readFileSync, statSync } from 'node:fs'
import type { Fault } from './fault.ts'
import { diskPath, type KnowledgeFolder, shownPath } from './knowledge-folder.ts'

/** A topic of 90 phrasings and a dozen sections has some 15 kB: what is larger was put here by mistake. */
const MAX_BYTES = 512 * 1024

/** Reads one file as UTF-8 with `\n` line ends. What cannot be read is a fault, never a throw. */
export function readText(folder: KnowledgeFolder, name: string): { text: string } | { fault: Fault } {
  const path = diskPath(folder, name)
  const file = shownPath(folder, name)
  try {
    const stat = statSync(path)
    if (!stat.isFile())
      return {
        fault: {
          file,
          problem: 'a file is expected here, and this is a folder or something else.',
          remedy: 'Rename or remove it, and write the file.',
        },
      }
    if (stat.size > MAX_BYTES)
      return {
        fault: {
          file,
          problem: `the file has ${Math.ceil(stat.size / 1024)} kB, more than ${MAX_BYTES / 1024}.`,
          remedy: 'Split it into several topics, or remove what is not knowledge.',
        },
      }
    return decode(readFileSync(path), file)
  } catch (error) {
    return { fault: { file, ...explainFailure(error) } }
  }
}

/** Strips a byte order mark. A character that cannot be decoded tells its line: there stands an ä or a dash. */
function decode(bytes: Uint8Array, file: string): { text: string } | { fault: Fault } {
  const text = new TextDecoder('utf-8').decode(bytes).replaceAll(/\r\n?/g, '\n')
  const at = text.search(/[\uFFFD\0]/)
  if (at < 0) return { text }
  return {
    fault: {
      file,
      line: text.slice(0, at).split('\n').length,
      problem: 'the file is not in UTF-8, or holds a damaged character.',
      remedy: 'Save it with the encoding UTF-8 in your editor, and look whether this line reads as it should.',
    },
  }
}

/** What the system says, for a person who wants to write a text. */
export function explainFailure(error: unknown): { readonly problem: string; readonly remedy: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  switch (code) {
    case 'ENOENT':
      return { problem: 'this is missing.', remedy: 'Write it; knowledge/README.md shows how.' }
    case 'ENOTDIR':
      return { problem: 'a folder is expected here, and this is a file.', remedy: 'Rename or remove it.' }
    case 'EACCES':
    case 'EPERM':
      return { problem: 'the program may not read this.', remedy: 'Change its permissions, so that it can be read.' }
    default:
      return { problem: `this cannot be read (${code}).`, remedy: 'Look whether it can be opened in an editor.' }
  }
}
