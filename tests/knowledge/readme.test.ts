import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { lintFlow } from '#lint/lint-flow.ts'
import { knowledgeOf, type Overrides, writeKnowledge } from '../support/knowledge.ts'

const repository = new URL('../../', import.meta.url)
const readme = readFileSync(new URL('knowledge/README.md', repository), 'utf8')
const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL('package.json', repository), 'utf8'))).scripts

/** The files that the page shows: a path that ends with a colon, and below it a block. */
const files: Overrides = Object.fromEntries(
  [...readme.matchAll(/`([\w/.-]+)`:\n\n```\w+\n([\s\S]*?)\n```\n/g)].map(([, path = '', text = '']) => [
    path,
    `${text}\n`,
  ]),
)

describe('the page on how to write knowledge', () => {
  it('shows a topic, its sources and its comparison, which load without a fault', () => {
    expect(Object.keys(files)).toEqual(['topics/caffeine.md', 'sources.yaml', 'comparison.yaml', 'flows/choose.yaml'])
    const [comparison] = knowledgeOf(writeKnowledge(files)).comparisons
    const topic = comparison?.topics.find(({ id }) => id === 'caffeine')
    expect(topic?.questions.length).toBeGreaterThanOrEqual(12)
    expect(topic?.claims).toHaveLength(2)
    expect(comparison?.subjects[0]?.voices).toHaveLength(1)
    const [flow] = comparison?.flows ?? []
    expect(flow && lintFlow(flow, { label: 30, tick: 40, ticks: 10, answers: 10 })).toEqual([])
  })

  it('names commands and schemas that exist', () => {
    const commands = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(commands).toEqual(['check:knowledge', 'ask', 'learn', 'flow'])
    for (const name of commands) expect(scripts).toHaveProperty([name])
    const schemas = [...readme.matchAll(/\$schema=(?:\.\.\/)+(schema\/\S+)/g)].map(([, path = '']) => path)
    expect(schemas).toHaveLength(3)
    for (const path of schemas) expect(existsSync(fileURLToPath(new URL(`knowledge/${path}`, repository)))).toBe(true)
  })
})
