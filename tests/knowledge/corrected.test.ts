import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renewCorrected } from '#commands/corrected.ts'
import { knowledgeOf } from '../support/knowledge.ts'

const root = join(import.meta.dirname, '../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const shipped = knowledgeOf(join(root, 'knowledge'))

test('what the README says was corrected is what the knowledge says of each claim', () => {
  expect(
    readme.match(/^- \*.+\.\* \*\*(?:Right|Right, with a catch|Not quite|No)\.\*\* \S/gm)?.length,
  ).toBeGreaterThanOrEqual(7)
  expect(renewCorrected(readme, shipped)).toEqual({ text: readme })
})

test('what is said of a claim is renewed, and a statement alone gets its answer', () => {
  const old = readme
    .replace(/^(- \*Docker is a hypervisor\.\*).*$/m, '$1 **Right.** It is one.')
    .replace(/^(- \*KVM is a management tool\.\*).*$/m, '$1')
  expect(old).not.toBe(readme)
  expect(renewCorrected(old, shipped)).toEqual({ text: readme })
})

test('a statement that the knowledge does not have is refused, and so is a README without the two marks', () => {
  const wrong = readme.replace('- *Docker is a hypervisor.*', '- *Docker is a whale.*')
  expect(renewCorrected(wrong, shipped)).toEqual({ problem: expect.stringContaining('Docker is a whale') })
  expect(renewCorrected('# Versus\n', shipped)).toHaveProperty('problem')
})
