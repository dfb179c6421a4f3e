import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { explainFailure } from '#knowledge/read-text.ts'
import { described, faultsIn, faultsOf, knowledgeOf, swap, writeKnowledge } from '../support/knowledge.ts'

const topic = 'topics/overview.md'

describe('how a file is written', () => {
  it('is the same with Windows, Unix and old Mac line ends', () => {
    const plain = knowledgeOf(writeKnowledge())
    for (const end of ['\r\n', '\r']) {
      const change = (text: string): string => text.replaceAll('\n', end)
      const files = ['comparison.yaml', 'sources.yaml', topic, 'topics/caffeine.md', 'topics/use-cases.md']
      expect(knowledgeOf(writeKnowledge(Object.fromEntries(files.map((file) => [file, change]))))).toEqual(plain)
    }
  })

  it('may begin with a byte order mark', () => {
    expect(knowledgeOf(writeKnowledge({ 'comparison.yaml': marked, [topic]: marked }))).toEqual(
      knowledgeOf(writeKnowledge()),
    )
  })

  it('gives the lines of a file with Windows line ends', () => {
    expect(faultsIn({ [topic]: (text) => swap('## Why', '## Whither')(text).replaceAll('\n', '\r\n') })).toEqual(
      described({ file: topic, line: '## Whither', problem: 'nothing that is known' }),
    )
  })

  it('is not in Latin-1, and the fault shows the line', () => {
    const bytes = Buffer.from('hello\nbitte schön\n', 'latin1')
    const fault = { file: 'background.txt', line: 2, problem: 'not in UTF-8', remedy: /encoding UTF-8/ }
    expect(faultsIn({ 'background.txt': bytes, '/background.txt': bytes })).toEqual(described(fault, fault))
  })

  it('is not in UTF-16, with or without a mark', () => {
    const problem = 'not in UTF-8'
    const bytes = Buffer.from('hello\n', 'utf16le')
    expect(faultsIn({ '/background.txt': Buffer.from([0xff, 0xfe, ...bytes]), 'background.txt': bytes })).toEqual(
      described({ file: 'background.txt', line: 1, problem }, { file: 'background.txt', line: 1, problem }),
    )
  })

  it('is not larger than a text can be', () => {
    expect(faultsIn({ [topic]: (text) => text + 'x'.repeat(10_000_000) })).toEqual(
      described({ file: topic, problem: /9767 kB, more than 512/, remedy: /Split/ }),
    )
  })
})

describe('which files there are', () => {
  it.each([
    ['comparison.yaml', 'tea-vs-coffee/comparison.yaml'],
    ['sources.yaml', 'tea-vs-coffee/sources.yaml'],
  ])('says that %s is missing', (file) => {
    expect(faultsIn({ [file]: null })).toEqual(described({ file, problem: 'this is missing', remedy: /README/ }))
  })

  it('does without a background.txt', () => {
    expect(knowledgeOf(writeKnowledge({ '/background.txt': null })).background).toEqual([])
  })

  it('says that topics is missing, or empty, and who names its topics', () => {
    const none = { 'topics/overview.md': null, 'topics/caffeine.md': null, 'topics/use-cases.md': null }
    const faults = faultsOf(writeKnowledge(none))
    expect(faults).toContainEqual(
      expect.objectContaining({ file: 'tea-vs-coffee/topics', problem: 'this is missing.' }),
    )
    const root = writeKnowledge(none)
    mkdirSync(join(root, 'tea-vs-coffee/topics'))
    expect(faultsOf(root)).toContainEqual(
      expect.objectContaining({ file: 'tea-vs-coffee/topics', problem: 'there is no topic.' }),
    )
  })

  it('has a fault for a folder that is empty, and for one with nothing right in it', () => {
    const root = writeKnowledge()
    mkdirSync(join(root, 'cats-vs-dogs'))
    expect(faultsOf(root).map(({ file }) => file)).toEqual([
      'cats-vs-dogs/comparison.yaml',
      'cats-vs-dogs/sources.yaml',
      'cats-vs-dogs/topics',
    ])
  })

  it('asks for a comparison where there is none, or no folder, or a file', () => {
    const root = mkdtempSync(join(tmpdir(), 'versus-knowledge-'))
    onTestFinished(() => rmSync(root, { recursive: true }))
    expect(faultsOf(root)).toEqual([expect.objectContaining({ problem: `there is no comparison in ${root}.` })])
    expect(faultsOf(join(root, 'none'))).toEqual([expect.objectContaining({ problem: 'this is missing.' })])
    writeFileSync(join(root, 'file'), '')
    expect(faultsOf(join(root, 'file'))).toEqual([
      expect.objectContaining({ problem: expect.stringMatching(/a folder is expected/) }),
    ])
  })

  it.each([
    ['topics/notes.txt', /\.md are topics/],
    ['topics/drafts/one.md', /\.md are topics/],
    ['backgrund.txt', /nothing reads/],
    ['comparison.yml', /nothing reads/],
    ['topic/one.md', /nothing reads a folder/],
  ])('says that %s is not read', (path, problem) => {
    const file = path.replace('/one.md', '')
    expect(faultsIn({ [path]: 'text\n' })).toEqual(described({ file, problem, remedy: /out of the folder/ }))
  })

  it('overlooks what editors and systems leave behind, and a README', () => {
    const left = ['topics/.overview.md.swp', 'topics/.#overview.md', 'topics/overview.md~', '.DS_Store', 'README.md']
    const files = [...left, '/schema/x.json', '/.git/config'].map((path) => [path, 'x'])
    expect(knowledgeOf(writeKnowledge(Object.fromEntries(files)))).toEqual(knowledgeOf(writeKnowledge()))
  })

  it.each(['comparison.yaml', 'sources.yaml', 'background.txt', topic])('expects a file, not a folder: %s', (file) => {
    const faults = faultsOf(writeKnowledge({ [file]: null, [`${file}/inside.txt`]: 'x' }))
    expect(faults).toContainEqual(
      expect.objectContaining({ file: `tea-vs-coffee/${file}`, problem: expect.stringMatching(/a file is expected/) }),
    )
  })

  it('expects a folder, not a file, for the topics', () => {
    const none = { 'topics/overview.md': null, 'topics/caffeine.md': null, 'topics/use-cases.md': null }
    expect(faultsOf(writeKnowledge({ ...none, topics: 'x' }))).toContainEqual(
      expect.objectContaining({ file: 'tea-vs-coffee/topics', problem: expect.stringMatching(/a folder is expected/) }),
    )
  })

  it('has a fault for a file that cannot be opened, and goes on with the others', () => {
    const root = writeKnowledge({ [topic]: null, 'topics/caffeine.md': swap('criterion: caffeine', 'criterion: x') })
    symlinkSync('overview.md', join(root, 'tea-vs-coffee/topics/overview.md'))
    expect(faultsOf(root)).toEqual([
      expect.objectContaining({ file: 'tea-vs-coffee/topics/caffeine.md', problem: 'there is no criterion "x".' }),
      expect.objectContaining({ file: 'tea-vs-coffee/topics/overview.md', problem: 'this cannot be read (ELOOP).' }),
    ])
  })

  it('says when permissions are in the way', () => {
    const refused = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
    expect(explainFailure(refused)).toEqual({
      problem: 'the program may not read this.',
      remedy: 'Change its permissions, so that it can be read.',
    })
  })
})

function marked(text: string): string {
  return `\uFEFF${text}`
}
