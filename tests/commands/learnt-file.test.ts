import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readLearnt, writeLearnt } from '#commands/learnt-file.ts'
import { SHIPPED } from '#commands/knowledge-folders.ts'
import { learn, type Lesson, prepareLesson } from '#core/lesson.ts'
import { onlyFolder } from '#knowledge/knowledge-folder.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import { loadWordVectors } from '#knowledge/word-vectors.ts'

const vectors = loadWordVectors()

function lessonsIn(folder: string): readonly Lesson[] {
  const loaded = loadKnowledge(folder)
  if (!('knowledge' in loaded)) throw new Error('the knowledge is faulty')
  return loaded.knowledge.comparisons.map((comparison) => prepareLesson(comparison, loaded.knowledge, vectors))
}

function copyOf(comparison: string): { readonly root: string; readonly lesson: Lesson } {
  const root = mkdtempSync(join(tmpdir(), 'versus-learnt-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  cpSync(join(SHIPPED, comparison), join(root, comparison), { recursive: true })
  cpSync(join(SHIPPED, 'background.txt'), join(root, 'background.txt'))
  const [lesson] = lessonsIn(root)
  if (!lesson) throw new Error(`there is no ${comparison}`)
  return { root, lesson }
}

describe('what was learnt, beside the knowledge', { timeout: 60_000 }, () => {
  test('fits the shipped texts, so that nobody’s first start learns', () => {
    for (const lesson of lessonsIn(SHIPPED))
      expect([lesson.comparison.id, readLearnt(onlyFolder(SHIPPED), lesson).model !== undefined]).toEqual([
        lesson.comparison.id,
        true,
      ])
  })

  test('is to the bit what learning gives', () => {
    const { root, lesson } = copyOf('docker-vs-podman')
    const model = learn(lesson)
    expect(readLearnt(onlyFolder(root), lesson).model).toEqual(model)
    const [home] = onlyFolder(root)
    if (home) writeLearnt(home, lesson, model)
    expect(readLearnt(onlyFolder(root), lesson).model).toEqual(model)
  })

  test('counts for nothing where the texts are others, or the file is damaged', () => {
    const { root, lesson } = copyOf('docker-vs-podman')
    const [topic] = lesson.topics
    if (!topic) throw new Error('there is no topic')
    const other: Lesson = {
      ...lesson,
      topics: [{ ...topic, phrasings: ['something else'] }, ...lesson.topics.slice(1)],
    }
    expect(readLearnt(onlyFolder(root), other)).toEqual({ isOutdated: true })
    writeFileSync(join(root, 'docker-vs-podman', 'learnt.bin'), 'torn')
    expect(readLearnt(onlyFolder(root), lesson)).toEqual({ isOutdated: true })
    rmSync(join(root, 'docker-vs-podman', 'learnt.bin'))
    expect(readLearnt(onlyFolder(root), lesson)).toEqual({ isOutdated: false })
  })
})
