import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describeFault } from '#knowledge/fault.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import type { Claim, KnowledgeBase } from '#model/knowledge.ts'
import { SHIPPED } from './knowledge-folders.ts'

const README = fileURLToPath(new URL('../../README.md', import.meta.url))
const BEGIN =
  '<!-- Written by npm run corrected; to add a statement of the knowledge, write "- *The statement.*" and run it. -->'
const END = '<!-- The end of what it writes. -->'

/** Writes what the knowledge says of each statement that the README lists. Gives the exit code: 1 where it knows one not. */
export function corrected(file: string = README): number {
  const loaded = loadKnowledge(SHIPPED)
  if ('faults' in loaded) {
    for (const fault of loaded.faults) console.error(describeFault(fault))
    return 1
  }
  const before = readFileSync(file, 'utf8')
  const renewed = renewCorrected(before, loaded.knowledge)
  if ('problem' in renewed) {
    console.error(renewed.problem)
    return 1
  }
  if (renewed.text !== before) writeFileSync(file, renewed.text)
  console.log(renewed.text === before ? 'Nothing has changed.' : 'README.md is renewed.')
  return 0
}

/** The statements stay as they are listed, in their order; what is said of each comes from its claim. */
export function renewCorrected(
  readme: string,
  { comparisons }: Pick<KnowledgeBase, 'comparisons'>,
): { readonly text: string } | { readonly problem: string } {
  const start = readme.indexOf(BEGIN)
  const end = readme.indexOf(END)
  if (start < 0 || end < start) return { problem: `README.md has not the two lines ${BEGIN} and ${END}` }
  const claims = comparisons.flatMap(({ topics }) => topics.flatMap((topic) => topic.claims))
  const lines: string[] = []
  for (const line of readme.slice(start + BEGIN.length, end).split('\n')) {
    const [, statement] = /^- \*(.+?)\.\*/.exec(line) ?? []
    const claim = claims.find((one) => one.statement === statement)
    if (claim) lines.push(say(claim))
    else if (line.trim() !== '') return { problem: `README.md: the knowledge has no such claim: ${line}` }
  }
  return { text: `${readme.slice(0, start)}${BEGIN}\n\n${lines.join('\n')}\n\n${readme.slice(end)}` }
}

function say({ statement, verdict, answer }: Claim): string {
  const label = verdict.charAt(0).toUpperCase() + verdict.slice(1)
  const text = answer.text.map((span) => span.text).join('')
  return `- *${statement}.* **${label}.** ${text.trim()}`
}
