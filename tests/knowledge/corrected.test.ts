import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'

const root = join(import.meta.dirname, '../..')

/** "- *Docker is a hypervisor.* **No.** A hypervisor shows hardware …", as the README writes a claim. */
const LINE = /^- \*(.+?)\.\* \*\*(.+?)\.\*\* (.+)$/

test('what the README says was corrected is what the knowledge says of the claim', () => {
  const loaded = loadKnowledge(join(root, 'knowledge'))
  if (!('knowledge' in loaded)) throw new Error('the knowledge has faults')
  const claims = loaded.knowledge.comparisons
    .flatMap(({ topics }) => topics)
    .flatMap((topic) => topic.claims)
    .map(({ statement, verdict, answer }) => [
      statement,
      verdict,
      answer.text
        .map(({ text }) => text)
        .join('')
        .trim(),
    ])
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const [, section = ''] = /## What we corrected\n([\s\S]*?)\n## /.exec(readme) ?? []
  const lines = section.split('\n').filter((line) => line.startsWith('- '))
  expect(lines.length).toBeGreaterThanOrEqual(7)
  for (const line of lines) {
    const [, statement, verdict = '', answer] = LINE.exec(line) ?? []
    expect(claims).toContainEqual([statement, verdict.toLowerCase(), answer])
  }
})
