// Runs in a thread of its own: trains the matcher of one comparison, so that nobody waits for an answer meanwhile.
import { parentPort, workerData } from 'node:worker_threads'
import { learn, prepareLesson } from '#core/lesson.ts'
import { loadWordVectors } from '#knowledge/word-vectors.ts'
import type { KnowledgeBase } from '#model/knowledge.ts'

/** What the thread is started with; plain data. */
export interface TrainingTask {
  readonly knowledge: KnowledgeBase
  readonly comparison: string
}

function isTask(value: unknown): value is TrainingTask {
  return typeof value === 'object' && value !== null && 'knowledge' in value && 'comparison' in value
}

const task: unknown = workerData
if (parentPort && isTask(task)) {
  const comparison = task.knowledge.comparisons.find((one) => one.id === task.comparison)
  if (!comparison) throw new Error(`there is no comparison "${task.comparison}" to train`)
  parentPort.postMessage(learn(prepareLesson(comparison, task.knowledge, loadWordVectors())))
}
