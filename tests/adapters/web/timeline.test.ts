import { describe, expect, test } from 'vitest'
import { createFileJournal } from '#adapters/web/journal.ts'
import { createTimeline } from '#adapters/web/timeline.ts'
import { KEPT, DROPPED_AT_ONCE } from '#adapters/web/limits.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const said = (message: string) => ({
  kind: 'said' as const,
  message,
  channel: 'team',
  by: 'ana',
  text: message,
  isMention: false,
})

describe('the timeline', () => {
  test('keeps the newest of a long conversation, in memory and in its file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'versus-timeline-'))
    const journal = createFileJournal(join(folder, 'page.jsonl'))
    const timeline = createTimeline(journal, () => 1)
    await timeline.open()
    const count = KEPT + DROPPED_AT_ONCE + 5
    for (let number = 0; number < count; number++) await timeline.add(said(`m${number}`))
    const { entries } = timeline.since(undefined)
    expect(entries.length).toBeLessThan(count)
    expect(entries.at(-1)).toMatchObject({ message: `m${count - 1}` })
    expect(timeline.find('m0')).toBeUndefined()
    expect(await journal.read()).toHaveLength(entries.length)
    rmSync(folder, { recursive: true })
  })

  test('fails with what to do where its file cannot be written, and adds nothing', async () => {
    const journal = createFileJournal('/proc/nothing/page.jsonl')
    const timeline = createTimeline(journal, () => 1)
    await expect(timeline.add(said('m1'))).rejects.toMatchObject({ code: 'page-journal' })
    expect(timeline.find('m1')).toBeUndefined()
    expect(timeline.since(undefined).entries).toEqual([])
  })
})
