import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readLearnt, writeLearnt } from '#commands/learnt-file.ts'
import { knowledgeFolder } from '#commands/open-world.ts'
import { learn, type Lesson, prepareLesson } from '#core/lesson.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import { loadWordVectors } from '#knowledge/word-vectors.ts'

const shipped = knowledgeFolder({ data: 'unused' })
const vectors = loadWordVectors()

function lessonsIn(folder: string): readonly Lesson[] {
  const loaded = loadKnowledge(folder)
  if (!('knowledge' in loaded)) throw new Error('the knowledge is faulty')
  return loaded.knowledge.comparisons.map((comparison) => prepareLesson(comparison, loaded.knowledge, vectors))
}

function copyOf(comparison: string): { readonly root: string; readonly lesson: Lesson } {
  const root = mkdtempSync(join(tmpdir(), 'versus-learnt-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  cpSync(join(shipped, comparison), join(root, comparison), { recursive: true })
  cpSync(join(shipped, 'background.txt'), join(root, 'background.txt'))
  const [lesson] = lessonsIn(root)
  if (!lesson) throw new Error(`there is no ${comparison}`)
  return { root, lesson }
}

describe('what was learnt, beside the knowledge', { timeout: 60_000 }, () => {
  test('fits the shipped texts, so that nobody’s first start learns', () => {
    for (const lesson of lessonsIn(shipped))
      expect([lesson.comparison.id, readLearnt(shipped, lesson).model !== undefined]).toEqual([
        lesson.comparison.id,
        true,
      ])
  })

  test('is to the bit what learning gives', () => {
    const { root, lesson } = copyOf('docker-vs-podman')
    const model = learn(lesson)
    expect(readLearnt(root, lesson).model).toEqual(model)
    writeLearnt(root, lesson, model)
    expect(readLearnt(root, lesson).model).toEqual(model)
  })

  test('counts for nothing where the texts are others, or the file is damaged', () => {
    const { root, lesson } = copyOf('docker-vs-podman')
    const [topic] = lesson.topics
    if (!topic) throw new Error('there is no topic')
    const other: Lesson = {
      ...lesson,
      topics: [{ ...topic, phrasings: ['something else'] }, ...lesson.topics.slice(1)],
    }
    expect(readLearnt(root, other)).toEqual({ isThere: true })
    writeFileSync(join(root, 'docker-vs-podman', 'learnt.bin'), 'torn')
    expect(readLearnt(root, lesson)).toEqual({ isThere: true })
    rmSync(join(root, 'docker-vs-podman', 'learnt.bin'))
    expect(readLearnt(root, lesson)).toEqual({ isThere: false })
  })
})
