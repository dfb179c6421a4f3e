import type { Card, Comparison, Source } from '#model/knowledge.ts'
import type { z } from 'zod'
import type { Fault } from './fault.ts'
import { parseMarkdown, type Sheet } from './markdown.ts'
import { type LineOf, parseYaml } from './parse-yaml.ts'
import { readCard } from './read-card.ts'
import { ComparisonFile, SourcesFile } from './schema.ts'
import { checkVocabulary } from './vocabulary.ts'

export type ComparisonHead = Omit<Comparison, 'topics' | 'flows' | 'sources' | 'background' | 'notes'>

/** The names in a comparison; they can be known even where something else in the file is wrong. */
export type Outline = Pick<ComparisonHead, 'subjects' | 'criteria' | 'terms'>

/** What could be read of `comparison.yaml`: all of it, the names only, or nothing. */
export interface ReadComparison {
  readonly outline?: Outline
  /** There only if nothing in the file is wrong by itself. */
  readonly head?: ComparisonHead
  /** Its place among the comparisons; smaller ones come first. */
  readonly order?: number
  readonly lineOf: LineOf
  readonly faults: readonly Fault[]
}

const OutlineFile = ComparisonFile.pick({ subjects: true, criteria: true, terms: true }).strip()
const ContentFile = ComparisonFile.pick({ choosing: true, vocabulary: true }).strip()

/** `comparison.yaml` → everything of a comparison but what stands in files of its own. */
export function readComparison(text: string, file: string): ReadComparison {
  const whole = parseYaml(ComparisonFile, text, { file })
  // A fault in one part does not keep us from reading the others.
  const outlined = 'faults' in whole ? parseYaml(OutlineFile, text, { file }) : whole
  const content = 'faults' in whole ? parseYaml(ContentFile, text, { file }) : whole
  const faults: Fault[] = 'faults' in whole ? [...whole.faults] : []
  let choosing: Card | undefined
  if (!('faults' in content)) {
    const { value, lineOf } = content
    choosing = readChoosing(value.choosing, { file, above: linesAbove(text, lineOf(['choosing'])), faults })
    faults.push(...checkVocabulary(value.vocabulary, file, (at) => lineOf(['vocabulary', at])))
  }
  if ('faults' in outlined) return { lineOf: () => 1, faults }
  const read = { outline: toOutline(outlined.value), lineOf: outlined.lineOf, faults }
  if ('faults' in whole || !choosing || faults.length > 0) return read
  return { ...read, head: toHead(whole.value, choosing), order: whole.value.order }
}

function readChoosing(markdown: string, sheet: Sheet): Card | undefined {
  return readCard(parseMarkdown(markdown).children, sheet.above + 1, sheet).card
}

/** A text after `choosing: |` begins in the next line, any other in the same. */
function linesAbove(text: string, line: number): number {
  return /[|>][-+\d]*\s*(?:#.*)?$/.test(text.split('\n')[line - 1] ?? '') ? line : line - 1
}

function toHead(file: z.infer<typeof ComparisonFile>, choosing: Card): ComparisonHead {
  return {
    id: file.id,
    title: file.title,
    name: file.name,
    ...toOutline(file),
    vocabulary: file.vocabulary,
    elsewhere: file.elsewhere,
    overview: file.overview,
    useCases: file['use-cases'],
    choosing,
    examples: file.examples,
  }
}

function toOutline(file: z.infer<typeof OutlineFile>): Outline {
  return {
    subjects: file.subjects.map((subject) => ({
      ...subject,
      voices: subject.voices.map((voice) => ({
        ...voice,
        replace: Object.entries(voice.replace).toSorted(([a], [b]) => b.length - a.length || (a < b ? -1 : 1)),
      })),
    })),
    criteria: file.criteria.map(({ topic, ...criterion }) => ({
      ...criterion,
      ...(topic === undefined ? {} : { topic }),
    })),
    terms: file.terms.map(({ subject, topic, ...term }) => ({
      ...term,
      ...(subject === undefined ? {} : { subject }),
      ...(topic === undefined ? {} : { topic }),
    })),
  }
}

/** What could be read of `sources.yaml`. */
export interface ReadSources {
  readonly sources?: readonly Source[]
  readonly lineOf: LineOf
  readonly faults: readonly Fault[]
}

export function readSources(text: string, file: string): ReadSources {
  const parsed = parseYaml(SourcesFile, text, { file })
  if ('faults' in parsed) return { lineOf: () => 1, faults: parsed.faults }
  const sources = parsed.value.sources.map(({ year, ...source }) => ({
    ...source,
    ...(year === undefined ? {} : { year }),
  }))
  return { sources, lineOf: parsed.lineOf, faults: [] }
}
