import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { check } from '#commands/check.ts'
import { knowledgeFolders, SHIPPED } from '#commands/knowledge-folders.ts'
import { writeNew } from '#commands/new.ts'
import type { Config } from '#config.ts'
import type { Fault } from '#knowledge/fault.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import { morning } from '../support/decisions.ts'
import { writeKnowledge } from '../support/knowledge.ts'

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'versus-new-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function configOf(more: Partial<Config> = {}): Config {
  return { data: 'unused', database: 'memory:', host: '127.0.0.1', port: 0, color: false, ...more }
}

/** The command in a team's folder, and what it prints. */
function run(args: string, config: Config) {
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  const error = vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line))
  const code = writeNew(args.split(' '), config, morning)
  log.mockRestore()
  error.mockRestore()
  return { code, said: said.join('\n') }
}

function faultsOf(config: Config): readonly Fault[] {
  const loaded = loadKnowledge(knowledgeFolders(config))
  return 'faults' in loaded ? loaded.faults : []
}

/** Writes over each open place of a file, as an author would who has read what it asks for. */
function fillIn(path: string, answers: Readonly<Record<string, string>>): void {
  const text = readFileSync(path, 'utf8').replaceAll(/«fill in ([^»]*)»/g, (_, what: string) => {
    const [, answer] = Object.entries(answers).find(([word]) => what.includes(word)) ?? []
    if (answer === undefined) throw new Error(`the template asks for something that nobody answers: ${what}`)
    return answer
  })
  writeFileSync(path, text)
}

const ANSWERS = {
  'a title': 'Our registry',
  button: 'Our registry',
  'one of overview': 'builds',
  'one way': 'where is our registry',
  another: 'address of the registry here',
  'a third': 'push an image to our own registry',
  verdict: 'In the cellar.',
  reason: 'There it is cool.',
  'turns on': 'It turns on taste.',
  'a key word': 'Cool',
  'a point': 'it stays below 20 degrees.',
  'title of the page': 'The house',
  'whose page': 'House',
  address: 'https://house.example.org',
  'several of it': 'cups',
  settled: 'use **Podman**.',
  'id of a topic': 'desktop',
  'id of a source': 'our-page',
}

describe('a new file', () => {
  test.each([
    ['topic docker-vs-podman our-registry', 'docker-vs-podman', ['sources.yaml', 'topics/our-registry.md'], 11],
    ['note docker-vs-podman', 'docker-vs-podman', ['house.yaml'], 2],
    [
      'comparison tea-vs-coffee',
      'tea-vs-coffee',
      ['comparison.yaml', 'sources.yaml', 'topics/overview.md', 'topics/use-cases.md'],
      8,
    ],
    [
      'comparison tea-vs-coffee-vs-mate',
      'tea-vs-coffee-vs-mate',
      ['comparison.yaml', 'sources.yaml', 'topics/overview.md', 'topics/use-cases.md'],
      9,
    ],
  ])(
    'of "%s" has nothing wrong but its open places, and nothing at all when they are filled in',
    (args, place, files, open) => {
      const folder = emptyFolder()
      const config = configOf({ knowledge: [folder] })
      const { code, said } = run(args, config)
      expect(code).toBe(0)
      const made = readdirSync(join(folder, place), { recursive: true, encoding: 'utf8' })
      expect(made.filter((name) => name.includes('.')).toSorted()).toEqual(files)
      for (const file of files) expect(said).toContain(`Made ${folder}/${place}/${file}`)
      const faults = faultsOf(config)
      expect(faults.map(({ problem }) => problem.replace(/:.*/, ''))).toEqual(faults.map(() => 'to be filled in'))
      expect(faults).toHaveLength(open)
      for (const { file, line = 0 } of faults) expect(readFileSync(file, 'utf8').split('\n')[line - 1]).toContain('«')
      for (const file of files) fillIn(join(folder, place, file), ANSWERS)
      expect(faultsOf(config)).toEqual([])
    },
  )

  test('of a comparison, filled in, is found by the questions that it came with', async () => {
    const folder = emptyFolder()
    const config = configOf({ knowledge: [folder], withoutShipped: true, data: emptyFolder() })
    expect(run('comparison tea-vs-coffee', config).code).toBe(0)
    for (const file of ['comparison.yaml', 'sources.yaml', 'topics/overview.md', 'topics/use-cases.md'])
      fillIn(join(folder, 'tea-vs-coffee', file), ANSWERS)
    const spies = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')].map((spy) => spy.mockImplementation(() => {}))
    const code = await check(config)
    for (const spy of spies) spy.mockRestore()
    expect(code).toBe(0)
  })

  test('leaves other faults to be seen, but in lines that are still to be written', () => {
    const folder = emptyFolder()
    const config = configOf({ knowledge: [folder] })
    run('note docker-vs-podman', config)
    const path = join(folder, 'docker-vs-podman/house.yaml')
    writeFileSync(path, readFileSync(path, 'utf8').replace(/checked: .*/, 'checked: soon'))
    expect(faultsOf(config).map(({ problem }) => problem)).toContainEqual(
      expect.stringContaining('checked is not right'),
    )
  })

  test.each(['comparison 1-vs-2-vs-1e3', 'comparison null-vs-true', 'topic docker-vs-podman 2026'])(
    '%s has only open places, though YAML takes the name for something else',
    (args) => {
      const config = configOf({ knowledge: [emptyFolder()] })
      expect(run(args, config).code).toBe(0)
      const others = faultsOf(config).filter(({ problem }) => !problem.startsWith('to be filled in'))
      expect(others).toEqual([])
    },
  )

  test('of a topic cites a source of the folder where there are some', () => {
    const folder = emptyFolder()
    const config = configOf({ knowledge: [folder] })
    run('topic docker-vs-podman our-registry', config)
    fillIn(join(folder, 'docker-vs-podman/sources.yaml'), ANSWERS)
    const sources = readFileSync(join(folder, 'docker-vs-podman/sources.yaml'), 'utf8')
    expect(run('topic docker-vs-podman our-mirror', config).code).toBe(0)
    expect(readFileSync(join(folder, 'docker-vs-podman/sources.yaml'), 'utf8')).toBe(sources)
    expect(readFileSync(join(folder, 'docker-vs-podman/topics/our-mirror.md'), 'utf8')).toContain(
      '[^«fill in the id of a source',
    )
  })

  test('stands in the folder that --in names, and the next steps say how the program finds it', () => {
    const folder = join(emptyFolder(), 'not there yet')
    const { code, said } = run('note docker-vs-podman', configOf({ knowledge: [emptyFolder()] }))
    expect([code, said.includes('VERSUS_KNOWLEDGE')]).toEqual([0, false])
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const other = emptyFolder()
    expect(writeNew(['note', '--in', folder, 'docker-vs-podman'], configOf({ knowledge: [other] }), morning)).toBe(0)
    expect(log.mock.calls.join('\n')).toContain(`VERSUS_KNOWLEDGE=${other}${delimiter}${folder}\n`)
    log.mockRestore()
    expect(existsSync(join(folder, 'docker-vs-podman/house.yaml'))).toBe(true)
  })

  test('stands in the one of several folders that --in names, however it is written', () => {
    const [first, second] = [emptyFolder(), emptyFolder()]
    const { code, said } = run(`note docker-vs-podman --in ${second}/./`, configOf({ knowledge: [first, second] }))
    expect(code).toBe(0)
    expect(said).not.toContain('VERSUS_KNOWLEDGE')
    expect(readdirSync(first)).toEqual([])
    expect(readdirSync(second)).toEqual(['docker-vs-podman'])
  })

  test('may add to a comparison of the team’s own', () => {
    const root = writeKnowledge()
    const folder = emptyFolder()
    const config = configOf({ knowledge: [folder, root], withoutShipped: true })
    expect(run('topic tea-vs-coffee our-tea', config).code).toBe(0)
    expect(readFileSync(join(folder, 'tea-vs-coffee/topics/our-tea.md'), 'utf8')).toContain(
      'one of overview, caffeine»',
    )
  })
})

