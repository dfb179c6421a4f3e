import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openLiveWorld } from '#commands/live-world.ts'
import { last, textOf, verdictOf } from '../support/talk.ts'
import { writeKnowledge } from '../support/knowledge.ts'
import { OUR_ADDITIONS, writeTeam } from '../support/team-knowledge.ts'

const PATIENCE = { timeout: 30_000, interval: 100 }

/** `team`: a second folder, beside the one with the comparison. */
async function open(team: string = writeTeam({}).path) {
  const root = writeKnowledge()
  const told: string[] = []
  const live = await openLiveWorld(
    { knowledge: [root, team], withoutShipped: true, data: mkdtempSync(join(tmpdir(), 'versus-data-')) },
    {
      onReading: () => told.push('reading'),
      onTraining: () => told.push('training'),
      onRenewed: () => told.push('renewed'),
      onFaults: () => told.push('faults'),
      onError: (error) => told.push(String(error)),
    },
  )
  onTestFinished(() => live.close())
  return { root, live, told }
}

function edit(root: string, from: string, to: string): void {
  const file = join(root, 'tea-vs-coffee/topics/caffeine.md')
  const text = readFileSync(file, 'utf8')
  if (!text.includes(from)) throw new Error(`not in the file: ${from}`)
  writeFileSync(file, text.replace(from, to))
}

describe('a running bot whose knowledge is edited', () => {
  test('answers from the old version at once, and from the new one once it is learnt in another thread', async () => {
    const { root, live, told } = await open()
    expect(told).toEqual(['reading', 'training'])
    const ask = (): string => verdictOf(last(live.current(), 'which has more caffeine, tea or coffee?'))
    const before = ask()
    expect(before).not.toBe('')
    edit(root, before, 'Coffee, by far.')
    expect(ask()).toBe(before)
    await vi.waitFor(() => expect(told).toContain('renewed'), PATIENCE)
    expect(ask()).toBe('Coffee, by far.')
  }, 60_000)

  test('keeps the last good version when the edit is faulty, and says so', async () => {
    const { root, live, told } = await open()
    const { version } = live.current().knowledge
    edit(root, 'criterion: caffeine', 'criterion: nothing')
    await vi.waitFor(() => expect(told).toContain('faults'), PATIENCE)
    expect(live.current().knowledge.version).toBe(version)
  }, 60_000)

  test('takes over what is added in a folder beside, a topic to be learnt and a note at once', async () => {
    const team = writeTeam({}).path
    const { live, told } = await open(team)
    mkdirSync(join(team, 'tea-vs-coffee/topics'), { recursive: true })
    for (const [file, text] of Object.entries(OUR_ADDITIONS)) writeFileSync(join(team, file), text)
    const ask = (question: string): string => textOf(last(live.current(), question))
    await vi.waitFor(() => expect(ask('where is our coffee machine')).toContain('On the second floor.'), PATIENCE)
    const note = 'notes:\n  - { note: not after noon., on: { topics: [caffeine] } }\n'
    writeFileSync(join(team, 'tea-vs-coffee/house.yaml'), note)
    await vi.waitFor(
      () => expect(ask('which has more caffeine, tea or coffee?')).toContain('Here: not after noon.'),
      PATIENCE,
    )
    rmSync(team, { recursive: true })
    await vi.waitFor(() => expect(told).toContain('faults'), PATIENCE)
    expect(ask('where is our coffee machine')).toContain('On the second floor.')
  }, 90_000)

  test('does not start where a folder that the setting names is not there', async () => {
    await expect(open('/nowhere/ours')).rejects.toThrow(
      /\/nowhere\/ours: there is no such folder, and VERSUS_KNOWLEDGE/,
    )
  })
})
