import type { TopicFile } from './cross-check.ts'
import type { Fault } from './fault.ts'

/** A phrasing leads to one topic. Capitals and punctuation make no difference. */
export function checkPhrasings(topics: readonly TopicFile[]): readonly Fault[] {
  const seen = new Map<string, string>()
  const faults: Fault[] = []
  for (const { id, file, read } of topics) {
    if (!read?.front) continue
    const { value, lineOf } = read.front
    for (const [at, phrasing] of value.questions.entries()) {
      const key = phrasing
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
      const other = seen.get(key)
      if (other !== undefined)
        faults.push({
          file,
          line: lineOf(['questions', at]),
          problem: `"${phrasing}" ${other === id ? 'stands twice' : `is also a phrasing of ${other}`}.`,
          remedy: other === id ? 'Remove one of the two.' : 'Keep it where it is answered best.',
        })
      seen.set(key, id)
    }
  }
  return faults
}
