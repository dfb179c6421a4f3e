import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { diskPath, type KnowledgeFolder, shownPath } from '#knowledge/knowledge-folder.ts'
import { listComparisons, listFlows, listTopics } from '#knowledge/list-files.ts'
import { readComparison } from '#knowledge/read-comparison.ts'
import { readFlow } from '#knowledge/read-flow.ts'
import { readText } from '#knowledge/read-text.ts'
import { findIdFault } from '#knowledge/schema.ts'
import { isOwn } from './knowledge-folders.ts'
import {
  comparisonTemplate,
  FIRST_SOURCE,
  firstTopics,
  noteEntry,
  noteTemplate,
  sourcesTemplate,
  topicTemplate,
} from './new-templates.ts'

/** What is to be written, by path below the folder; or why nothing is. */
export type Drafted =
  | { readonly files: ReadonlyMap<string, string>; readonly question: string }
  | { readonly refusal: string }

export interface Parts {
  /** Where it is written. */
  readonly target: KnowledgeFolder
  /** All that is known, the target included. */
  readonly folders: readonly KnowledgeFolder[]
  readonly today: string
}

/** As somebody finds it who stands in the folder of the program. */
export function foundAt(folder: KnowledgeFolder, path: string): string {
  return isOwn(folder) ? shownPath(folder, path) : relative('', diskPath(folder, path))
}

/** One more answer, and the file of its sources where the folder has none. */
export function draftTopic(comparison: string, id: string, parts: Parts): Drafted {
  const { target, folders, today } = parts
  const home = homeOf(comparison, folders)
  if (!home) return unknown(comparison, folders)
  const fault = findIdFault(id)
  if (fault !== undefined) return { refusal: `"${id}" is no id: ${fault}.` }
  const path = `${comparison}/topics/${id}.md`
  const holder = folders.find((folder) => existsSync(diskPath(folder, path)))
  if (holder) return { refusal: `The topic "${id}" exists already: ${foundAt(holder, path)}` }
  const content = readText(home, `${comparison}/comparison.yaml`)
  const outline = 'text' in content ? readComparison(content.text, '').outline : undefined
  const sources = `${comparison}/sources.yaml`
  const hasSources = existsSync(diskPath(target, sources))
  const text = topicTemplate({
    id,
    criteria: outline?.criteria.map((one) => one.id) ?? ['the criteria in comparison.yaml'],
    subjects: outline?.subjects.map((one) => one.id) ?? ['the id of a subject'],
    ...(hasSources ? {} : { source: FIRST_SOURCE }),
    today,
  })
  const files = new Map([[path, text], ...(hasSources ? [] : [[sources, sourcesTemplate(today)] as const])])
  return { files, question: 'one of its questions' }
}

/** All that a comparison needs to load. */
export function draftComparison(id: string, { folders, today }: Parts): Drafted {
  const fault = findIdFault(id)
  if (fault !== undefined) return { refusal: `"${id}" is no id: ${fault}.` }
  const subjects = id.split('-vs-')
  if (subjects.length < 2 || new Set(subjects).size < subjects.length)
    return { refusal: `Name the comparison by what it compares, as in tea-vs-coffee; "${id}" does not tell.` }
  const holder = folders.find((folder) => existsSync(diskPath(folder, `${id}/comparison.yaml`)))
  if (holder) return { refusal: `The comparison "${id}" exists already: ${foundAt(holder, `${id}/comparison.yaml`)}` }
  const topics = firstTopics(subjects, today).map(({ id: topic, text }) => [`${id}/topics/${topic}.md`, text] as const)
  const files = new Map([
    [`${id}/comparison.yaml`, comparisonTemplate(id, subjects)],
    [`${id}/sources.yaml`, sourcesTemplate(today)],
    ...topics,
  ])
  return { files, question: `what is the difference between ${subjects.join(' and ')}?` }
}

export function draftNote(comparison: string, { target, folders, today }: Parts): Drafted {
  if (!homeOf(comparison, folders)) return unknown(comparison, folders)
  const topics = folders.flatMap((folder) => listTopics(folder, comparison, true).names)
  const path = `${comparison}/house.yaml`
  if (existsSync(diskPath(target, path)))
    return {
      refusal: `${foundAt(target, path)} exists already. Add these lines at its end:\n\n${noteEntry(topics[0] ?? '', today)}`,
    }
  const options = folders.flatMap((folder) =>
    listFlows(folder, comparison).names.flatMap((flow) => {
      const content = readText(folder, `${comparison}/flows/${flow}.yaml`)
      return 'text' in content ? (readFlow(content.text, '').content?.options.map(({ id }) => id) ?? []) : []
    }),
  )
  return {
    files: new Map([[path, noteTemplate({ topics, options: [...new Set(options)], today })]]),
    question: 'a question that it belongs to',
  }
}

function homeOf(comparison: string, folders: readonly KnowledgeFolder[]): KnowledgeFolder | undefined {
  return folders.find((folder) => comparisonsIn(folder).includes(comparison))
}

function comparisonsIn(folder: KnowledgeFolder): readonly string[] {
  return listComparisons(folder).names.filter((name) => existsSync(diskPath(folder, `${name}/comparison.yaml`)))
}

function unknown(comparison: string, folders: readonly KnowledgeFolder[]): Drafted {
  const known = [...new Set(folders.flatMap(comparisonsIn))].join(', ')
  return {
    refusal: `There is no comparison "${comparison}"; there are: ${known}.\nFor one of your own: npm run new -- comparison tea-vs-coffee`,
  }
}
