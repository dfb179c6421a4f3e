import { fileURLToPath } from 'node:url'
import type { Config } from '#config.ts'
import { learn, type Lesson, prepareLesson } from '#core/lesson.ts'
import type { TrainedModel } from '#core/match/trained-model.ts'
import { createWorld, type World } from '#core/world.ts'
import { describeFault } from '#knowledge/fault.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import { loadWordVectors } from '#knowledge/word-vectors.ts'
import { VersusError } from '#model/errors.ts'
import type { KnowledgeBase } from '#model/knowledge.ts'
import { modelFile, readModel, writeModel } from './model-cache.ts'

/** The settings that decide what is known. */
export type WorldConfig = Pick<Config, 'knowledge' | 'data'>

/** The folder that is set, else the knowledge that comes with the program. */
export function knowledgeFolder(config: WorldConfig): string {
  return config.knowledge ?? fileURLToPath(new URL('../../knowledge', import.meta.url))
}

/** Loads the knowledge, or throws one error that lists every fault. */
function openKnowledge(config: WorldConfig): KnowledgeBase {
  const loaded = loadKnowledge(knowledgeFolder(config))
  if ('knowledge' in loaded) return loaded.knowledge
  const list = loaded.faults.map(describeFault).join('\n')
  throw new VersusError('knowledge-faulty', `The knowledge has ${loaded.faults.length} faults:\n${list}`)
}

/**
 * Knowledge, vectors and models → a world that answers. The models come from the data folder; the first time they are
 * trained, which takes seconds: `onTraining` is told before.
 */
export function openWorld(config: WorldConfig, onTraining: () => void = () => {}): World {
  const knowledge = openKnowledge(config)
  const vectors = loadWordVectors()
  const lessons = knowledge.comparisons.map((comparison) => prepareLesson(comparison, knowledge, vectors))
  return createWorld(knowledge, lessons, (lesson) => cachedModel(lesson, config.data, onTraining))
}

function cachedModel(lesson: Lesson, data: string, onTraining: () => void): TrainedModel {
  const file = modelFile(data, lesson)
  const cached = readModel(file)
  if (cached) return cached
  onTraining()
  const model = learn(lesson)
  writeModel(file, model)
  return model
}
