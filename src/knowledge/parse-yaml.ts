import { type Document, isAlias, isMap, isNode, LineCounter, parseDocument, visit, type YAMLError } from 'yaml'
import type { z } from 'zod'
import { describeIssue } from './describe-issue.ts'
import { describeSyntax } from './describe-syntax.ts'
import type { Fault } from './fault.ts'

interface Where {
  readonly file: string
  /** Lines of the file above the first line of `text`. */
  readonly above?: number
}

/** The line of the entry with this path; of the nearest thing around it where there is none. */
export type LineOf = (path: readonly PropertyKey[]) => number

/** Text → what the schema describes; every fault of syntax and shape with its line. */
export function parseYaml<T extends z.ZodType>(
  schema: T,
  text: string,
  { file, above = 0 }: Where,
): { readonly value: z.infer<T>; readonly lineOf: LineOf } | { readonly faults: readonly Fault[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const lineAt = (offset: number): number => lines.linePos(Math.min(offset, text.length)).line + above
  const syntax = [
    ...withoutAfterEffects(document.errors).map((error) => describeSyntax(error, document, text)),
    ...findSpecialSigns(document),
  ].map(({ offset, problem, remedy }) => ({ file, line: lineAt(offset), problem, remedy }))
  if (syntax.length > 0) return { faults: oncePerLine(syntax) }

  const lineOf: LineOf = (path) => lineAt(offsetOf(document, path))
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return { value: parsed.data, lineOf }
  const valueAt = (path: readonly PropertyKey[]): unknown => document.getIn(path)
  return {
    faults: parsed.error.issues.flatMap((issue) =>
      describeIssue(issue, valueAt).map(({ path, problem, remedy }) => ({ file, line: lineOf(path), problem, remedy })),
    ),
  }
}

/**
 * A text that begins with `*`, `&` or `!` means something to YAML that nobody here means: an alias, an anchor, a tag. They
 * would drop a word in silence, or repeat a value without end.
 */
function findSpecialSigns(document: Document): readonly { offset: number; problem: string; remedy: string }[] {
  const found = document.warnings.map(({ pos: [offset] }) => ({ offset, ...special('!') }))
  visit(document, {
    Node: (_key, node) => {
      const offset = node.range?.[0] ?? 0
      if (isAlias(node)) found.push({ offset, ...special('*') })
      else if (node.anchor !== undefined) found.push({ offset, ...special('&') })
    },
  })
  return found
}

function special(sign: string): { problem: string; remedy: string } {
  return {
    problem: `a text begins with "${sign}", which has a meaning of its own in YAML.`,
    remedy: `Put quotes around the text, or begin it with another sign than ${sign}.`,
  }
}

/** A tab makes the parser stumble over all that follows. */
function withoutAfterEffects(errors: readonly YAMLError[]): readonly YAMLError[] {
  const tabs = errors.filter((error) => error.code === 'TAB_AS_INDENT')
  return tabs.length > 0 ? tabs : errors
}

/** One slip makes the parser stumble several times in the same line. */
function oncePerLine<T extends { readonly line: number }>(faults: readonly T[]): readonly T[] {
  return faults.filter(({ line }, at) => faults.findIndex((other) => other.line === line) === at)
}

/** The offset of the deepest node on the path that exists: a missing key is reported where it is missing. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const part = path.slice(0, length)
    const parent = document.getIn(part.slice(0, -1), true)
    const last = part.at(-1)
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isNode(item.key) && String(item.key) === String(last))
      if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0
    }
    const node: unknown = length === 0 ? document.contents : document.getIn(part, true)
    if (isNode(node)) return node.range?.[0] ?? 0
  }
  return 0
}
