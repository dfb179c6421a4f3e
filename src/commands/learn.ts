import type { Config } from '#config.ts'
import { learn, prepareLesson } from '#core/lesson.ts'
import { loadWordVectors } from '#knowledge/word-vectors.ts'
import { readLearnt, writeLearnt } from './learnt-file.ts'
import { knowledgeFolder, openKnowledge } from './open-world.ts'

/** `npm run learn`: learns what has changed, and keeps it beside the texts. Half a minute for dozens of topics. */
export async function learnAll(config: Config): Promise<number> {
  const root = knowledgeFolder(config)
  const knowledge = await openKnowledge(config)
  const vectors = loadWordVectors()
  for (const comparison of knowledge.comparisons) {
    const lesson = prepareLesson(comparison, knowledge, vectors)
    if (readLearnt(root, lesson).model) {
      console.log(`${comparison.id}: nothing has changed.`)
      continue
    }
    console.log(`${comparison.id}: learning ${comparison.topics.length} topics …`)
    writeLearnt(root, lesson, learn(lesson))
  }
  return 0
}
