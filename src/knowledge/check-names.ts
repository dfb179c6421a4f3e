import type { Parts } from './cross-check.ts'
import type { Fault } from './fault.ts'
import type { LineOf } from './parse-yaml.ts'
import type { ComparisonHead, Outline } from './read-comparison.ts'

/** The names in `comparison.yaml`: each stands once, and leads to something that is there. */
export function checkNames({ name, comparison, topics }: Parts): readonly Fault[] {
  if (!comparison?.outline) return []
  const { outline, head, lineOf, file } = comparison
  const names: Names = { file, lineOf, topicIds: topics.map(({ id }) => id) }
  return [
    ...checkIds(outline, names),
    ...checkLinks(outline, names),
    ...checkAliases(outline, names),
    ...(head ? checkHead(head, name, names) : []),
  ]
}

interface Names {
  readonly file: string
  readonly lineOf: LineOf
  readonly topicIds: readonly string[]
}

/** A name that leads nowhere. */
export function dangling(file: string, line: number, kind: string, id: string, known: readonly string[]): Fault {
  const remedy = known.length === 0 ? 'Remove it, or add what it names.' : `Use one of: ${known.join(', ')}.`
  return { file, line, problem: `there is no ${kind} "${id}".`, remedy }
}

function checkHead(head: ComparisonHead, folder: string, { file, lineOf, topicIds }: Names): readonly Fault[] {
  const faults: Fault[] = []
  if (head.id !== folder)
    faults.push({
      file,
      line: lineOf(['id']),
      problem: `the id "${head.id}" is not the folder's name.`,
      remedy: `Write id: ${folder}, or rename the folder.`,
    })
  for (const [key, id] of [
    ['overview', head.overview],
    ['use-cases', head.useCases],
  ] as const)
    if (!topicIds.includes(id)) faults.push(dangling(file, lineOf([key]), 'topic', id, topicIds))
  return faults
}

function checkIds({ subjects, criteria, terms }: Outline, { file, lineOf }: Names): readonly Fault[] {
  return Object.entries({ subjects, criteria, terms }).flatMap(([list, entries]) =>
    entries.flatMap(({ id }, at) =>
      entries.findIndex((other) => other.id === id) < at
        ? [
            {
              file,
              line: lineOf([list, at]),
              problem: `the id "${id}" stands twice in ${list}.`,
              remedy: 'Give one of them another id, or remove it.',
            },
          ]
        : [],
    ),
  )
}

function checkLinks({ subjects, criteria, terms }: Outline, { file, lineOf, topicIds }: Names): readonly Fault[] {
  const subjectIds = subjects.map(({ id }) => id)
  const faults: Fault[] = []
  for (const [list, entries] of Object.entries({ criteria, terms }))
    for (const [at, { topic }] of entries.entries())
      if (topic !== undefined && !topicIds.includes(topic))
        faults.push(dangling(file, lineOf([list, at, 'topic']), 'topic', topic, topicIds))
  for (const [at, { subject }] of terms.entries())
    if (subject !== undefined && !subjectIds.includes(subject))
      faults.push(dangling(file, lineOf(['terms', at, 'subject']), 'subject', subject, subjectIds))
  return faults
}

/** A word that names two things could never be understood. */
function checkAliases({ subjects, terms }: Outline, { file, lineOf }: Names): readonly Fault[] {
  const owners = new Map<string, string>()
  const faults: Fault[] = []
  for (const [list, entries] of Object.entries({ subjects, terms }))
    for (const [at, entry] of entries.entries())
      for (const word of new Set([entry.name, ...entry.aliases].map((name) => name.toLowerCase()))) {
        const owner = owners.get(word)
        if (owner !== undefined && owner !== entry.id)
          faults.push({
            file,
            line: lineOf([list, at]),
            problem: `"${word}" names both ${owner} and ${entry.id}.`,
            remedy: 'Keep it in one place.',
          })
        owners.set(word, entry.id)
      }
  return faults
}
