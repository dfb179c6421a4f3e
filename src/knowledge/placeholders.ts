import type { Fault } from './fault.ts'

/** What a template leaves to its author: `«fill in the title»`. No colon or comma breaks the YAML around it. */
const PLACEHOLDER = /«fill in ([^»\n]*)»/g

/** A fault for each place of a template that is still as the template has it. */
export function findPlaceholders(text: string, file: string): readonly Fault[] {
  return text.split('\n').flatMap((line, at) =>
    [...line.matchAll(PLACEHOLDER)].map(([, what = '']) => ({
      file,
      line: at + 1,
      problem: `to be filled in: ${what}.`,
      remedy: 'Write it in the place of «…», the two signs included.',
    })),
  )
}

/** What else is wrong with a line that is still to be written says nothing. */
export function withoutUnwritten(faults: readonly Fault[], placeholders: readonly Fault[]): readonly Fault[] {
  const lines = new Set(placeholders.map(({ file, line }) => `${file}:${line}`))
  return [...placeholders, ...faults.filter(({ file, line }) => !lines.has(`${file}:${line}`))]
}
