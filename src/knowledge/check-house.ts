import { dangling } from './check-names.ts'
import type { Parts } from './cross-check.ts'
import type { Fault } from './fault.ts'

/** What a house note belongs to is there. What could not be read may name anything. */
export function checkHouse({ notes, comparison, topics, flows }: Parts): readonly Fault[] {
  const outline = comparison?.outline
  const areFlowsRead = flows.every(({ read }) => read?.content !== undefined)
  const known = {
    topics: { kind: 'topic', ids: topics.map(({ id }) => id) },
    criteria: { kind: 'criterion', ids: outline?.criteria.map(({ id }) => id) },
    subjects: { kind: 'subject', ids: outline?.subjects.map(({ id }) => id) },
    options: {
      kind: 'option of a decision',
      ids: areFlowsRead
        ? [...new Set(flows.flatMap(({ read }) => read?.content?.options.map(({ id }) => id) ?? []))]
        : undefined,
    },
  } as const
  return notes.flatMap(({ file, read }) =>
    (read?.content?.notes ?? []).flatMap(({ on }, at) =>
      (['topics', 'criteria', 'subjects', 'options'] as const).flatMap((list) => {
        const { kind, ids } = known[list]
        return on[list].flatMap((id, place) => {
          if (!ids || ids.includes(id)) return []
          const line = read?.lineOf(['notes', at, 'on', list, place]) ?? 1
          return [dangling(file, line, kind, id, ids)]
        })
      }),
    ),
  )
}
