import { fileName } from '#core/decisions/madr.ts'
import type { Decision } from '#model/store.ts'

/**
 * What the files of all decisions of a store are called, by id and without an ending. Decisions of one day about the same have a
 * number in their names, the oldest none. `all`: the oldest first.
 */
export function decisionNames(all: readonly Decision[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const decision of all) {
    const base = fileName(decision)
    let name = base
    for (let number = 2; taken.has(name); number++) name = `${base}-${number}`
    taken.add(name)
    names.set(decision.id, name)
  }
  return names
}
