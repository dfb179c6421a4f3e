import { expect, it, vi } from 'vitest'
import { walkthrough } from '../../bench/walkthrough.ts'

it('the benchmark runs, and says how long the next question and the verdict take', async () => {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  await walkthrough(['--rounds', '40', '--questions', '6', '--answers', '3'])
  const said = print.mock.calls.flat().join('\n')
  print.mockRestore()
  expect(said).toMatch(/6 questions of 3 answers[\s\S]*next step +p50 [\d.]+ ms, p99 [\d.]+ ms[\s\S]*verdict +p50/)
  await expect(walkthrough(['--rounds', 'many'])).rejects.toThrow('--rounds takes a whole number')
})