describe('nothing is written', () => {
  test.each([
    ['', /Say what is new/],
    ['recipe tea-vs-coffee', /Say what is new/],
    ['topic docker-vs-podman', /Say what is new/],
    ['topic docker-vs-podman a b', /Say what is new/],
    ['note docker-vs-podman --in', /Say what is new/],
    ['note docker-vs-podman --in --force', /Say what is new/],
    ['note docker-vs-podman --force', /Say what is new/],
    ['topic docker-vs-whale our-registry', /no comparison "docker-vs-whale"; there are: docker-vs-podman, /],
    ['note ../outside', /no comparison "\.\.\/outside"/],
    ['topic docker-vs-podman ../../outside', /is no id: use small letters/],
    ['topic docker-vs-podman Our', /"Our" is no id: use small letters/],
    [`topic docker-vs-podman ${'x'.repeat(33)}`, /is no id: use at most 32/],
    ['topic docker-vs-podman desktop', /"desktop" exists already: knowledge\/docker-vs-podman\/topics\/desktop\.md/],
    ['comparison docker-vs-podman', /"docker-vs-podman" exists already: knowledge\//],
    ['comparison tea', /Name the comparison by what it compares/],
    ['comparison tea-vs-tea', /Name the comparison by what it compares/],
    ['comparison Tea-vs-Coffee', /is no id/],
  ])('for "%s", and it is said why', (args, why) => {
    const folder = emptyFolder()
    const { code, said } = run(args, configOf({ knowledge: [folder] }))
    expect(code).toBe(2)
    expect(said).toMatch(why)
    expect(readdirSync(folder)).toEqual([])
  })

  test('beside one of its files that is there already, or where no folder can be made', () => {
    const folder = emptyFolder()
    mkdirSync(join(folder, 'tea-vs-coffee'))
    writeFileSync(join(folder, 'tea-vs-coffee/sources.yaml'), 'mine')
    const taken = run('comparison tea-vs-coffee', configOf({ knowledge: [folder] }))
    expect(taken).toEqual({ code: 2, said: `${folder}/tea-vs-coffee/sources.yaml exists already.` })
    expect(readdirSync(join(folder, 'tea-vs-coffee'))).toEqual(['sources.yaml'])
    const file = join(folder, 'file')
    writeFileSync(file, 'no folder')
    const { code, said } = run('comparison tea-vs-coffee', configOf({ knowledge: [file] }))
    expect(code).toBe(2)
    expect(said).toContain(`${file}/tea-vs-coffee/comparison.yaml cannot be written: `)
  })

  test('over what is there: a second note is shown, to be added by hand', () => {
    const folder = emptyFolder()
    const config = configOf({ knowledge: [folder] })
    run('note docker-vs-podman', config)
    const path = join(folder, 'docker-vs-podman/house.yaml')
    writeFileSync(path, 'mine')
    const { code, said } = run('note docker-vs-podman', config)
    expect(code).toBe(2)
    expect(said).toMatch(/house\.yaml exists already\. Add these lines at its end:\n\n {2}- note: /)
    expect(readFileSync(path, 'utf8')).toBe('mine')
    expect(existsSync(join(SHIPPED, 'docker-vs-podman/house.yaml'))).toBe(false)
  })
})
