import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type Lesson, remember } from '#core/lesson.ts'
import { type Learnt, learntOf } from '#core/match/learnt.ts'
import { MODEL_VERSION, type TrainedModel } from '#core/match/trained-model.ts'
import { diskPath, type KnowledgeFolder } from '#knowledge/knowledge-folder.ts'
import { isOwn } from './knowledge-folders.ts'

// A comparison of dozens of topics takes half a minute to learn. What was learnt stands beside its texts, so that nobody waits for
// that who has not changed them; `npm run learn` renews it. What a team added to a comparison makes it another: that is kept beside
// the additions, and the program's own files stay as they came.

const NAME = 'learnt.bin'

/**
 * The folder whose file is renewed: the last that holds something of the comparison. None where that is the program's own, and
 * a team has folders beside it: their words may have changed what is learnt.
 */
export function learntHome(folders: readonly KnowledgeFolder[], comparison: string): KnowledgeFolder | undefined {
  const last = folders.findLast((folder) => existsSync(diskPath(folder, comparison)))
  return last && (isOwn(last) || !folders.some(isOwn)) ? last : undefined
}

interface Found {
  /** Learnt from these very texts. */
  readonly model?: TrainedModel
  /** There is a file where the newest belongs, and it was learnt from other texts. */
  readonly isOutdated: boolean
}

/** What comes with the comparison, from whichever of its folders fits. */
export function readLearnt(folders: readonly KnowledgeFolder[], lesson: Lesson): Found {
  const { id } = lesson.comparison
  const modelIn = (folder: KnowledgeFolder): TrainedModel | undefined => {
    const file = read(diskPath(folder, learntPath(id)))
    const learnt = file && parse(file)
    return learnt && remember(lesson, learnt)
  }
  const home = learntHome(folders, id)
  const newest = home && modelIn(home)
  if (newest) return { model: newest, isOutdated: false }
  const isOutdated = home !== undefined && existsSync(diskPath(home, learntPath(id)))
  for (const folder of folders.filter((one) => one !== home).toReversed()) {
    const model = modelIn(folder)
    if (model) return { model, isOutdated }
  }
  return { isOutdated }
}

export function writeLearnt(home: KnowledgeFolder, lesson: Lesson, model: TrainedModel): void {
  writeFileSync(diskPath(home, learntPath(lesson.comparison.id)), gzipSync(serialize(learntOf(model))))
}

export function learntPath(comparison: string): string {
  return `${comparison}/${NAME}`
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
