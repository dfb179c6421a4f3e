import type { Parts } from './cross-check.ts'
import type { Fault } from './fault.ts'
import { citationsOf } from './flow-citations.ts'
import { findCitations } from './passage.ts'

/**
 * Every footnote leads to a source, and every source is used. Citations are looked up in the texts as they are written,
 * so that a file which is faulty otherwise counts too.
 */
export function checkSources(parts: Parts): readonly Fault[] {
  const { comparison, topics, flows } = parts
  const sources = parts.sources.flatMap(({ file, read }) =>
    (read?.sources ?? []).map(({ id }, at) => ({ id, file, line: read?.lineOf(['sources', at]) ?? 1 })),
  )
  // Where a file of sources could not be read, nobody knows what it names.
  if (parts.sources.some(({ read }) => !read?.sources)) return []
  const texts = [
    ...(comparison ? [{ file: comparison.file, text: comparison.text }] : []),
    ...topics.flatMap((topic) => (topic.read ? [{ file: topic.file, text: topic.read.text }] : [])),
  ]
  const known = new Set(sources.map(({ id }) => id))
  const cited = new Set<string>()
  const faults: Fault[] = []
  const note = (file: string, id: string, line: number): void => {
    cited.add(id)
    if (!known.has(id))
      faults.push({
        file,
        line,
        problem: `there is no source "${id}".`,
        remedy: 'Add it to sources.yaml, or correct the footnote.',
      })
  }
  for (const { file, text } of texts) for (const [id, line] of findCitations(text)) note(file, id, line)
  for (const { file, read: flow } of flows)
    for (const { id, line } of flow ? citationsOf(flow) : []) note(file, id, line)
  // A file that could not be opened may cite anything.
  const isComplete =
    comparison !== undefined &&
    [...topics, ...flows.map(({ read: flow }) => ({ read: flow?.content }))].every((one) => one.read !== undefined)
  for (const [at, { id, ...place }] of sources.entries()) {
    const first = sources.find((other) => other.id === id)
    if (first && first !== sources[at]) faults.push({ ...place, ...twice(id, place.file, first.file) })
    else if (isComplete && !cited.has(id))
      faults.push({ ...place, problem: `nothing cites the source "${id}".`, remedy: 'Cite it, or remove it.' })
  }
  return faults
}

/** Also where both say the same: of two entries one would be corrected, and the other forgotten. */
function twice(id: string, file: string, first: string): Pick<Fault, 'problem' | 'remedy'> {
  return file === first
    ? { problem: `the source "${id}" stands twice.`, remedy: 'Remove one of them.' }
    : {
        problem: `the source "${id}" is also in ${first}.`,
        remedy: 'Remove it here if it is the same, since your topics may cite that one; else give yours another id.',
      }
}
