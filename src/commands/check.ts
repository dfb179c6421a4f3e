import { readFileSync } from 'node:fs'
import type { Config } from '#config.ts'
import { prepareLesson } from '#core/lesson.ts'
import type { World } from '#core/world.ts'
import { describeFault, type Fault } from '#knowledge/fault.ts'
import { diskPath, holderOf, type KnowledgeFolder, shownPath } from '#knowledge/knowledge-folder.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import { readFlow } from '#knowledge/read-flow.ts'
import { loadWordVectors } from '#knowledge/word-vectors.ts'
import { type FlowLimits, type FlowRemark, lintFlow } from '#lint/lint-flow.ts'
import { lintKnowledge, type Remark } from '#lint/lint-knowledge.ts'
import { knowledgeFolders } from './knowledge-folders.ts'
import { learntHome, learntPath, readLearnt } from './learnt-file.ts'
import { openWorld } from './open-world.ts'
import { schema } from './schema.ts'

/** The least of what the platforms show: Slack cuts buttons at about 30 characters and draws 10 checkboxes. */
const LIMITS: FlowLimits = { label: 30, tick: 40, ticks: 10, answers: 10 }

/** Looks for faults in the knowledge and prints them all. Gives the exit code: 1 where there are any. */
export async function check(config: Config): Promise<number> {
  const folders = knowledgeFolders(config)
  const loaded = loadKnowledge(folders)
  if ('faults' in loaded) return report(loaded.faults)
  const { comparisons } = loaded.knowledge
  const world = await openWorld(config, { onTraining: () => console.log('Learning the questions …') })
  const faults = [
    ...outdatedModels(world, folders),
    ...lintKnowledge(world).map((remark) => locate(remark, folders)),
    ...comparisons.flatMap(({ id, flows }) =>
      flows.flatMap((flow) =>
        lintFlow(flow, LIMITS).map((remark) => locateInFlow(remark, `${id}/flows/${flow.id}.yaml`, folders)),
      ),
    ),
  ]
  if (faults.length > 0) return report(faults)
  const outdated = schema(['--check'])
  const count = (list: 'topics' | 'flows' | 'notes'): number =>
    comparisons.reduce((sum, one) => sum + one[list].length, 0)
  const counts = [
    counted(comparisons.length, 'comparison'),
    counted(count('topics'), 'topic'),
    counted(count('flows'), 'flow'),
    ...(count('notes') > 0 ? [counted(count('notes'), 'house note')] : []),
  ]
  console.log(`The knowledge is right: ${counts.join(', ')}.`)
  return outdated
}

function counted(number: number, name: string): string {
  return `${number} ${name}${number === 1 ? '' : 's'}`
}

/** A file that was learnt from other texts has to be renewed; a folder without one learns at its first start. */
function outdatedModels({ knowledge }: World, folders: readonly KnowledgeFolder[]): readonly Fault[] {
  const vectors = loadWordVectors()
  return knowledge.comparisons.flatMap((comparison) => {
    const home = learntHome(folders, comparison.id)
    return home && readLearnt(folders, prepareLesson(comparison, knowledge, vectors)).isOutdated
      ? [
          {
            file: shownPath(home, learntPath(comparison.id)),
            problem: 'it was learnt from other texts, so that every first start learns anew.',
            remedy: 'Run: npm run learn',
          },
        ]
      : []
  })
}

/** A file that one of the folders holds. */
function readIn(folders: readonly KnowledgeFolder[], path: string): { readonly file: string; readonly text: string } {
  const holder = holderOf(folders, path)
  if (!holder) return { file: path, text: '' }
  return { file: shownPath(holder, path), text: readFileSync(diskPath(holder, path), 'utf8') }
}

function report(faults: readonly Fault[]): number {
  for (const fault of faults) console.error(describeFault(fault))
  console.error(`${counted(faults.length, 'fault')}.`)
  return 1
}

function locate({ comparison, topic, phrasing, problem, remedy }: Remark, folders: readonly KnowledgeFolder[]): Fault {
  const { file, text } = readIn(folders, `${comparison}/topics/${topic}.md`)
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.includes(phrasing))
  return { file, ...(at < 0 ? {} : { line: at + 1 }), problem, remedy }
}

function locateInFlow(
  { list, entry, problem, remedy }: FlowRemark,
  path: string,
  folders: readonly KnowledgeFolder[],
): Fault {
  const { file, text } = readIn(folders, path)
  const { content, lineOf } = readFlow(text, file)
  if (list === undefined || entry === undefined) return { file, problem, remedy }
  const entries: readonly { readonly id?: string }[] =
    list === 'options' || list === 'questions' ? (content?.[list] ?? []) : []
  const at = typeof entry === 'number' || list === 'opening' ? entry : entries.findIndex(({ id }) => id === entry)
  return { file, line: lineOf([list, at]), problem, remedy }
}
