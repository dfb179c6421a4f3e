import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Comparison, KnowledgeBase } from '#model/knowledge.ts'
import { crossCheck, type FlowFileRead, type Parts, type TopicFile } from './cross-check.ts'
import { type Fault, sortFaults } from './fault.ts'
import { findStrayFiles, listComparisons, listFlows, listTopics } from './list-files.ts'
import { readComparison, readSources } from './read-comparison.ts'
import { readFlow } from './read-flow.ts'
import { readText } from './read-text.ts'
import { readTopic } from './read-topic.ts'

export type Loaded = { readonly knowledge: KnowledgeBase } | { readonly faults: readonly Fault[] }

/**
 * Reads a knowledge folder: one folder per comparison, and `background.txt`. Either everything is right, or every fault
 * of every file is returned, sorted, and nothing is half loaded. Reads the disk synchronously; never throws.
 */
export function loadKnowledge(root: string): Loaded {
  const folders = listComparisons(root)
  const faults: Fault[] = [...folders.faults]
  const placed: Placed[] = []
  for (const folder of folders.names) {
    const loaded = loadComparison(root, folder)
    if ('faults' in loaded) faults.push(...loaded.faults)
    else placed.push(loaded)
  }
  const common = readBackground(root, 'background.txt')
  faults.push(...common.faults)
  if (folders.names.length === 0 && folders.faults.length === 0)
    faults.push({
      file: '.',
      problem: `there is no comparison in ${root}.`,
      remedy: 'A comparison is a folder with a comparison.yaml; see knowledge/README.md.',
    })
  if (faults.length > 0) return { faults: sortFaults(faults) }
  const comparisons = placed.toSorted((a, b) => a.order - b.order).map(({ comparison }) => comparison)
  const content = { comparisons, background: common.lines }
  const version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
  return { knowledge: { ...content, version } }
}

interface Placed {
  readonly comparison: Comparison
  readonly order: number
}

function loadComparison(root: string, folder: string): Placed | { faults: readonly Fault[] } {
  const faults: Fault[] = [...findStrayFiles(root, folder)]
  const comparison = read(root, `${folder}/comparison.yaml`, readComparison, faults)
  const sources = read(root, `${folder}/sources.yaml`, readSources, faults)
  const listed = listTopics(root, folder)
  faults.push(...listed.faults)
  const topics = listed.names.map((id): TopicFile => {
    const file = `${folder}/topics/${id}.md`
    const topic = read(root, file, (text) => readTopic(text, file, comparison?.outline), faults)
    return topic ? { id, file, read: topic } : { id, file }
  })
  const flowsListed = listFlows(root, folder)
  faults.push(...flowsListed.faults)
  const flows = flowsListed.names.map((id): FlowFileRead => {
    const file = `${folder}/flows/${id}.yaml`
    const flow = read(root, file, readFlow, faults)
    return flow ? { id, file, read: flow } : { id, file }
  })
  const background = readBackground(root, `${folder}/background.txt`)
  const parts: Parts = { folder, ...(comparison ? { comparison } : {}), ...(sources ? { sources } : {}), topics, flows }
  faults.push(...background.faults, ...crossCheck(parts))
  if (faults.length > 0 || !comparison?.head || !sources?.sources) return { faults }
  return {
    order: comparison.order ?? 0,
    comparison: {
      ...comparison.head,
      topics: topics.flatMap(({ read: topic }) => topic?.topic ?? []),
      flows: flows.flatMap(({ read: flow }) => flow?.flow ?? []),
      sources: sources.sources,
      background: background.lines,
    },
  }
}

/** Reads and parses one file; its faults go to the others. Undefined where the file could not be opened. */
function read<T extends { readonly faults: readonly Fault[] }>(
  root: string,
  file: string,
  parse: (text: string, file: string) => T,
  faults: Fault[],
): (T & { readonly text: string }) | undefined {
  const content = readText(root, file)
  if ('fault' in content) {
    faults.push(content.fault)
    return undefined
  }
  const parsed = parse(content.text, file)
  faults.push(...parsed.faults)
  return { ...parsed, text: content.text }
}

/** One message a line; lines that begin with `#` are comments. */
function readBackground(root: string, file: string): { lines: readonly string[]; faults: readonly Fault[] } {
  if (!existsSync(join(root, file))) return { lines: [], faults: [] }
  const content = readText(root, file)
  if ('fault' in content) return { lines: [], faults: [content.fault] }
  const lines = content.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  return { lines, faults: [] }
}
