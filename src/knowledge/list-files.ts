import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from './fault.ts'
import { diskPath, type KnowledgeFolder, shownPath } from './knowledge-folder.ts'
import { explainFailure } from './read-text.ts'

interface Listed {
  readonly names: readonly string[]
  readonly faults: readonly Fault[]
}

/** Folders below a knowledge folder that are no comparisons: what editors read, and topics that are written and not yet live. */
const NO_COMPARISONS = new Set(['schema', 'drafts'])

/** The folders of comparisons, and of what is added to comparisons, in a knowledge folder. */
export function listComparisons(folder: KnowledgeFolder): Listed {
  if (folder.setting !== undefined && !existsSync(folder.path))
    return {
      names: [],
      faults: [
        {
          file: folder.path,
          problem: `there is no such folder, and ${folder.setting} names it.`,
          remedy: `Correct ${folder.setting}, or make the folder.`,
        },
      ],
    }
  const listed = list(folder, '.')
  return {
    names: listed.entries
      .filter((entry) => isFolder(folder.path, entry) && !NO_COMPARISONS.has(entry.name))
      .map(({ name }) => name),
    faults: listed.faults,
  }
}

/** The ids of the topics of a comparison, and faults for what lies beside them by mistake. What only adds to one may have none. */
export function listTopics(folder: KnowledgeFolder, comparison: string, isAddition: boolean): Listed {
  const place = `${comparison}/topics`
  if (isAddition && !existsSync(diskPath(folder, place))) return { names: [], faults: [] }
  const { entries, faults: unread } = list(folder, place)
  if (unread.length > 0) return { names: [], faults: unread }
  const faults: Fault[] = entries
    .filter((entry) => !isTopic(entry))
    .map(({ name }) => ({
      file: shownPath(folder, `${place}/${name}`),
      problem: 'only files that end in .md are topics.',
      remedy: 'Rename it, or move it out of the folder.',
    }))
  const names = entries.filter(isTopic).map(({ name }) => name.slice(0, -'.md'.length))
  if (names.length === 0 && !isAddition)
    faults.push({
      file: shownPath(folder, place),
      problem: 'there is no topic.',
      remedy: 'Write one file per topic, topics/<id>.md.',
    })
  return { names, faults }
}

/** The ids of the flows of a comparison; a comparison may have none. */
export function listFlows(folder: KnowledgeFolder, comparison: string): Listed {
  const place = `${comparison}/flows`
  if (!existsSync(diskPath(folder, place))) return { names: [], faults: [] }
  const { entries, faults: unread } = list(folder, place)
  const faults = entries
    .filter((entry) => !isFlow(entry))
    .map(({ name }) => ({
      file: shownPath(folder, `${place}/${name}`),
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

const READ_FILES = ['comparison.yaml', 'sources.yaml', 'house.yaml', 'background.txt', 'learnt.bin']

function isTopic({ name }: Dirent): boolean {
  return name.endsWith('.md')
}

const READ_FOLDERS = ['topics', 'flows']

/** Faults for what lies in a comparison's folder and nothing reads: mostly a name with a slip of the keyboard. */
export function findStrays(folder: KnowledgeFolder, comparison: string): readonly Fault[] {
  const { entries } = list(folder, comparison)
  const folders = entries.filter(
    (entry) => isFolder(diskPath(folder, comparison), entry) && !READ_FOLDERS.includes(entry.name),
  )
  const files = entries.filter(
    (entry) => entry.isFile() && !READ_FILES.includes(entry.name) && entry.name !== 'README.md',
  )
  return [
    ...folders.map(({ name }) => ({
      file: shownPath(folder, `${comparison}/${name}`),
      problem: 'nothing reads a folder of this name.',
      remedy: `Correct its name (${READ_FOLDERS.join(', ')}), or move it out of the folder; topics that wait belong into drafts/, beside the comparisons.`,
    })),
    ...files.map(({ name }) => ({
      file: shownPath(folder, `${comparison}/${name}`),
      problem: 'nothing reads a file of this name.',
      remedy: `Correct its name (${READ_FILES.slice(0, 4).join(', ')}), or move it out of the folder; topics belong into topics/, flows into flows/.`,
    })),
  ]
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
function list(folder: KnowledgeFolder, place: string): { entries: readonly Dirent[]; faults: readonly Fault[] } {
  try {
    const entries = readdirSync(diskPath(folder, place), { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && !name.endsWith('~'))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    return { entries, faults: [] }
  } catch (error) {
    const file = place === '.' && folder.label !== '' ? folder.label : shownPath(folder, place)
    return { entries: [], faults: [{ file, ...explainFailure(error) }] }
  }
}
