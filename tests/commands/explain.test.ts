import { expect, test } from 'vitest'
import { askOne } from '#commands/ask-one.ts'
import { explain } from '#commands/explain.ts'
import { shippedWorld } from '../support/world.ts'

const world = await shippedWorld()

test('says how a message was read, and what it was weighed against', () => {
  const { findings } = askOne({ id: '1', text: 'which starts faster, a VM or a contianer?' }, world)
  const lines = explain(findings).split('\n')
  expect(lines[0]).toBe('Read: which starts faster, a VM or a contianer?')
  expect(lines).toContain('- repairs: contianer → container')
  expect(lines).toContain('- terms: -')
  expect(lines).toContain('- outcome: sure, startup')
  expect(lines.find((line) => line.startsWith('  1. startup '))).toMatch(
    /^ {2}1\. startup [01]\.\d\d, nearest “[^”]+” \([01]\.\d\d\)/,
  )
})

test('leaves out the marks that only the matcher reads', () => {
  const { findings } = askOne({ id: '1', text: 'how secure is docker?' }, world)
  expect(explain(findings)).not.toMatch(/xsub|xint|xcri|xonly|xterm|xstrange/)
})

test('has a part for each question of a message', () => {
  const [finding] = askOne({ id: '1', text: 'is docker lighter than a VM?' }, world).findings
  const text = finding ? explain([finding, finding]) : ''
  expect(text.match(/^Read: is docker lighter than a VM\?$/gm)).toHaveLength(2)
})

test('says so where nothing was read yet', () => {
  expect(explain([])).toBe('No message was read yet: ask something first.')
})
