import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from './fault.ts'
import { explainFailure } from './read-text.ts'

interface Listed {
  readonly names: readonly string[]
  readonly faults: readonly Fault[]
}

/** Folders below the root that are no comparisons: what editors read, and topics that are written and not yet live. */
const NO_COMPARISONS = new Set(['schema', 'drafts'])

/** The folders of comparisons below the root. */
export function listComparisons(root: string): Listed {
  const listed = list(root, '.')
  return {
    names: listed.entries
      .filter((entry) => isFolder(root, entry) && !NO_COMPARISONS.has(entry.name))
      .map(({ name }) => name),
    faults: listed.faults,
  }
}

/** The ids of the topics of a comparison, and faults for what lies beside them by mistake. */
export function listTopics(root: string, folder: string): Listed {
  const { entries, faults: unread } = list(root, `${folder}/topics`)
  if (unread.length > 0) return { names: [], faults: unread }
  const faults: Fault[] = entries
    .filter((entry) => !isTopic(entry))
    .map(({ name }) => ({
      file: `${folder}/topics/${name}`,
      problem: 'only files that end in .md are topics.',
      remedy: 'Rename it, or move it out of the folder.',
    }))
  const names = entries.filter(isTopic).map(({ name }) => name.slice(0, -'.md'.length))
  if (names.length === 0)
    faults.push({
      file: `${folder}/topics`,
      problem: 'there is no topic.',
      remedy: 'Write one file per topic, topics/<id>.md.',
    })
  return { names, faults }
}

/** The ids of the flows of a comparison; a comparison may have none. */
export function listFlows(root: string, folder: string): Listed {
  if (!existsSync(join(root, folder, 'flows'))) return { names: [], faults: [] }
  const { entries, faults: unread } = list(root, `${folder}/flows`)
  const faults = entries
    .filter((entry) => !isFlow(entry))
    .map(({ name }) => ({
      file: `${folder}/flows/${name}`,
      problem: 'only files that end in .yaml are flows.',
      remedy: 'Rename it, or move it out of the folder.',
    }))
  return {
    names: entries.filter(isFlow).map(({ name }) => name.slice(0, -'.yaml'.length)),
    faults: [...unread, ...faults],
  }
}

function isFlow({ name }: Dirent): boolean {
  return name.endsWith('.yaml')
}

const READ_FILES = ['comparison.yaml', 'sources.yaml', 'background.txt', 'learnt.bin']

function isTopic({ name }: Dirent): boolean {
  return name.endsWith('.md')
}

/** Faults for files in a comparison's folder that nothing reads: mostly a name with a slip of the keyboard. */
export function findStrayFiles(root: string, folder: string): readonly Fault[] {
  return list(root, folder)
    .entries.filter((entry) => entry.isFile() && !READ_FILES.includes(entry.name) && entry.name !== 'README.md')
    .map(({ name }) => ({
      file: `${folder}/${name}`,
      problem: 'nothing reads a file of this name.',
      remedy: `Correct its name (${READ_FILES.slice(0, 3).join(', ')}), or move it out of the folder; topics belong into topics/, flows into flows/.`,
    }))
}

/** A link to a folder counts as one. */
export function isFolder(parent: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory()
  try {
    return statSync(join(parent, entry.name)).isDirectory()
  } catch {
    // A link that leads nowhere is no folder.
    return false
  }
}

/** In the order of names. Hidden files and an editor's copies (`startup.md~`) are nobody's knowledge. */
function list(root: string, folder: string): { entries: readonly Dirent[]; faults: readonly Fault[] } {
  try {
    const entries = readdirSync(join(root, folder), { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && !name.endsWith('~'))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    return { entries, faults: [] }
  } catch (error) {
    return { entries: [], faults: [{ file: folder, ...explainFailure(error) }] }
  }
}
