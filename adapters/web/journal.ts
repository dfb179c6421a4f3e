import { appendFile, mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { VersusError } from '#model/errors.ts'

/** Where the conversation of the page outlives the process. Calls come one after the other. */
export interface Journal {
  read(): Promise<readonly unknown[]>
  append(value: unknown): Promise<void>
  /** Puts these in the place of everything: nothing of what was there can be read afterwards. */
  replace(values: readonly unknown[]): Promise<void>
}

/**
 * One JSON text for each line. A line that a crash cut short, or that somebody's editor spoilt, is left out when reading:
 * the conversation is worth more without it than not at all.
 */
export function createFileJournal(path: string): Journal {
  const failed = (cause: unknown): VersusError =>
    new VersusError(
      'page-journal',
      `The page's conversation cannot be kept in ${path}: free space or mend its rights.`,
      {
        cause,
      },
    )
  const guarded = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act()
    } catch (error) {
      throw failed(error)
    }
  }
  return {
    read: () =>
      guarded(async () => {
        await mkdir(dirname(path), { recursive: true })
        const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return ''
          throw error
        })
        // What is appended next must not be glued to a line that was cut short.
        if (text !== '' && !text.endsWith('\n')) await appendFile(path, '\n')
        return text.split('\n').flatMap(parsed)
      }),
    append: (value) => guarded(() => appendFile(path, `${JSON.stringify(value)}\n`, { mode: 0o600 })),
    replace: (values) =>
      guarded(async () => {
        const next = `${path}.next`
        const file = await open(next, 'w', 0o600)
        try {
          await file.writeFile(values.map((value) => `${JSON.stringify(value)}\n`).join(''))
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(next, path)
      }),
  }
}

function parsed(line: string): readonly unknown[] {
  if (line === '') return []
  try {
    const value: unknown = JSON.parse(line)
    return [value]
  } catch {
    return []
  }
}
