import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { check } from '#commands/check.ts'
import { swap, writeKnowledge } from '../support/knowledge.ts'
import { SMALL_FLOW } from '../support/small-flow.ts'
import { type Files, OUR_ADDITIONS, OUR_TOPIC, writeTeam } from '../support/team-knowledge.ts'

const ADDED = 'tea-vs-coffee/topics/our-machine.md'

/** Checks the small comparison with a team's folder beside it; the team's path is shown as "ours". */
async function checked(files: Files): Promise<{ readonly code: number; readonly said: string }> {
  const team = writeTeam(files)
  const data = mkdtempSync(join(tmpdir(), 'versus-check-'))
  const root = writeKnowledge({ 'flows/drink.yaml': SMALL_FLOW })
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  const said: string[] = []
  const hear = (line: string): void => void said.push(line.replaceAll(team.path, 'ours').replaceAll(`${root}/`, ''))
  const spies = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')].map((spy) => spy.mockImplementation(hear))
  const code = await check({
    knowledge: [root, team.path],
    withoutShipped: true,
    data,
    database: 'memory:',
    host: '127.0.0.1',
    port: 0,
    color: false,
  })
  for (const spy of spies) spy.mockRestore()
  return { code, said: said.join('\n') }
}

describe('the check of joined folders', () => {
  test('tells in the team’s file, and by line, of a phrasing that does not find its topic', async () => {
    const question = 'should I drink tea or coffee'
    const { code, said } = await checked({
      ...OUR_ADDITIONS,
      [ADDED]: swap('who refills the beans', question)(OUR_TOPIC),
    })
    expect(code).toBe(1)
    expect(said).toContain(`ours/${ADDED}:13: the phrasing "${question}" is`)
  })

  test('counts what was added, where all is right', async () => {
    const { code, said } = await checked(OUR_ADDITIONS)
    expect(said).toContain('The knowledge is right: 1 comparison, 4 topics, 1 flow.')
    expect(code).toBe(0)
  })

  test('tells where an added flow does not keep what its examples say', async () => {
    const flow = swap('expect: [coffee]', 'expect: [tea]')(swap('id: drink', 'id: sip')(SMALL_FLOW))
    const { code, said } = await checked({ ...OUR_ADDITIONS, 'tea-vs-coffee/flows/sip.yaml': flow })
    expect(code).toBe(1)
    expect(said).toMatch(/^ours\/tea-vs-coffee\/flows\/sip\.yaml:\d+: .*A good morning/m)
  })

  test('tells of what a team has learnt from other texts', async () => {
    const { said } = await checked({ ...OUR_ADDITIONS, 'tea-vs-coffee/learnt.bin': 'old' })
    expect(said).toContain('ours/tea-vs-coffee/learnt.bin: it was learnt from other texts')
    expect(said).toContain('Run: npm run learn')
    expect(said).toMatch(/^1 fault\.$/m)
  })
})
