import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { keyOf, type Lesson } from '#core/lesson.ts'
import { MODEL_VERSION, type TrainedModel } from '#core/match/trained-model.ts'

/** Other knowledge, other vectors or another way of reading them is another file. */
export function modelFile(data: string, lesson: Lesson): string {
  return join(data, `matcher-${lesson.comparison.id}-${MODEL_VERSION}-${keyOf(lesson)}.bin`)
}

/** The cached model; undefined where there is none or the file is damaged: then it is trained anew. */
export function readModel(file: string): TrainedModel | undefined {
  return readCached(file, isModel)
}

export function isModel(value: unknown): value is TrainedModel {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === MODEL_VERSION
}

/** What a file of ours holds; undefined where there is none, or it is damaged or of another kind. */
export function readCached<T>(file: string, isWanted: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = deserialize(readFileSync(file))
    return isWanted(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Written beside and renamed, so that a crash leaves no half of a file. A folder that cannot be written is no failure. */
export function writeCached(file: string, value: unknown): boolean {
  try {
    mkdirSync(join(file, '..'), { recursive: true })
    const draft = `${file}.${process.pid}.tmp`
    writeFileSync(draft, serialize(value))
    renameSync(draft, file)
    return true
  } catch {
    return false
  }
}
