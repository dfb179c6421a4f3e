import type { Config } from '#config.ts'
import { learn, prepareLesson } from '#core/lesson.ts'
import { shownPath } from '#knowledge/knowledge-folder.ts'
import { loadWordVectors } from '#knowledge/word-vectors.ts'
import { knowledgeFolders } from './knowledge-folders.ts'
import { learntHome, learntPath, readLearnt, writeLearnt } from './learnt-file.ts'
import { modelFile, readModel, writeCached } from './model-cache.ts'
import { openKnowledge } from './open-world.ts'

/**
 * `npm run learn`: learns what has changed, and keeps it beside the texts: a team's beside the team's, never in the program's own
 * folder. What belongs beside neither is kept in the data folder. Half a minute for dozens of topics.
 */
export async function learnAll(config: Config): Promise<number> {
  const folders = knowledgeFolders(config)
  const knowledge = await openKnowledge(config)
  const vectors = loadWordVectors()
  for (const comparison of knowledge.comparisons) {
    const lesson = prepareLesson(comparison, knowledge, vectors)
    const { model, isOutdated } = readLearnt(folders, lesson)
    const home = learntHome(folders, comparison.id)
    const cache = modelFile(config.data, lesson)
    const known = model ?? readModel(cache)
    if (known && !isOutdated && (model || !home)) {
      console.log(`${comparison.id}: nothing has changed.`)
      continue
    }
    if (!known) console.log(`${comparison.id}: learning ${comparison.topics.length} topics …`)
    const learnt = known ?? learn(lesson)
    if (home) writeLearnt(home, lesson, learnt)
    else writeCached(cache, learnt)
    console.log(
      `${comparison.id}: learnt, and kept in ${home ? shownPath(home, learntPath(comparison.id)) : config.data}.`,
    )
  }
  return 0
}
