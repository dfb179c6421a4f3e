import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type PreparedMind, prepareMind, prepareLesson } from '#core/lesson.ts'
import type { TrainedModel } from '#core/match/trained-model.ts'
import { createWorld, type World } from '#core/world.ts'
import type { Fault } from '#knowledge/fault.ts'
import type { Loaded } from '#knowledge/load-knowledge.ts'
import { takeFingerprint } from '#knowledge/fingerprint.ts'
import { watchKnowledge } from '#knowledge/watch-knowledge.ts'
import { loadWordVectors } from '#knowledge/word-vectors.ts'
import type { KnowledgeBase } from '#model/knowledge.ts'
import { knowledgeFolders, type WorldConfig } from './knowledge-folders.ts'
import { readLearnt } from './learnt-file.ts'
import { isModel, modelFile, readModel, writeCached } from './model-cache.ts'
import { openWorld, type Preparing } from './open-world.ts'
import type { TrainingTask } from './train-worker.ts'

export interface LiveWorld {
  /** The newest world that is ready; a faulty edit leaves the last good one in place. */
  current(): World
  close(): void
}

interface Told extends Preparing {
  /** An edit was read and answers from now on. */
  readonly onRenewed?: (knowledge: KnowledgeBase) => void
  /** An edit that cannot be used; the last good knowledge goes on. */
  readonly onFaults?: (faults: readonly Fault[]) => void
  /** A training that failed; the last good knowledge goes on. */
  readonly onError?: (error: unknown) => void
}

/** Opens the knowledge and keeps it fresh: an edit is trained in another thread while the old world answers. */
export async function openLiveWorld(config: WorldConfig, told: Told = {}): Promise<LiveWorld> {
  const fingerprint = takeFingerprint(knowledgeFolders(config))
  let world = await openWorld(config, told)
  // Of two edits in a row the later one counts, whichever is trained first.
  let newest = 0
  const take = async (knowledge: KnowledgeBase, turn: number): Promise<void> => {
    try {
      const renewed = await renew(knowledge, config)
      if (turn !== newest) return
      world = renewed
      told.onRenewed?.(knowledge)
    } catch (error) {
      told.onError?.(error)
    }
  }
  const onChange = (loaded: Loaded): void => {
    newest++
    if ('faults' in loaded) told.onFaults?.(loaded.faults)
    else void take(loaded.knowledge, newest)
  }
  const watching = watchKnowledge(knowledgeFolders(config), { version: world.knowledge.version, fingerprint }, onChange)
  return {
    current: () => world,
    close() {
      newest = Infinity
      watching.close()
    },
  }
}

async function renew(knowledge: KnowledgeBase, config: WorldConfig): Promise<World> {
  const vectors = loadWordVectors()
  const minds: PreparedMind[] = []
  for (const comparison of knowledge.comparisons) {
    const lesson = prepareLesson(comparison, knowledge, vectors)
    const file = modelFile(config.data, lesson)
    const cached = readModel(file) ?? readLearnt(knowledgeFolders(config), lesson).model
    const model = cached ?? (await train({ knowledge, comparison: comparison.id }))
    if (!cached) writeCached(file, model)
    minds.push(prepareMind(lesson, model))
  }
  return createWorld(knowledge, minds, vectors)
}

/**
 * Trains in a thread of its own. A thread does not take over the loader that runs the TypeScript sources: it loads that first,
 * and the worker's file then.
 */
function train(task: TrainingTask): Promise<TrainedModel> {
  const loader = JSON.stringify(createRequire(import.meta.url).resolve('tsx/cjs'))
  const entry = JSON.stringify(fileURLToPath(new URL('train-worker.ts', import.meta.url)))
  return new Promise((resolve, reject) => {
    const worker = new Worker(`require(${loader}); require(${entry})`, {
      eval: true,
      execArgv: [],
      workerData: task,
    })
    worker.once('message', (model: unknown) => {
      if (isModel(model)) resolve(model)
      else reject(new Error('the training thread gave no model'))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the training thread ended with ${code} before it was done`)))
  })
}
