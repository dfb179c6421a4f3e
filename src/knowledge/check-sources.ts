import type { Parts } from './cross-check.ts'
import type { Fault } from './fault.ts'
import { findCitations } from './passage.ts'

/**
 * Every footnote leads to a source, and every source is used. Citations are looked up in the texts as they are written,
 * so that a file which is faulty otherwise counts too.
 */
export function checkSources(parts: Parts): readonly Fault[] {
  const { folder, comparison, sources: read, topics } = parts
  if (!read?.sources) return []
  const { sources, lineOf } = read
  const texts = [
    ...(comparison ? [{ file: `${folder}/comparison.yaml`, text: comparison.text }] : []),
    ...topics.flatMap((topic) => (topic.read ? [{ file: topic.file, text: topic.read.text }] : [])),
  ]
  const known = new Set(sources.map(({ id }) => id))
  const cited = new Set<string>()
  const faults: Fault[] = []
  for (const { file, text } of texts)
    for (const [id, line] of findCitations(text)) {
      cited.add(id)
      if (!known.has(id))
        faults.push({
          file,
          line,
          problem: `there is no source "${id}".`,
          remedy: 'Add it to sources.yaml, or correct the footnote.',
        })
    }
  // A file that could not be opened may cite anything.
  const isComplete = comparison !== undefined && topics.every((topic) => topic.read !== undefined)
  for (const [at, { id }] of sources.entries()) {
    const place = { file: `${folder}/sources.yaml`, line: lineOf(['sources', at]) }
    if (sources.findIndex((other) => other.id === id) < at)
      faults.push({ ...place, problem: `the source "${id}" stands twice.`, remedy: 'Remove one of them.' })
    else if (isComplete && !cited.has(id))
      faults.push({ ...place, problem: `nothing cites the source "${id}".`, remedy: 'Cite it, or remove it.' })
  }
  return faults
}
