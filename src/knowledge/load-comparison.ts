import { existsSync } from 'node:fs'
import type { Comparison } from '#model/knowledge.ts'
import { type ComparisonFileRead, crossCheck, type FlowFileRead, type TopicFile } from './cross-check.ts'
import type { Fault } from './fault.ts'
import { createFileReader, type FileReader, readBackground } from './file-reader.ts'
import { diskPath, type KnowledgeFolder, shownPath } from './knowledge-folder.ts'
import { findStrays, listFlows, listTopics } from './list-files.ts'
import { readComparison, readSources } from './read-comparison.ts'
import { readFlow } from './read-flow.ts'
import { readHouse } from './read-house.ts'
import { readTopic } from './read-topic.ts'

export interface Placed {
  readonly comparison: Comparison
  readonly order: number
}

/**
 * One comparison from all the folders that hold something of it. `comparison.yaml` stands in one of them, its home; the others
 * add topics, sources, flows, background and house notes. `known` are the names of all comparisons.
 */
export function loadComparison(
  name: string,
  holding: readonly KnowledgeFolder[],
  known: readonly string[],
): Placed | { readonly faults: readonly Fault[] } {
  const reader = createFileReader()
  const { home, comparison } = readHome(name, holding, known, reader)
  const having = (file: string): readonly KnowledgeFolder[] =>
    holding.filter((folder) => existsSync(diskPath(folder, `${name}/${file}`)))
  const sources = holding
    .filter((folder) => folder === home || having('sources.yaml').includes(folder))
    .map((folder) => reader.read(folder, `${name}/sources.yaml`, readSources))
  const notes = having('house.yaml').map((folder) => reader.read(folder, `${name}/house.yaml`, readHouse))
  const topics = holding.flatMap((folder) => {
    const { names, faults } = listTopics(folder, name, folder !== home)
    reader.note(...faults)
    return names.map((id): TopicFile => {
      const path = `${name}/topics/${id}.md`
      const { file, read } = reader.read(folder, path, (text, at) => readTopic(text, at, comparison?.outline))
      return read ? { id, file, read } : { id, file }
    })
  })
  const flows = holding.flatMap((folder) => {
    const { names, faults } = listFlows(folder, name)
    reader.note(...faults)
    return names.map((id): FlowFileRead => {
      const path = `${name}/flows/${id}.yaml`
      const { file, read } = reader.read(folder, path, readFlow)
      return read ? { id, file, read } : { id, file }
    })
  })
  const background = holding.map((folder) => readBackground(folder, `${name}/background.txt`))
  for (const folder of holding) reader.note(...findStrays(folder, name))
  for (const { faults } of background) reader.note(...faults)
  reader.note(...crossCheck({ name, ...(comparison ? { comparison } : {}), sources, notes, topics, flows }))
  const faults = reader.faults()
  if (faults.length > 0 || !comparison?.head) return { faults }
  return {
    order: comparison.order ?? 0,
    comparison: {
      ...comparison.head,
      topics: topics.flatMap(({ read }) => read?.topic ?? []),
      flows: flows.flatMap(({ read }) => read?.flow ?? []),
      sources: sources.flatMap(({ read }) => read?.sources ?? []),
      notes: notes.flatMap(({ read }) => read?.notes ?? []),
      background: background.flatMap(({ lines }) => lines),
    },
  }
}

/** The folder with `comparison.yaml`, and what stands in it. None, or more than one, is a fault. */
function readHome(
  name: string,
  holding: readonly KnowledgeFolder[],
  known: readonly string[],
  reader: FileReader,
): { readonly home?: KnowledgeFolder; readonly comparison?: ComparisonFileRead } {
  const path = `${name}/comparison.yaml`
  const [holder] = holding
  const [first, ...others] = holding.filter((folder) => existsSync(diskPath(folder, path)))
  for (const other of others)
    reader.note({
      file: shownPath(other, path),
      problem: `the comparison "${name}" is also in ${first ? shownPath(first, path) : ''}.`,
      remedy: 'Remove this file to add to that comparison, or give the folder another name and the file its id.',
    })
  const rest = known.filter((one) => one !== name)
  if (!first && holder?.setting !== undefined) {
    reader.note({
      file: shownPath(holder, name),
      problem: `there is no comparison "${name}" to add to.`,
      remedy: `${rest.length > 0 ? `Rename the folder to one of: ${rest.join(', ')}; or w` : 'W'}rite its comparison.yaml.`,
    })
    return {}
  }
  const home = first ?? holder
  if (!home) return {}
  const { file, read } = reader.read(home, path, readComparison)
  return { home, ...(read ? { comparison: { ...read, file } } : {}) }
}
