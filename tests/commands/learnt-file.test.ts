import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { learnAll } from '#commands/learn.ts'
import { learntHome, readLearnt, writeLearnt } from '#commands/learnt-file.ts'
import { knowledgeFolders, SHIPPED } from '#commands/knowledge-folders.ts'
import type { Config } from '#config.ts'
import { learn, type Lesson, prepareLesson } from '#core/lesson.ts'
import { takeFingerprint } from '#knowledge/fingerprint.ts'
import { type KnowledgeFolder, onlyFolder } from '#knowledge/knowledge-folder.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import { loadWordVectors } from '#knowledge/word-vectors.ts'
import { OUR_TOPIC, writeTeam } from '../support/team-knowledge.ts'

const vectors = loadWordVectors()

function lessonsIn(folder: string | readonly KnowledgeFolder[]): readonly Lesson[] {
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

/** The settings with these teams' folders beside the program's own. */
function setUp(...teams: readonly KnowledgeFolder[]) {
  const data = mkdtempSync(join(tmpdir(), 'versus-data-'))
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  const config: Config = {
    data,
    knowledge: teams.map(({ path }) => path),
    database: 'memory:',
    host: '127.0.0.1',
    port: 0,
    color: false,
  }
  return { config, data, folders: knowledgeFolders(config) }
}

/** What `npm run learn` prints. */
async function learning(config: Config): Promise<string> {
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  expect(await learnAll(config)).toBe(0)
  log.mockRestore()
  return said.join('\n')
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

describe('what is learnt with a team’s folders', { timeout: 60_000 }, () => {
  const ADDED = 'docker-vs-podman/topics/our-images.md'
  const topic = OUR_TOPIC.replace('id: our-machine', 'id: our-images')
    .replace('criterion: caffeine', 'criterion: builds')
    .replace('related: [caffeine]', 'related: []')
    .replaceAll(/\[\^[\w-]+\]/g, '[^advice]')

  test('stands beside what was added, and the program’s own files stay as they came', async () => {
    const team = writeTeam({ [ADDED]: topic })
    const { config, folders } = setUp(team)
    const shipped = takeFingerprint(SHIPPED)
    const said = await learning(config)
    expect(said).toContain('vm-vs-docker: nothing has changed.')
    expect(said).toContain(`docker-vs-podman: learnt, and kept in ${team.path}/docker-vs-podman/learnt.bin`)
    expect(takeFingerprint(SHIPPED)).toBe(shipped)
    const lesson = lessonsIn(folders).find(({ comparison }) => comparison.id === 'docker-vs-podman')
    expect(lesson && readLearnt(folders, lesson)).toMatchObject({
      isOutdated: false,
      model: { version: expect.any(Number) },
    })
    expect(await learning(config)).not.toContain('learnt, and kept')
  })

  test('is the shipped where a team adds nothing that is learnt, a house note for instance', () => {
    const { folders } = setUp(
      writeTeam({
        'docker-vs-podman/house.yaml': 'notes:\n  - { note: no Docker Desktop., on: { topics: [desktop] } }\n',
      }),
    )
    for (const lesson of lessonsIn(folders))
      expect([lesson.comparison.id, readLearnt(folders, lesson).model !== undefined]).toEqual([
        lesson.comparison.id,
        true,
      ])
  })

  test('belongs into no folder for a comparison that a team adds nothing to', () => {
    const { folders } = setUp(writeTeam({ [ADDED]: topic }))
    expect(learntHome(folders, 'vm-vs-docker')).toBeUndefined()
    expect(learntHome(folders, 'docker-vs-podman')?.setting).toBe('VERSUS_KNOWLEDGE')
    expect(learntHome(folders.slice(0, 1), 'vm-vs-docker')?.path).toBe(SHIPPED)
  })

  test('is outdated where it was learnt before the last addition, and learning renews it from what fits', async () => {
    const team = writeTeam({ 'docker-vs-podman/learnt.bin': 'of other texts' })
    const { config, folders } = setUp(team)
    const lesson = lessonsIn(folders).find(({ comparison }) => comparison.id === 'docker-vs-podman')
    if (!lesson) throw new Error('there is no docker-vs-podman')
    expect(readLearnt(folders, lesson)).toMatchObject({ isOutdated: true, model: { version: expect.any(Number) } })
    expect(await learning(config)).toContain('docker-vs-podman: learnt')
    expect(readLearnt(folders, lesson).isOutdated).toBe(false)
  })
})
