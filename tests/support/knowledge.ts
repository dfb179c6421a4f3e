import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { describeFault, type Fault } from '#knowledge/fault.ts'
import { loadKnowledge } from '#knowledge/load-knowledge.ts'
import type { KnowledgeBase } from '#model/knowledge.ts'
import { SMALL_COMPARISON } from './small-comparison.ts'

/** The file's whole content, a change of what stands in it, or `null` for: not there. */
type Override = string | Uint8Array | ((text: string) => string) | null

/** By path below `tea-vs-coffee/`; a path that begins with `/` is below the knowledge folder. */
export type Overrides = Readonly<Record<string, Override>>

/** Writes the small comparison into a temporary folder, which goes when the test ends. Gives the folder's path. */
export function writeKnowledge(overrides: Overrides = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'versus-knowledge-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const files = new Map<string, Override>(Object.entries(SMALL_COMPARISON))
  for (const [name, override] of Object.entries(overrides)) {
    const path = name.startsWith('/') ? name.slice(1) : `tea-vs-coffee/${name}`
    files.set(path, override)
  }
  for (const [path, override] of files)
    if (override !== null)
      writeFile(root, path, typeof override === 'function' ? override(SMALL_COMPARISON[path] ?? '') : override)
  return root
}

function writeFile(root: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

/** A change of one stretch that must be there: a test that changes nothing would prove nothing. */
export function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`The text to change is not there: ${from}`)
    return text.replace(from, () => to)
  }
}

/** Loads and expects faults. */
export function faultsOf(root: string): readonly Fault[] {
  const loaded = loadKnowledge(root)
  if ('knowledge' in loaded) throw new Error('The knowledge was loaded, and should have faults.')
  return loaded.faults
}

/** Loads and expects none. */
export function knowledgeOf(root: string): KnowledgeBase {
  const loaded = loadKnowledge(root)
  if ('faults' in loaded) throw new Error(`Faults:\n${loaded.faults.map(describeFault).join('\n')}`)
  return loaded.knowledge
}

/** A fault as a test compares it: the line with its number and text. */
interface SeenFault extends Omit<Fault, 'line'> {
  /** `12: title: Tea`; undefined where the fault points to no line. */
  readonly line: string | undefined
}

/** The faults of the small comparison after a change. */
export function faultsIn(overrides: Overrides): readonly SeenFault[] {
  const root = writeKnowledge(overrides)
  return faultsOf(root).map(({ file, line, problem, remedy }) => {
    const text = line === undefined ? [] : readFileSync(join(root, file), 'utf8').split(/\r?\n/)
    return {
      file: file.replace('tea-vs-coffee/', ''),
      line: line === undefined ? undefined : `${line}: ${text[line - 1] ?? 'not in the file'}`,
      problem,
      remedy,
    }
  })
}

interface WantedFault {
  /** May leave out `tea-vs-coffee/`. */
  readonly file: string
  /** Words in the line, or its number; without either the fault must point to no line. */
  readonly line?: string | number
  readonly problem: string | RegExp
  readonly remedy?: string | RegExp
}

/** What `faultsIn` should give: these faults and no others, in this order, each with a remedy. */
export function described(...wanted: readonly WantedFault[]): readonly unknown[] {
  return wanted.map(({ file, line, problem, remedy }) => ({
    file,
    line:
      line === undefined ? undefined : typeof line === 'number' ? expect.stringMatching(`^${line}: `) : matching(line),
    problem: matching(problem),
    remedy: matching(remedy ?? /^\p{Lu}.{6,}[^ ]$/u),
  }))
}

function matching(wanted: string | RegExp): unknown {
  return typeof wanted === 'string' ? expect.stringContaining(wanted) : expect.stringMatching(wanted)
}
