import { PassThrough } from 'node:stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { flow } from '#commands/flow.ts'
import { writeKnowledge } from '../support/knowledge.ts'
import { SMALL_FLOW } from '../support/small-flow.ts'

afterEach(() => vi.restoreAllMocks())

async function run(args: readonly string[], typed: string) {
  const config = {
    knowledge: [writeKnowledge({ 'flows/drink.yaml': SMALL_FLOW })],
    withoutShipped: true as const,
    data: '',
    database: 'memory:',
    host: '127.0.0.1',
    port: 0,
    color: false,
  }
  const input = new PassThrough()
  input.end(typed)
  const said: string[] = []
  const code = await flow(args, config, { input, print: (text) => said.push(text) })
  return { code, said: said.join('\n') }
}

describe('the command flow', () => {
  it('prints what comes out of a flow, and where its weights come from', async () => {
    const { code, said } = await run(['tea-vs-coffee/drink', '--statistics'], '')
    expect(code).toBe(0)
    expect(said).toContain('ways of answering: 4')
    expect(said).toContain('The weights are our judgement.')
    expect(said).not.toContain('Tick what is true')
  })

  it('walks through it: boxes, an answer, the verdict, why, back, and on again', async () => {
    const { said } = await run(['tea-vs-coffee/drink', '--no-statistics'], '\nw\n2\nb\n1\nq\n')
    const steps = [
      '1 of at most 2 · Tick what is true.',
      '2 of at most 2 · What time is it?',
      'The night comes after the evening.',
      'Leaning to a cup of tea.',
      '2 of at most 2 · What time is it?',
      'Leaning to a cup of coffee.',
    ]
    let from = 0
    for (const step of steps) {
      const at = said.indexOf(step, from)
      expect({ step, isThere: at >= from }).toEqual({ step, isThere: true })
      from = at + step.length
    }
  })

  it('explains itself where it does not understand, and ends where the input ends', async () => {
    const { code, said } = await run(['tea-vs-coffee/drink', '--no-statistics'], 'nonsense\n7\n')
    expect(code).toBe(0)
    expect(said.split('not sure').length - 1).toBe(3)
  })

  it('names the flows there are where there is none of that name', async () => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect((await run(['tea-vs-coffee/drnk'], '')).code).toBe(2)
    expect(complaints).toHaveBeenCalledWith('There is no flow "tea-vs-coffee/drnk"; there are: tea-vs-coffee/drink.')
  })
})
