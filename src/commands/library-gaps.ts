import type { Library, Listed, Reader } from '#adapters/web/library.ts'
import { clusterGaps, findCluster, type GapCluster } from '#core/feedback/clusters.ts'
import { gapCard } from '#core/feedback/gap-cards.ts'
import { draftGap } from '#core/log-gaps.ts'
import { sayDay, utcDay } from '#core/text/utc-day.ts'
import type { World } from '#core/world.ts'
import type { Block } from '#model/reply.ts'
import type { Comparison } from '#model/knowledge.ts'
import type { Clock } from '#model/ports.ts'
import type { Place } from '#model/request.ts'
import type { GapGroup, Store } from '#model/store.ts'

interface GapParts {
  readonly world: () => World
  readonly store: () => Pick<Store, 'gaps'>
  readonly clock: Clock
}

/** More than anybody reads. */
const MOST = 200

/** Questions that found no answer, and for each a topic to begin with. */
export function libraryGaps({ world, store, clock }: GapParts): Pick<Library, 'gaps' | 'gap'> {
  const groupsFor = async ({ places: [place], mayRead }: Reader): Promise<readonly GapGroup[]> => {
    const groups = place ? await store().gaps.list(place.workspace, MOST) : []
    return groups.filter(({ text }) => mayRead(text))
  }
  const clustersOf = (groups: readonly GapGroup[]): readonly GapCluster[] => {
    return clusterGaps(groups, world().knowledge.comparisons.flatMap(namesIn))
  }

  return {
    async gaps(reader) {
      const clusters = clustersOf(await groupsFor(reader))
      return {
        missing: clusters.filter(({ gap }) => gap !== 'how-to').map(listed),
        howTos: clusters.filter(({ gap }) => gap === 'how-to').map(listed),
      }
    },
    async gap(key, reader) {
      const groups = await groupsFor(reader)
      const cluster = findCluster(clustersOf(groups), key)
      const [place] = reader.places
      if (!cluster || !place) return undefined
      const draft = cluster.gap === 'topic' ? draftOf(key, groups, world(), { reader, place, at: clock.now() }) : []
      const file = draft.find((block) => block.kind === 'document')
      return {
        title: titleOf(cluster),
        blocks: [...asked(cluster), ...draft.filter(({ kind }) => kind !== 'document')],
        ...(file ? { file: { name: file.name, text: file.text } } : {}),
      }
    },
  }
}

function namesIn({ subjects }: Comparison): readonly string[] {
  return subjects.flatMap(({ name, short, plural, aliases }) => [name, short, plural, ...aliases])
}

/** The core's own draft, as a button on its card would give it. */
function draftOf(
  key: string,
  gaps: readonly GapGroup[],
  world: World,
  { reader, place, at }: { readonly reader: Reader; readonly place: Place; readonly at: number },
): readonly Block[] {
  const request = { kind: 'command', name: 'gaps', args: '', id: 'page', at, from: reader.person, place } as const
  const memory = { id: 'page', revision: 0, touchedAt: at }
  return draftGap({ request, memory, world, found: { gaps } }, key).replies.flatMap(({ blocks }) => blocks)
}

/** When it was asked, the other ways of asking it, and what is to be done. */
function asked(cluster: GapCluster): readonly Block[] {
  const when = `${listed(cluster).hint} · last on ${sayDay(utcDay(cluster.lastAt))}`
  const [, ...rest] = gapCard(cluster).blocks.filter(({ kind }) => kind !== 'actions')
  return [
    { kind: 'text', role: 'note', text: [{ kind: 'plain', text: when }] },
    ...rest.filter(({ kind }) => kind !== 'list' || cluster.groups.length > 1),
  ]
}

function listed(cluster: GapCluster): Listed {
  const { key, count, groups, wished, gap } = cluster
  const hints = [
    `asked ${count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`}`,
    ...(groups.length > 1 ? [`${groups.length} ways of asking`] : []),
    ...(wished > 0 ? [wished === 1 ? '1 wish' : `${wished} wishes`] : []),
    ...(gap === 'comparison' ? ['another comparison'] : []),
  ]
  return { key, title: titleOf(cluster), hint: hints.join(' · ') }
}

function titleOf({ groups: [first] }: GapCluster): string {
  return first?.text ?? ''
}
