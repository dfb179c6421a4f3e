import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type Lesson, remember } from '#core/lesson.ts'
import { type Learnt, learntOf } from '#core/match/learnt.ts'
import { MODEL_VERSION, type TrainedModel } from '#core/match/trained-model.ts'

// A comparison of dozens of topics takes half a minute to learn. What was learnt stands beside its texts, so that nobody waits for
// that who has not changed them; `npm run learn` renews it.

const NAME = 'learnt.bin'

/** Whether the comparison comes with something learnt, and the model where it was learnt from these very texts. */
export function readLearnt(
  knowledge: string,
  lesson: Lesson,
): { readonly isThere: boolean; readonly model?: TrainedModel } {
  const file = read(join(knowledge, lesson.comparison.id, NAME))
  if (!file) return { isThere: false }
  const learnt = parse(file)
  const model = learnt && remember(lesson, learnt)
  return { isThere: true, ...(model ? { model } : {}) }
}

export function writeLearnt(knowledge: string, lesson: Lesson, model: TrainedModel): void {
  writeFileSync(join(knowledge, lesson.comparison.id, NAME), gzipSync(serialize(learntOf(model))))
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** A damaged file counts as one that was learnt from other texts. */
function parse(file: Buffer): Learnt | undefined {
  try {
    const value: unknown = deserialize(gunzipSync(file))
    return isLearnt(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isLearnt(value: unknown): value is Learnt {
  return (
    typeof value === 'object' &&
    value !== null &&
    'fingerprint' in value &&
    'weights' in value &&
    'calibration' in value &&
    'version' in value &&
    value.version === MODEL_VERSION
  )
}
