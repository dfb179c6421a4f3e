import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#config.ts'
import { describeFault, type Fault } from '#knowledge/fault.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import { lintKnowledge, type Remark } from '#lint/lint-knowledge.ts'
import { knowledgeFolder, openWorld } from './open-world.ts'
import { schema } from './schema.ts'

/** Looks for faults in the knowledge and prints them all. Gives the exit code: 1 where there are any. */
export async function check(config: Config): Promise<number> {
  const root = knowledgeFolder(config)
  const loaded = loadKnowledge(root)
  if ('faults' in loaded) return report(loaded.faults)
  const world = await openWorld(config, () => console.log('Learning the questions …'))
  const faults = lintKnowledge(world).map((remark) => locate(remark, root))
  if (faults.length > 0) return report(faults)
  const outdated = schema(['--check'])
  const topics = loaded.knowledge.comparisons.reduce((sum, comparison) => sum + comparison.topics.length, 0)
  console.log(`The knowledge is right: ${loaded.knowledge.comparisons.length} comparison, ${topics} topics.`)
  return outdated
}

function report(faults: readonly Fault[]): number {
  for (const fault of faults) console.error(describeFault(fault))
  console.error(`${faults.length} faults.`)
  return 1
}

function locate({ comparison, topic, phrasing, problem, remedy }: Remark, root: string): Fault {
  const file = `${comparison}/topics/${topic}.md`
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  const at = lines.findIndex((line) => line.includes(phrasing))
  return { file, ...(at < 0 ? {} : { line: at + 1 }), problem, remedy }
}
