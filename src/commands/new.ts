import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import type { Config } from '#config.ts'
import { diskPath, distinctFolders, isSame, type KnowledgeFolder, shownPath } from '#knowledge/knowledge-folder.ts'
import { listComparisons, listFlows, listTopics } from '#knowledge/list-files.ts'
import { readComparison } from '#knowledge/read-comparison.ts'
import { readFlow } from '#knowledge/read-flow.ts'
import { readText } from '#knowledge/read-text.ts'
import { findIdFault } from '#knowledge/schema.ts'
import { isOwn, knowledgeFolders, ownFolder } from './knowledge-folders.ts'
import {
  comparisonTemplate,
  FIRST_SOURCE,
  firstTopics,
  noteEntry,
  noteTemplate,
  sourcesTemplate,
  topicTemplate,
} from './new-templates.ts'

const USAGE = `Say what is new:
  npm run new -- topic <comparison> <id>     one more answer in a comparison
  npm run new -- comparison <id>             a comparison of your own, named by what it compares: tea-vs-coffee
  npm run new -- note <comparison>           what is settled in your house
With --in <folder> it is written there; else into the first folder of VERSUS_KNOWLEDGE.`

/** What is to be written, by path below the folder; or why nothing is. */
type Drafted = { readonly files: ReadonlyMap<string, string>; readonly question: string } | { readonly refusal: string }

interface Parts {
  /** Where it is written. */
  readonly target: KnowledgeFolder
  /** All that is known, the target included. */
  readonly folders: readonly KnowledgeFolder[]
  readonly today: string
}

/** `npm run new`: writes a template that the check then leads through. Never writes over a file. Gives the exit code. */
export function writeNew(args: readonly string[], config: Config, now: number): number {
  const at = args.indexOf('--in')
  const named = at < 0 ? undefined : args[at + 1]
  const [kind = '', ...names] = args.filter((_, place) => at < 0 || (place !== at && place !== at + 1))
  if ((at >= 0 && named === undefined) || names.some((name) => name.startsWith('-'))) return refuse(USAGE)
  const folders = foldersWith(config, named)
  const target = targetOf(folders, named)
  if (!target) return refuse(USAGE)
  const today = new Date(now).toISOString().slice(0, 'YYYY-MM-DD'.length)
  const drafted = draft(kind, names, { target, folders, today })
  if ('refusal' in drafted) return refuse(drafted.refusal)
  const taken = [...drafted.files.keys()].filter((path) => existsSync(diskPath(target, path)))
  if (taken.length > 0) return refuse(taken.map((path) => `${foundAt(target, path)} exists already.`).join('\n'))
  for (const [path, text] of drafted.files) {
    const problem = write(diskPath(target, path), text)
    if (problem !== undefined) return refuse(`${foundAt(target, path)} cannot be written: ${problem}`)
    console.log(`Made ${foundAt(target, path)}`)
  }
  console.log(nextSteps(target, isKnown(target, config), drafted.question))
  return 0
}

function refuse(why: string): number {
  console.error(why)
  return 2
}

/** Never over a file, one of the last moment included. What keeps it from being written, where something does. */
function write(path: string, text: string): string | undefined {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { flag: 'wx' })
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function foldersWith(config: Config, named: string | undefined): readonly KnowledgeFolder[] {
  const own = [...(config.knowledge ?? []), ...(named === undefined ? [] : [named])]
  return distinctFolders(knowledgeFolders({ ...config, knowledge: own }))
}

function targetOf(folders: readonly KnowledgeFolder[], named: string | undefined): KnowledgeFolder | undefined {
  if (named === undefined) return folders.find(isOwn) ?? folders[0]
  return folders.find((folder) => isSame(folder, ownFolder(named)))
}

function isKnown(target: KnowledgeFolder, config: Config): boolean {
  return knowledgeFolders(config).some((folder) => isSame(folder, target))
}

/** As somebody finds it who stands in the folder of the program. */
function foundAt(folder: KnowledgeFolder, path: string): string {
  return isOwn(folder) ? shownPath(folder, path) : relative('', diskPath(folder, path))
}

function draft(kind: string, names: readonly string[], parts: Parts): Drafted {
  const [first, second, ...others] = names
  if (first === undefined || others.length > 0) return { refusal: USAGE }
  if (kind === 'topic' && second !== undefined) return draftTopic(first, second, parts)
  if (kind === 'comparison' && second === undefined) return draftComparison(first, parts)
  if (kind === 'note' && second === undefined) return draftNote(first, parts)
  return { refusal: USAGE }
}

function draftTopic(comparison: string, id: string, parts: Parts): Drafted {
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

function draftComparison(id: string, { folders, today }: Parts): Drafted {
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

function draftNote(comparison: string, { target, folders, today }: Parts): Drafted {
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

function nextSteps(target: KnowledgeFolder, isSet: boolean, question: string): string {
  const steps = [
    'Open what was made, and write over everything in «…», the signs included.',
    ...(isSet ? [] : [`Say where it is, in the file .env: VERSUS_KNOWLEDGE=${target.label.replace(/\/$/, '')}`]),
    'npm run check:knowledge   names what is left, by file and line, until nothing is',
    `npm run ask -- "${question}"`,
  ]
  return `\nNext:\n${steps.map((step, at) => `${at + 1}. ${step}`).join('\n')}`
}
