import { expect, test } from 'vitest'
import { hasTechnicalShape } from '#core/understand/technical-shape.ts'
import { HOSTILE } from '../../support/hostile-text.ts'

test.each([
  'run it with --rm',
  'what does -p do',
  'the compose.yaml of our shop',
  'look at /etc/hosts',
  'restart_policy has no effect',
  'runtime::start was refused',
  'TypeError in the agent',
  'a rule for 10.1.0.0/16',
  'map 8080:80',
  'it stopped with exit code 137',
  '502 bad gateway',
  'set $HOME first',
])('%j has the shape of a command line, a file or a log', (text) => {
  expect(hasTechnicalShape(text)).toBe(true)
})

test.each([
  'is Docker lighter than a VM?',
  'x86-64 or ARM, does it matter?',
  'a VM of 16 GB, 3.5 times as large',
  'and/or both of them',
  'start-up time - which is shorter?',
  'yes/no: is it safe',
])('%j has not', (text) => {
  expect(hasTechnicalShape(text)).toBe(false)
})

test.each(HOSTILE)('takes hostile text %# calmly', (text) => {
  expect(typeof hasTechnicalShape(text)).toBe('boolean')
})
