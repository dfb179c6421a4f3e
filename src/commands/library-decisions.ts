import type { Library, Listed, Opened, Reader } from '#adapters/web/library.ts'
import { decisionCard } from '#core/decisions/card.ts'
import { madrOf } from '#core/decisions/madr.ts'
import { readRecord } from '#core/decisions/read-record.ts'
import { isVisibleAt } from '#core/decisions/visible.ts'
import type { Decision, Store } from '#model/store.ts'
import { decisionNames } from './decision-names.ts'
import { recordBlocks } from './record-blocks.ts'

/** Nobody scrolls further: who looks for more has `/decisions` with words, and the export. */
const MOST = 200

/** What was decided where the reader may read. */
export function libraryDecisions(store: () => Pick<Store, 'decisions'>): Pick<Library, 'decisions' | 'decision'> {
  return {
    async decisions({ places }) {
      const workspaces = [...new Set(places.map(({ workspace }) => workspace))]
      const found = await Promise.all(workspaces.map((one) => store().decisions.search(one, '', MOST)))
      return found
        .flat()
        .filter((one) => isReadable(one, places))
        .map(listed)
    },
    async decision(key, { places }) {
      const all = await store().decisions.all()
      const readable = all.filter((one) => isReadable(one, places))
      const decision = readable.find(({ id }) => id === key)
      if (!decision) return undefined
      // A name tells something, too: what replaced it is named only where it may be read.
      return opened(
        decision,
        readable.find(({ id }) => id === decision.supersededBy),
        decisionNames(all),
      )
    },
  }
}

function isReadable(decision: Decision, places: Reader['places']): boolean {
  return places.some((place) => isVisibleAt(decision, place))
}

function listed(decision: Decision): Listed {
  return { key: decision.id, title: decision.title, hint: whenAndWho(decision) }
}

/** The card's own second line: "24 Nov 2026 · Ana". */
function whenAndWho(decision: Decision): string {
  const { summary } = decisionCard(decision)
  return summary.slice(summary.lastIndexOf(' Decided: ') + ' Decided: '.length).replace(/\.$/, '')
}

/** The card's short form, then the whole record, and last the file as the export writes it. */
function opened(decision: Decision, replacement: Decision | undefined, names: ReadonlyMap<string, string>): Opened {
  const nameOf = ({ id }: Decision): string => `${names.get(id) ?? 'decision'}.md`
  const file = { ...madrOf(decision, replacement && nameOf(replacement)), name: nameOf(decision) }
  // The first line says the title, which stands above, and whether the decision still holds.
  const isOld = decision.supersededBy !== undefined
  const short = decisionCard(decision, replacement).blocks.filter(
    ({ kind }) => kind === 'list' || (kind === 'text' && isOld),
  )
  const record = readRecord(decision)
  return {
    title: decision.title,
    blocks: [...short, ...(record ? recordBlocks(record) : []), { kind: 'document', ...file }],
    file,
  }
}
