import type { Fault } from './fault.ts'

/** A word is read as the first of its group: it needs one group, and a way through groups has to end. */
export function checkVocabulary(
  groups: readonly (readonly string[])[],
  file: string,
  lineOfGroup: (at: number) => number,
): readonly Fault[] {
  const readAs = new Map<string, string>()
  const faults: Fault[] = []
  for (const [at, [head = '', ...others]] of groups.entries())
    for (const word of others.map((other) => other.toLowerCase())) {
      const known = readAs.get(word)
      if (known !== undefined)
        faults.push({
          file,
          line: lineOfGroup(at),
          problem: `the vocabulary reads "${word}" as "${known}" and as "${head.toLowerCase()}".`,
          remedy: 'Keep the word in one group.',
        })
      else readAs.set(word, head.toLowerCase())
    }
  const told = new Set<string>()
  for (const [at, [head = '']] of groups.entries()) {
    const circle = findCircle(head.toLowerCase(), readAs)
    if (circle.some((word) => told.has(word)) || circle.length === 0) continue
    for (const word of circle) told.add(word)
    faults.push({
      file,
      line: lineOfGroup(at),
      problem: `the vocabulary goes in a circle: ${[...circle, circle[0]].join(' → ')}.`,
      remedy: 'Keep these words in one group, the usual one first.',
    })
  }
  return faults
}

/** The words from a start back to it; none where the way ends or turns in a circle further on. */
function findCircle(start: string, readAs: ReadonlyMap<string, string>): readonly string[] {
  const seen = [start]
  for (let word = readAs.get(start); word !== undefined; word = readAs.get(word)) {
    if (word === start) return seen
    if (seen.includes(word)) return []
    seen.push(word)
  }
  return []
}
