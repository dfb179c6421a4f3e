import type { Comparison } from '#model/knowledge.ts'
import type { RecordSource } from '#model/decision-record.ts'

/** Numbers sources in the order in which they are first cited; ids that the comparison does not know are left out. */
export function createCitations({ sources }: Comparison): {
  readonly cite: (ids: readonly string[]) => readonly number[]
  readonly all: () => readonly RecordSource[]
} {
  const cited: RecordSource[] = []
  const numbers = new Map<string, number>()
  const numberOf = (id: string): readonly number[] => {
    const known = numbers.get(id)
    if (known !== undefined) return [known]
    const source = sources.find((one) => one.id === id)
    if (!source) return []
    const { title, publisher, url, year, checked } = source
    const number = cited.length + 1
    numbers.set(id, number)
    cited.push({ number, title, publisher, url, checked, ...(year === undefined ? {} : { year }) })
    return [number]
  }
  return { cite: (ids) => ids.flatMap(numberOf), all: () => [...cited] }
}
