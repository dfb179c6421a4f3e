import type { Parts } from './cross-check.ts'
import type { Fault } from './fault.ts'
import { citationsOf } from './flow-citations.ts'
import { findCitations } from './passage.ts'

/**
 * Every footnote leads to a source, and every source is used. Citations are looked up in the texts as they are written,
 * so that a file which is faulty otherwise counts too.
 */
export function checkSources(parts: Parts): readonly Fault[] {
  const { folder, comparison, sources: read, topics, flows } = parts
  if (!read?.sources) return []
  const { sources, lineOf } = read
  const texts = [
    ...(comparison ? [{ file: `${folder}/comparison.yaml`, text: comparison.text }] : []),
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
  for (const [at, { id }] of sources.entries()) {
    const place = { file: `${folder}/sources.yaml`, line: lineOf(['sources', at]) }
    if (sources.findIndex((other) => other.id === id) < at)
      faults.push({ ...place, problem: `the source "${id}" stands twice.`, remedy: 'Remove one of them.' })
    else if (isComplete && !cited.has(id))
      faults.push({ ...place, problem: `nothing cites the source "${id}".`, remedy: 'Cite it, or remove it.' })
  }
  return faults
}
