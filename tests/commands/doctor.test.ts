import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { doctor } from '#commands/doctor.ts'
import { type Config, loadConfig } from '#config.ts'
import { startDiscord } from '../support/discord/server.ts'
import { APP_TOKEN, BOT_TOKEN, startSlack } from '../support/slack/server.ts'
import { writeKnowledge } from '../support/knowledge.ts'
import { OUR_ADDITIONS, writeTeam } from '../support/team-knowledge.ts'

const NOW = Date.parse('2026-11-24')

async function examine(change: Partial<Config> = {}, now = NOW): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const spy = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  onTestFinished(() => spy.mockRestore())
  const config: Config = {
    knowledge: [writeKnowledge()],
    withoutShipped: true,
    data: mkdtempSync(join(tmpdir(), 'versus-doctor-')),
    database: join(mkdtempSync(join(tmpdir(), 'versus-doctor-')), 'versus.db'),
    host: '127.0.0.1',
    port: 0,
    color: false,
    ...change,
  }
  const code = await doctor({ config }, now)
  return { code, said: said.join('\n') }
}

describe('the doctor', () => {
  test('finds nothing to fix where all is well', async () => {
    const { code, said } = await examine()
    expect(said).not.toContain('FIX')
    expect(code).toBe(0)
  })

  test('names every wrong setting', async () => {
    const said: string[] = []
    const spy = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
    onTestFinished(() => spy.mockRestore())
    expect(await doctor(loadConfig({ PORT: 'x', VERSUS_SECRET: 'y' }), NOW)).toBe(1)
    expect(said.filter((line) => line.startsWith('FIX'))).toHaveLength(2)
  })

  test('names the faults of the knowledge', async () => {
    const { code, said } = await examine({ knowledge: [writeKnowledge({ 'sources.yaml': 'sources: 7\n' })] })
    expect(code).toBe(1)
    expect(said).toContain('tea-vs-coffee/sources.yaml')
  })

  test('asks for a new look at what nobody has checked for a year', async () => {
    const { code, said } = await examine({}, NOW + 400 * 86_400_000)
    expect(code).toBe(1)
    expect(said).toMatch(/FIX .*topics\/caffeine\.md was checked on 2026-11-24/)
  })

  test('names a team’s files in the team’s folder, house notes too', async () => {
    const note = 'notes:\n  - { note: not after noon., on: { topics: [caffeine] }, checked: 2025-11-01 }\n'
    const team = writeTeam({ ...OUR_ADDITIONS, 'tea-vs-coffee/house.yaml': note })
    const { said } = await examine({ knowledge: [writeKnowledge(), team.path] }, NOW + 400 * 86_400_000)
    expect(said).toContain(`${team.path}/tea-vs-coffee/house.yaml: a note was checked on 2025-11-01: ask whether`)
    expect(said).toContain(`${team.path}/tea-vs-coffee/topics/our-machine.md was checked on`)
    expect(said).toContain(`${team.path}/tea-vs-coffee/sources.yaml: house-book was checked on`)
    expect(said).not.toContain(`${team.path}/tea-vs-coffee/topics/caffeine.md`)
  })

  test('asks the platforms about their tokens, and never repeats one', async () => {
    const [slack, discord] = await Promise.all([startSlack(), startDiscord()])
    onTestFinished(async () => {
      await Promise.all([slack.close(), discord.stop()])
    })
    const right = await examine({
      slack: { token: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: slack.apiUrl },
      discord: { token: discord.token, hasMessageContent: false, apiUrl: discord.apiUrl },
    })
    expect(right.said).toMatch(/ok +slack +the token is right/)
    expect(right.said).toMatch(/ok +discord +the token is right/)
    const wrong = await examine({
      slack: { token: 'xoxb-wrong', appToken: APP_TOKEN, apiUrl: slack.apiUrl },
      discord: { token: 'wrong', hasMessageContent: false, apiUrl: 'http://127.0.0.1:9' },
    })
    expect(wrong.code).toBe(1)
    expect(wrong.said).toMatch(/FIX +slack +Slack refuses SLACK_BOT_TOKEN/)
    expect(wrong.said).toMatch(/FIX +discord +127\.0\.0\.1:9 does not answer/)
    expect(wrong.said).not.toContain('xoxb-wrong')
  })

  test('says what is wrong with a store that cannot be opened', async () => {
    const database = join(mkdtempSync(join(tmpdir(), 'versus-doctor-')), 'broken.db')
    writeFileSync(database, 'this is no database, and long enough to be taken for one'.repeat(100))
    const { code, said } = await examine({ database })
    expect(code).toBe(1)
    expect(said).toMatch(/FIX .*store/)
  })

  test('says which port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    onTestFinished(() => void other.close())
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { code, said } = await examine({ port })
    expect(code).toBe(1)
    expect(said).toContain(`127.0.0.1:${port} cannot be opened`)
  })
})
