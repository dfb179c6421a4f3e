import type { Fault } from './fault.ts'

/** What a template leaves to its author: `«fill in the title»`. No colon or comma breaks the YAML around it. */
const PLACEHOLDER = /«fill in ([^»\n]*)»/g

/** A fault for each line with places of a template that are still as the template has them. */
export function findPlaceholders(text: string, file: string): readonly Fault[] {
  return text.split('\n').flatMap((line, at) => {
    const wanted = [...line.matchAll(PLACEHOLDER)].map(([, what = '']) => what)
    if (wanted.length === 0) return []
    const problem = `to be filled in: ${wanted.join('; then ')}.`
    return [{ file, line: at + 1, problem, remedy: 'Write it in the place of «…», the two signs included.' }]
  })
}

/** What else is wrong with a line that is still to be written says nothing. */
export function withoutUnwritten(faults: readonly Fault[], placeholders: readonly Fault[]): readonly Fault[] {
  const lines = new Set(placeholders.map(({ file, line }) => `${file}:${line}`))
  return [...placeholders, ...faults.filter(({ file, line }) => !lines.has(`${file}:${line}`))]
}
