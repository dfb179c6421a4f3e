import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { printable } from '#adapters/shared/printable.ts'
import { LONGEST_HISTORY } from './limits.ts'

/** What the arrow keys bring back. Newest first, as node:readline keeps it. */
export interface History {
  load(): readonly string[]
  save(lines: readonly string[]): void
}

/**
 * A history kept in a file, oldest line first, readable by its owner only. A folder that cannot be read or written costs
 * the history between runs and nothing else.
 */
export function createFileHistory(file: string): History {
  return {
    load() {
      try {
        const lines = readFileSync(file, 'utf8').split('\n').map(printable)
        return lines
          .filter((line) => line !== '')
          .slice(-LONGEST_HISTORY)
          .toReversed()
      } catch {
        return []
      }
    },
    save(lines) {
      try {
        mkdirSync(dirname(file), { recursive: true })
        const kept = lines.slice(0, LONGEST_HISTORY).toReversed()
        writeFileSync(file, kept.map((line) => `${line}\n`).join(''), { mode: 0o600 })
      } catch {
        // The history lives on in memory.
      }
    },
  }
}
