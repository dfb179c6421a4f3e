import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import type { Config } from '#config.ts'
import { diskPath, distinctFolders, isSame, type KnowledgeFolder } from '#knowledge/knowledge-folder.ts'
import { isOwn, knowledgeFolders, ownFolder } from './knowledge-folders.ts'
import { draftComparison, type Drafted, draftNote, draftTopic, foundAt, type Parts } from './new-drafts.ts'

const USAGE = `Say what is new:
  npm run new -- topic <comparison> <id>     one more answer in a comparison
  npm run new -- comparison <id>             a comparison of your own, named by what it compares: tea-vs-coffee
  npm run new -- note <comparison>           what is settled in your house
With --in <folder> it is written there; else into the first folder of VERSUS_KNOWLEDGE.`

/** `npm run new`: writes a template that the check then leads through. Never writes over a file. Gives the exit code. */
export function writeNew(args: readonly string[], config: Config, now: number): number {
  const at = args.indexOf('--in')
  const named = at < 0 ? undefined : args[at + 1]
  const [kind = '', ...names] = args.filter((_, place) => at < 0 || (place !== at && place !== at + 1))
  if ((at >= 0 && !named?.trim()) || [named, ...names].some((name) => name?.startsWith('-'))) return refuse(USAGE)
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
  const setting = isKnown(target, config) ? undefined : [...(config.knowledge ?? []), named].join(delimiter)
  console.log(nextSteps(drafted.question, setting, kind !== 'note'))
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

function draft(kind: string, names: readonly string[], parts: Parts): Drafted {
  const [first, second, ...others] = names
  if (first === undefined || others.length > 0) return { refusal: USAGE }
  if (kind === 'topic' && second !== undefined) return draftTopic(first, second, parts)
  if (kind === 'comparison' && second === undefined) return draftComparison(first, parts)
  if (kind === 'note' && second === undefined) return draftNote(first, parts)
  return { refusal: USAGE }
}

/** `setting`: what VERSUS_KNOWLEDGE has to be, where the program would not find the folder yet. */
function nextSteps(question: string, setting: string | undefined, isToBeLearnt: boolean): string {
  const steps = [
    'Open what was made, and write over everything in «…», the signs included.',
    ...(setting === undefined ? [] : [`Say where it is, in the file .env: VERSUS_KNOWLEDGE=${setting}`]),
    'npm run check:knowledge   names what is left, by file and line, until nothing is',
    `npm run ask -- "${question}"`,
    ...(isToBeLearnt ? ['npm run learn   when all is well, so that the next start need not learn'] : []),
  ]
  return `\nNext:\n${steps.map((step, at) => `${at + 1}. ${step}`).join('\n')}`
}
