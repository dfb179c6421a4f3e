import { dangling } from './check-names.ts'
import type { Parts, TopicFile } from './cross-check.ts'
import type { Fault } from './fault.ts'

/** The front matter of a topic: what it names is there, and its row of the big table is filled. */
export function checkTopicLinks({ id, file, read }: TopicFile, { comparison, topics }: Parts): readonly Fault[] {
  if (!read?.front) return []
  const { value: front, lineOf } = read.front
  const faults: Fault[] = []
  const need = (path: readonly PropertyKey[], kind: string, name: string, known: readonly string[]): void => {
    if (!known.includes(name)) faults.push(dangling(file, lineOf(path), kind, name, known))
  }
  if (front.id !== id)
    faults.push({
      file,
      line: lineOf(['id']),
      problem: `the id "${front.id}" is not the file's name.`,
      remedy: `Write id: ${id}, or rename the file.`,
    })
  for (const [at, name] of front.related.entries())
    if (name === id)
      faults.push({
        file,
        line: lineOf(['related', at]),
        problem: 'the topic is related to itself.',
        remedy: 'Remove it from related.',
      })
    else
      need(
        ['related', at],
        'topic',
        name,
        topics.map((topic) => topic.id),
      )

  if (!comparison?.outline) return faults
  const subjectIds = comparison.outline.subjects.map((subject) => subject.id)
  const criterionIds = comparison.outline.criteria.map((criterion) => criterion.id)
  need(['criterion'], 'criterion', front.criterion, criterionIds)
  if (front.favours !== 'none') need(['favours'], 'subject', front.favours, [...subjectIds, 'none'])
  for (const subject of Object.keys(front.cells)) need(['cells', subject], 'subject', subject, subjectIds)

  const { head } = comparison
  const isRow =
    head?.criteria.some((criterion) => criterion.topic === id) === true &&
    head.overview !== id &&
    topics.some((topic) => topic.id === head.overview)
  for (const subject of subjectIds)
    if (isRow && front.cells[subject] === undefined)
      faults.push({
        file,
        line: lineOf(['cells']),
        problem: `cells has nothing for "${subject}".`,
        remedy: 'The big table has a row for this criterion: fill each cell.',
      })
  return faults
}
