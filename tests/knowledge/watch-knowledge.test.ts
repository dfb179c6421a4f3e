import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { takeFingerprint } from '#knowledge/fingerprint.ts'
import type { Loaded } from '#knowledge/load-knowledge.ts'
import { watchKnowledge } from '#knowledge/watch-knowledge.ts'
import { knowledgeOf, swap, writeKnowledge } from '../support/knowledge.ts'

const TOPIC = 'tea-vs-coffee/topics/overview.md'
const EDIT = swap('same century', 'next century')
/** Longer than an edit needs to settle. */
const QUIET_MS = 300

type Options = Parameters<typeof watchKnowledge>[3]

function start(options: Options = {}) {
  const root = writeKnowledge()
  const seen: Loaded[] = []
  const read = { version: knowledgeOf(root).version, fingerprint: takeFingerprint(root) }
  const watching = watchKnowledge(root, read, (loaded) => seen.push(loaded), { settleFor: 50, ...options })
  onTestFinished(watching.close)
  const path = (file: string): string => join(root, file)
  const edit = (file: string, change: (text: string) => string): void =>
    writeFileSync(path(file), change(readFileSync(path(file), 'utf8')))
  const wait = async (count: number): Promise<Loaded | undefined> => {
    await vi.waitFor(() => expect(seen).toHaveLength(count), { timeout: 5_000, interval: 20 })
    return seen.at(-1)
  }
  return { root, seen, watching, path, edit, wait }
}

const noWatchers = (): never => {
  throw Object.assign(new Error('ENOSPC: no watchers left'), { code: 'ENOSPC' })
}

describe.each([
  ['with the watchers of the system', {}],
  ['by looking again and again', { watch: noWatchers, pollEvery: 50 }],
])('watching a knowledge folder %s', (_name, options) => {
  it('loads anew after an edit', async () => {
    const { root, edit, wait } = start(options)
    edit(TOPIC, EDIT)
    expect(await wait(1)).toEqual({ knowledge: knowledgeOf(root) })
  })

  it('reports the faults of an edit, and the knowledge again when they are corrected', async () => {
    const { root, edit, wait } = start(options)
    const before = knowledgeOf(root)
    edit(TOPIC, swap('## Why', '## Whither'))
    expect(await wait(1)).toEqual({ faults: [expect.objectContaining({ file: TOPIC })] })
    edit(TOPIC, swap('## Whither', '## Why'))
    expect(await wait(2)).toEqual({ knowledge: before })
  })

  it('says nothing when a file is saved without a change', async () => {
    const { seen, edit } = start(options)
    edit(TOPIC, (text) => text)
    edit(TOPIC, (text) => `${text}\n`)
    await sleep(QUIET_MS)
    expect(seen).toEqual([])
  })

  it('calls once for many edits in a short time', async () => {
    const { seen, edit, wait } = start({ ...options, settleFor: 200 })
    for (const word of ['first', 'second', 'third', 'fourth']) {
      edit(TOPIC, (text) => text.replace(/\w+ century/, `${word} century`))
      await sleep(20)
    }
    await wait(1)
    await sleep(QUIET_MS)
    expect(seen).toHaveLength(1)
    expect(JSON.stringify(seen)).toContain('fourth century')
  })

  it('notices a file that an editor replaces by renaming, again and again', async () => {
    const { path, wait } = start(options)
    for (const [at, word] of ['first', 'second'].entries()) {
      const text = readFileSync(path(TOPIC), 'utf8').replace(/\w+ century/, `${word} century`)
      writeFileSync(path(`${TOPIC}~`), text)
      renameSync(path(`${TOPIC}~`), path(TOPIC))
      expect(JSON.stringify(await wait(at + 1))).toContain(`${word} century`)
    }
  })

  it('notices a file that is deleted and written again, and edits of it after that', async () => {
    const { path, edit, wait } = start(options)
    const text = readFileSync(path(TOPIC), 'utf8')
    rmSync(path(TOPIC))
    expect(await wait(1)).toHaveProperty('faults')
    writeFileSync(path(TOPIC), text)
    expect(await wait(2)).toHaveProperty('knowledge')
    edit(TOPIC, EDIT)
    expect(JSON.stringify(await wait(3))).toContain('next century')
  })

  it('notices a new comparison and edits in its folders', async () => {
    const { path, wait } = start(options)
    mkdirSync(path('cats-vs-dogs/topics'), { recursive: true })
    expect(await wait(1)).toHaveProperty('faults')
    writeFileSync(path('cats-vs-dogs/topics/cat.md'), 'nothing right')
    expect(JSON.stringify(await wait(2))).toContain('cats-vs-dogs/topics/cat.md')
  })

  it('notices when the whole folder is replaced', async () => {
    const { root, path, edit, wait } = start(options)
    renameSync(root, `${root}-away`)
    expect(await wait(1)).toHaveProperty('faults')
    renameSync(`${root}-away`, root)
    expect(await wait(2)).toHaveProperty('knowledge')
    expect(readFileSync(path(TOPIC), 'utf8')).toContain('same century')
    edit(TOPIC, EDIT)
    expect(JSON.stringify(await wait(3))).toContain('next century')
  })

  it('is silent after it is closed', async () => {
    const { seen, watching, edit } = start(options)
    edit(TOPIC, EDIT)
    watching.close()
    edit(TOPIC, swap('next century', 'last century'))
    await sleep(QUIET_MS)
    expect(seen).toEqual([])
  })
})

describe('watching from what is loaded already', () => {
  it('reports what has changed between loading and watching', async () => {
    const root = writeKnowledge()
    const read = { version: knowledgeOf(root).version, fingerprint: takeFingerprint(root) }
    writeFileSync(join(root, TOPIC), EDIT(readFileSync(join(root, TOPIC), 'utf8')))
    const seen: Loaded[] = []
    onTestFinished(watchKnowledge(root, read, (one) => seen.push(one)).close)
    await vi.waitFor(() => expect(JSON.stringify(seen)).toContain('next century'), { timeout: 5_000 })
  })
})
