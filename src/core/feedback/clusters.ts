import type { GapGroup } from '#model/store.ts'
import { shortKey } from '../text/short-key.ts'
import { stem } from '../text/stem.ts'
import { wordsOf } from '../text/words.ts'

/** Questions without an answer that ask for much the same. */
export interface GapCluster {
  /** Of its most asked question. */
  readonly key: string
  readonly gap: GapGroup['gap']
  /** Most asked first. */
  readonly groups: readonly GapGroup[]
  readonly count: number
  readonly wished: number
  readonly lastAt: number
}

/** Words that any question has; as few as it takes to tell "how", "is" and "the" from what is asked. */
const SMALL = new Set(
  'a an the and or but of in on at to for from with without by as is are was be been do does did can could should would will may might must have has had i you we they it its our your my me us this that these those there here what which who whom when where why how if then than so not no any some all more most much many about into over under between vs versus compare comparison difference better best use using need want get one'
    .split(' ')
    .map(stem),
)

/**
 * Open gaps with stems in common, most asked first. Each question joins the first cluster whose most asked question it resembles:
 * half of the words of the shorter one, and two at least unless it has only one. The same gaps give the same clusters. `names`: what
 * is compared, which every question names and which therefore tells nothing.
 */
export function clusterGaps(gaps: readonly GapGroup[], names: readonly string[]): readonly GapCluster[] {
  const common = new Set([...SMALL, ...names.flatMap(wordsOf).map(stem)])
  const clusters: { readonly seed: ReadonlySet<string>; readonly groups: GapGroup[] }[] = []
  const ordered = gaps
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => b.count - a.count || b.lastAt - a.lastAt || (a.text < b.text ? -1 : 1))
  for (const group of ordered) {
    const stems = stemsOf(group.text, common)
    const near = clusters.find(({ seed, groups }) => groups[0]?.gap === group.gap && isNear(seed, stems))
    if (near) near.groups.push(group)
    else clusters.push({ seed: stems, groups: [group] })
  }
  return clusters
    .flatMap(({ groups }) => toCluster(groups) ?? [])
    .toSorted((a, b) => b.count + b.wished - a.count - a.wished || b.lastAt - a.lastAt || (a.key < b.key ? -1 : 1))
}

/** The cluster that has the question which a button named: clusters may have grown together since. */
export function findCluster(clusters: readonly GapCluster[], key: string): GapCluster | undefined {
  return clusters.find(({ groups }) => groups.some((group) => keyOf(group) === key))
}

function toCluster(groups: readonly GapGroup[]): GapCluster | undefined {
  const [first] = groups
  return (
    first && {
      key: keyOf(first),
      gap: first.gap,
      groups,
      count: groups.reduce((sum, { count }) => sum + count, 0),
      wished: groups.reduce((sum, { wished }) => sum + wished, 0),
      lastAt: Math.max(...groups.map(({ lastAt }) => lastAt)),
    }
  )
}

function keyOf({ gap, text }: GapGroup): string {
  return shortKey(`${gap} ${wordsOf(text).join(' ')}`)
}

function stemsOf(text: string, common: ReadonlySet<string>): ReadonlySet<string> {
  const all = wordsOf(text).map(stem)
  const telling = all.filter((word) => !common.has(word))
  return new Set(telling.length > 0 ? telling : all)
}

function isNear(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...other].filter((word) => one.has(word)).length
  const shorter = Math.min(one.size, other.size)
  return shared >= Math.min(2, shorter) && shared > 0 && shared * 2 >= shorter
}
