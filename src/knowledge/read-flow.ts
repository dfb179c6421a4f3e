import type { Clause, Condition, Flow, FlowAnswer, FlowOption, Removal } from '#model/flow.ts'
import type { Passage } from '#model/knowledge.ts'
import type { z } from 'zod'
import type { Fault } from './fault.ts'
import { FlowFile } from './flow-schema.ts'
import { note, parseMarkdown, type Sheet } from './markdown.ts'
import { type LineOf, parseYaml } from './parse-yaml.ts'
import { readPassage } from './passage.ts'

export type FlowContent = z.infer<typeof FlowFile>

/** What could be read of `flows/<id>.yaml`. */
export interface ReadFlow {
  /** There only if nothing in the file is wrong by itself. */
  readonly content?: FlowContent
  readonly flow?: Flow
  readonly lineOf: LineOf
  readonly faults: readonly Fault[]
}

export function readFlow(text: string, file: string): ReadFlow {
  const parsed = parseYaml(FlowFile, text, { file })
  if ('faults' in parsed) return { lineOf: () => 1, faults: parsed.faults }
  const { value, lineOf } = parsed
  const faults: Fault[] = []
  const passage: PassageReader = (path, markdown) => readCited(markdown, { file, above: lineOf(path) - 1, faults })
  const flow = toFlow(value, passage)
  return { content: value, lineOf, faults, ...(faults.length === 0 ? { flow } : {}) }
}

type PassageReader = (path: readonly PropertyKey[], markdown: string) => Passage

const NOTHING: Passage = { text: [], sources: [], unsourced: [] }

/** One paragraph with footnotes; its lines count from the key it stands behind. */
function readCited(markdown: string, sheet: Sheet): Passage {
  const [first, ...others] = parseMarkdown(markdown).children
  if (first?.type === 'paragraph' && others.length === 0) return readPassage(first, sheet)
  note(sheet, sheet.above + 1, 'a text is not one plain paragraph.', 'Write one paragraph that ends with a footnote.')
  return NOTHING
}

function toFlow(file: FlowContent, passage: PassageReader): Flow {
  const optionIds = file.options.map(({ id }) => id)
  const order = file['tie-order']
  return {
    id: file.id,
    version: file.version,
    title: file.title,
    triggers: file.triggers,
    note: passage(['note'], file.note),
    options: file.options
      .map(({ when, ...option }): FlowOption => ({ ...option, ...(when ? { when: toCondition(when) } : {}) }))
      .toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
    questions: file.questions.map(({ when, why, answers, ...question }, at) => ({
      ...question,
      why: passage(['questions', at, 'why'], why),
      ...(when ? { when: toCondition(when) } : {}),
      answers: answers.map((answer, place) =>
        toAnswer(answer, optionIds, (markdown) => passage(['questions', at, 'answers', place, 'not'], markdown)),
      ),
    })),
    rules: file.rules.map(({ id, when, effects, because, sources, ...removing }) => ({
      id,
      when: toCondition(when),
      effects,
      because,
      ...removalOf(removing, optionIds),
      ...toSources(sources),
    })),
    ...(file.opening ? { opening: file.opening } : {}),
    margins: file.verdict,
    examples: file.examples.map(({ 'top-two': isTopTwo, word, ...example }) => ({
      ...example,
      isTopTwo,
      ...(word ? { word } : {}),
    })),
  }
}

function toAnswer(
  {
    id,
    label,
    aliases,
    effects,
    because,
    not,
    sources,
    see,
    ...removing
  }: FlowContent['questions'][number]['answers'][number],
  optionIds: readonly string[],
  passage: (markdown: string) => Passage,
): FlowAnswer {
  return {
    id,
    label,
    aliases,
    effects,
    ...removalOf(removing, optionIds),
    ...(because === undefined ? {} : { because }),
    ...(not === undefined ? {} : { not: passage(not) }),
    ...toSources(sources ?? []),
    ...(see === undefined ? {} : { see }),
  }
}

interface Removing {
  readonly only?: readonly string[] | undefined
  readonly drop?: readonly string[] | undefined
  readonly removal?: Removal['kind'] | undefined
}

function removalOf({ only, drop, removal }: Removing, optionIds: readonly string[]): { removal?: Removal } {
  const options = drop ?? (only ? optionIds.filter((id) => !only.includes(id)) : [])
  return removal && options.length > 0 ? { removal: { kind: removal, options } } : {}
}

/** Words in a list of sources that stand for no source. */
export const UNSOURCED: ReadonlyMap<string, Passage['unsourced'][number]> = new Map([
  ['advice', 'our advice'],
  ['unsourced', 'general knowledge'],
])

function toSources(ids: readonly string[]): Pick<FlowAnswer, 'sources' | 'unsourced'> {
  return {
    sources: ids.filter((id) => !UNSOURCED.has(id)),
    unsourced: ids.flatMap((id) => UNSOURCED.get(id) ?? []),
  }
}

type ConditionFile = NonNullable<FlowContent['options'][number]['when']>

export function clausesOf(condition: ConditionFile): readonly Readonly<Record<string, readonly string[]>>[] {
  // `any` holds a list of clauses, where a clause of a question called "any" would hold names.
  const [first] = condition.any ?? []
  return typeof first === 'object'
    ? (condition as { any: Record<string, string[]>[] }).any
    : [condition as Record<string, string[]>]
}

function toCondition(condition: ConditionFile): Condition {
  return clausesOf(condition).map((clause): Clause =>
    Object.entries(clause).map(([question, answers]) => ({ question, answers })),
  )
}
