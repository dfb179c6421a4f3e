import type { Comparison, Passage, Source } from '#model/knowledge.ts'
import type { Block, SourceLine } from '#model/reply.ts'

/** On a first card; the others are behind *More*. */
const MOST_ON_CARD = 4

/** Name and year, linked, in the order of the points; undefined where nothing is cited. */
export function sourcesOnCard(passages: readonly Passage[], comparison: Comparison): Block | undefined {
  const items = toLines(passages, comparison, false).slice(0, MOST_ON_CARD)
  return items.length > 0 ? { kind: 'sources', items } : undefined
}

/** All of them, each with the day on which it was checked. */
export function allSources(passages: readonly Passage[], comparison: Comparison): Block | undefined {
  const items = toLines(passages, comparison, true)
  return items.length > 0 ? { kind: 'sources', items } : undefined
}

function toLines(passages: readonly Passage[], comparison: Comparison, withChecked: boolean): readonly SourceLine[] {
  const ids = [...new Set(passages.flatMap((passage) => passage.sources))]
  const sources = ids.flatMap((id) => comparison.sources.find((source) => source.id === id) ?? [])
  const lines = sources.map((source): SourceLine => {
    const name = shortName(source, withChecked)
    return withChecked ? { name, href: source.url, checked: source.checked } : { name, href: source.url }
  })
  return lines.filter((line, at) => withChecked || lines.findIndex((other) => other.name === line.name) === at)
}

function shortName(source: Source, withTitle: boolean): string {
  const name = source.year === undefined ? source.publisher : `${source.publisher} ${source.year}`
  return withTitle ? `${source.title} (${name})` : name
}
