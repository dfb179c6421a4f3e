import { createHash } from 'node:crypto'
import type { KnowledgeBase } from '#model/knowledge.ts'
import { type Fault, sortFaults } from './fault.ts'
import { readBackground } from './file-reader.ts'
import { distinctFolders, isAnother, type KnowledgeFolder, onlyFolder } from './knowledge-folder.ts'
import { listComparisons } from './list-files.ts'
import { loadComparison, type Placed } from './load-comparison.ts'

export type Loaded = { readonly knowledge: KnowledgeBase } | { readonly faults: readonly Fault[] }

/**
 * Reads knowledge folders: in each a folder per comparison, or for what it adds to one of another folder, and `background.txt`.
 * Either everything is right, or every fault of every file is returned, sorted, and nothing is half loaded. Reads the disk
 * synchronously; never throws. A single path stands for that folder alone.
 */
export function loadKnowledge(where: string | readonly KnowledgeFolder[]): Loaded {
  const folders = typeof where === 'string' ? onlyFolder(where) : distinctFolders(where)
  const faults: Fault[] = []
  const holders = new Map<string, KnowledgeFolder[]>()
  for (const folder of folders) {
    const listed = listComparisons(folder)
    faults.push(...listed.faults)
    for (const name of listed.names)
      if (!isAnother(folder, name, folders)) holders.set(name, [...(holders.get(name) ?? []), folder])
  }
  const placed: Placed[] = []
  for (const [name, holding] of holders) {
    const loaded = loadComparison(name, holding, [...holders.keys()])
    if ('faults' in loaded) faults.push(...loaded.faults)
    else placed.push(loaded)
  }
  const common = folders.map((folder) => readBackground(folder, 'background.txt'))
  faults.push(...common.flatMap((one) => one.faults))
  if (holders.size === 0 && faults.length === 0)
    faults.push({
      file: '.',
      problem: `there is no comparison in ${folders.map(({ path }) => path).join(', ')}.`,
      remedy: 'A comparison is a folder with a comparison.yaml; see knowledge/README.md.',
    })
  if (faults.length > 0) return { faults: sortFaults(faults) }
  const comparisons = placed.toSorted((a, b) => a.order - b.order).map(({ comparison }) => comparison)
  const content = { comparisons, background: common.flatMap(({ lines }) => lines) }
  const version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
  return { knowledge: { ...content, version } }
}
