import type { FlowCheck } from './check-flow.ts'

/** What people type is one answer, or one option: a word with two meanings could never be understood. */
export function checkFlowAliases({ content, note }: FlowCheck): void {
  const owners = new Map<string, string>()
  const claim = (path: readonly PropertyKey[], owner: string, names: readonly string[]): void => {
    for (const name of new Set(names.map(plain))) {
      const other = owners.get(name)
      if (other !== undefined && other !== owner)
        note(path, `"${name}" means both ${other} and ${owner}.`, 'Keep it in one place.')
      else owners.set(name, owner)
    }
  }
  for (const [at, { id, answers }] of content.questions.entries())
    for (const [place, answer] of answers.entries())
      claim(['questions', at, 'answers', place], `${id}.${answer.id}`, [answer.label, ...answer.aliases])
  // Options are named only when one is chosen against the verdict, so that they may share words with answers.
  owners.clear()
  for (const [at, { id, label, aliases }] of content.options.entries()) claim(['options', at], id, [label, ...aliases])
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
