import { learn, prepareMind, type Lesson, prepareLesson } from '#core/lesson.ts'
import type { TrainedModel } from '#core/match/trained-model.ts'
import { createWorld, type World } from '#core/world.ts'
import { describeFault } from '#knowledge/fault.ts'
import { loadWordVectors } from '#knowledge/word-vectors.ts'
import { VersusError } from '#model/errors.ts'
import type { KnowledgeBase } from '#model/knowledge.ts'
import { knowledgeFolders, type WorldConfig } from './knowledge-folders.ts'
import { readLearnt } from './learnt-file.ts'
import { modelFile, readCached, readModel, writeCached } from './model-cache.ts'
import { isPreparedWorld, type PreparedWorld, worldFile } from './world-cache.ts'

/** Loads the knowledge, or throws one error that lists every fault. The parsers are imported only where they are needed. */
export async function openKnowledge(config: WorldConfig): Promise<KnowledgeBase> {
  const { loadKnowledge } = await import('#knowledge/load-knowledge.ts')
  const loaded = loadKnowledge(knowledgeFolders(config))
  if ('knowledge' in loaded) return loaded.knowledge
  const list = loaded.faults.map(describeFault).join('\n')
  throw new VersusError('knowledge-faulty', `The knowledge has faults:\n${list}`)
}

/** What takes seconds, told before it begins. */
export interface Preparing {
  /** Nothing was prepared from these files before: they are read. */
  readonly onReading?: () => void
  /** Nor was anything learnt from their questions. */
  readonly onTraining?: () => void
}

/** Knowledge, vectors and models → a world that answers. What was prepared before comes from the data folder. */
export async function openWorld(config: WorldConfig, told: Preparing = {}): Promise<World> {
  const vectors = loadWordVectors()
  const file = worldFile(config.data, knowledgeFolders(config), vectors.version)
  const prepared = readCached(file, isPreparedWorld)
  if (prepared) return createWorld(prepared.knowledge, prepared.minds, vectors)
  told.onReading?.()
  const knowledge = await openKnowledge(config)
  const minds = knowledge.comparisons.map((comparison) => {
    const lesson = prepareLesson(comparison, knowledge, vectors)
    return prepareMind(lesson, cachedModel(lesson, config, told.onTraining))
  })
  writeCached(file, { knowledge, minds } satisfies PreparedWorld)
  return createWorld(knowledge, minds, vectors)
}

function cachedModel(lesson: Lesson, config: WorldConfig, onTraining: Preparing['onTraining']): TrainedModel {
  const file = modelFile(config.data, lesson)
  const known = readModel(file) ?? readLearnt(knowledgeFolders(config), lesson).model
  if (known) return known
  onTraining?.()
  const model = learn(lesson)
  writeCached(file, model)
  return model
}
