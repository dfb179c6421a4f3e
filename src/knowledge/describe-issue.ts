import type { z } from 'zod'

interface Described {
  readonly path: readonly PropertyKey[]
  readonly problem: string
  readonly remedy: string
}

/** One complaint of a schema, for a person who has never seen a schema. */
export function describeIssue(
  issue: z.core.$ZodIssue,
  valueAt: (path: readonly PropertyKey[]) => unknown,
): readonly Described[] {
  const { path } = issue
  const name = describePath(path)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      problem: name === '' ? `there is the unknown key "${key}".` : `${name} has the unknown key "${key}".`,
      remedy: 'Correct its spelling, or remove it.',
    }))
  if (issue.code === 'invalid_key')
    return [
      {
        path,
        problem: `${describePath(path.slice(0, -1))} has the key "${String(path.at(-1))}", which is not right.`,
        remedy: sentence(issue.issues[0]?.message ?? 'use the id of a subject'),
      },
    ]
  const value = path.length === 0 ? undefined : valueAt(path)
  if (path.length > 0 && value === undefined)
    return [{ path, problem: `${name} is missing.`, remedy: `Add a line that begins with "${String(path.at(-1))}:".` }]
  if (value === null) return [{ path, problem: `${name} is empty.`, remedy: `Write ${kindOf(issue)} behind it.` }]
  if (issue.code === 'invalid_type')
    return [
      { path, problem: `${name || 'the file'} should be ${kindOf(issue)}.`, remedy: remedyFor(issue.expected, value) },
    ]
  const shown = typeof value === 'string' || typeof value === 'number' ? `: "${shorten(String(value))}"` : ''
  return [{ path, problem: `${name || 'the file'} is not right${shown}.`, remedy: sentence(issue.message) }]
}

/** `subjects (entry 2).name` */
function describePath(path: readonly PropertyKey[]): string {
  return path
    .map((part, at) => (typeof part === 'number' ? ` (entry ${part + 1})` : `${at > 0 ? '.' : ''}${String(part)}`))
    .join('')
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['array', 'a list'],
  ['object', 'a set of "key: value" lines'],
  ['record', 'a set of "key: value" lines'],
  ['boolean', 'true or false'],
])

function kindOf(issue: z.core.$ZodIssue): string {
  const expected = issue.code === 'invalid_type' ? issue.expected : 'something'
  return KINDS.get(expected) ?? expected
}

function remedyFor(expected: string, value: unknown): string {
  switch (expected) {
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean'
        ? `Put quotes around it: "${value}".`
        : 'Write one text; if it has ": " in it, put quotes around it.'
    case 'array':
      return 'Write [one, two] in one line, or one line for each entry, beginning with "- ".'
    case 'boolean':
      return 'Write true or false, without quotes.'
    case 'number':
    case 'int':
      return 'Write digits only, without quotes.'
    default:
      return 'Compare with another file of the same kind.'
  }
}

function shorten(text: string): string {
  const [line = ''] = text.split('\n')
  return line.length > 50 ? `${line.slice(0, 49)}…` : line
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
