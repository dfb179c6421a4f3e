import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Config } from '#config.ts'
import { type DecisionFile, decisionJson, madrOf } from '#core/decisions/madr.ts'
import { VersusError } from '#model/errors.ts'
import type { Decision } from '#model/store.ts'
import { openStore } from '#storage/open-store.ts'
import { decisionNames } from './decision-names.ts'

type Printed = (text: string) => void

const USAGE = `versus decisions export <folder> [--json] [--overwrite]

  Writes each decision of the store into the folder: MADR 4 Markdown, or JSON. The same decisions give the same files.
  A file with other content is kept, unless --overwrite is given.`

const FLAGS = new Set(['--json', '--overwrite'])

/** `decisions export <folder>`. Exit codes: 0 all there, 1 some were kept because their content differs, 2 not understood. */
export async function decisions(
  args: readonly string[],
  config: Pick<Config, 'database' | 'secret'>,
  print: Printed = (text) => console.log(text),
): Promise<number> {
  const flags = args.filter((arg) => arg.startsWith('--'))
  const [action, folder, ...rest] = args.filter((arg) => !arg.startsWith('--'))
  const strange = flags.find((flag) => !FLAGS.has(flag))
  if (action !== 'export' || folder === undefined || rest.length > 0 || strange !== undefined) {
    print(strange === undefined ? USAGE : `There is no option ${strange}.\n\n${USAGE}`)
    return 2
  }
  const all = await readAll(config)
  const files = filesOf(all, flags.includes('--json') ? 'json' : 'md')
  const written = await writeFiles(files, resolve(folder), flags.includes('--overwrite'))
  for (const { name, became } of written)
    if (became !== 'written' && became !== 'unchanged') print(`${became}: ${name}`)
  print(summaryOf(written, resolve(folder)))
  return written.some(({ became }) => became === KEPT) ? 1 : 0
}

async function readAll({ database, secret }: Pick<Config, 'database' | 'secret'>): Promise<readonly Decision[]> {
  const store = await openStore({ database, ...(secret === undefined ? {} : { secret }) })
  try {
    return await store.decisions.all()
  } finally {
    await store.close()
  }
}

function filesOf(all: readonly Decision[], format: 'md' | 'json'): readonly DecisionFile[] {
  const names = decisionNames(all)
  const nameOf = (id: string | undefined): string | undefined => {
    const name = names.get(id ?? '')
    return name === undefined ? undefined : `${name}.${format}`
  }
  const render = format === 'json' ? decisionJson : madrOf
  return all.map((decision) => {
    const { text, name } = render(decision, nameOf(decision.supersededBy))
    return { name: nameOf(decision.id) ?? name, text }
  })
}

const KEPT = 'kept, its content differs (see --overwrite)'

interface Written {
  readonly name: string
  readonly became: 'written' | 'unchanged' | 'overwritten' | typeof KEPT
}

async function writeFiles(
  files: readonly DecisionFile[],
  folder: string,
  mayOverwrite: boolean,
): Promise<readonly Written[]> {
  const written: Written[] = []
  try {
    await mkdir(folder, { recursive: true })
    for (const { name, text } of files)
      written.push({ name, became: await writeOne(join(folder, name), text, mayOverwrite) })
  } catch (cause) {
    throw new VersusError('export-failed', `The decisions cannot be written to ${folder}: ${reasonOf(cause)}.`, {
      cause,
    })
  }
  return written
}

async function writeOne(path: string, text: string, mayOverwrite: boolean): Promise<Written['became']> {
  const before = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })
  if (before === text) return 'unchanged'
  if (before !== undefined && !mayOverwrite) return KEPT
  // A file that appeared since it was looked for is not ours to overwrite.
  await writeFile(path, text, { flag: before === undefined ? 'wx' : 'w' })
  return before === undefined ? 'written' : 'overwritten'
}

function summaryOf(written: readonly Written[], folder: string): string {
  if (written.length === 0) return 'There are no decisions in this store; nothing was written.'
  const count = (became: Written['became']): number => written.filter((one) => one.became === became).length
  const parts = (['written', 'overwritten', 'unchanged'] as const).flatMap((became) =>
    count(became) > 0 ? [`${count(became)} ${became}`] : [],
  )
  const kept = count(KEPT)
  return `${written.length} ${written.length === 1 ? 'decision' : 'decisions'} in ${folder}: ${[...parts, ...(kept > 0 ? [`${kept} kept as they were`] : [])].join(', ')}.`
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'there is a file of that name',
  EISDIR: 'there is a folder with the name of a file',
}

function reasonOf(error: unknown): string {
  const code = codeOf(error)
  return (code === undefined ? undefined : REASONS[code]) ?? code ?? 'the reason is unknown'
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
