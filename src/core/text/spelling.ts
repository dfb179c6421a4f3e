// Finding the word that a misspelling stands for. fuse.js finds, an edit distance decides.
//
//   "accoutn" ─ known? ─ no ─► words of like length ─► 64 that share most bigrams ─► few edits away ─► fuse.js ─► "account"
//                 └─ yes: as it is
import Fuse from 'fuse.js'

export interface Speller {
  /** The word itself where it is known or beyond repair, else the vocabulary's nearest word. */
  readonly repair: (word: string) => string
  readonly isKnown: (word: string) => boolean
}

export interface SpellerOptions {
  /** Further words a misspelling may stand for, where the vocabulary has none as near. */
  readonly further?: () => readonly string[]
  /** Whether a word that is neither is right as it is, as the commonest words of English are. */
  readonly isCommon?: (word: string) => boolean
  /** How many answers are remembered; the oldest are forgotten first. */
  readonly remembered?: number
}

/** fuse.js looks at no more words than these: its time grows with them, and beyond them it repairs nothing more. */
const mostConsidered = 64
const shortestRepaired = 4
/** Of two words equally near, the one earlier in the vocabulary wins; so put the more frequent words first. */
export function createSpeller(vocabulary: Iterable<string>, options: SpellerOptions = {}): Speller {
  const { further = () => [], isCommon = () => false, remembered: limit = 2000 } = options
  const known = new Set([...vocabulary, ...smallWords])
  // Most messages have no word to repair, and the first answer after a start should not wait for this.
  let made: Targets | undefined
  const targetsOnce = (): Targets => (made ??= collectTargets(vocabulary, further()))
  const remembered = new Map<string, string>()

  function isKnown(word: string): boolean {
    const isRight = known.has(word) || word.length < shortestRepaired || /\d/.test(word) || isCommon(word)
    return isRight || targetsOnce().all.has(word)
  }

  function repair(word: string): string {
    if (isKnown(word)) return word
    const before = remembered.get(word)
    if (before !== undefined) return before
    const repaired = nearest(word, preselect(word), targetsOnce().own)
    if (remembered.size >= limit) {
      const oldest = remembered.keys().next()
      if (!oldest.done) remembered.delete(oldest.value)
    }
    remembered.set(word, repaired)
    return repaired
  }

  function preselect(word: string): readonly string[] {
    const most = editsAllowed(word)
    const { list, index, shared } = targetsOnce()
    const touched: number[] = []
    const bigrams = bigramsOf(word)
    for (const bigram of bigrams) {
      const byLength = index.get(bigram) ?? []
      for (let length = word.length - most; length <= word.length + most; length++) {
        for (const target of byLength[length] ?? []) {
          if (shared[target] === 0) touched.push(target)
          shared[target] = (shared[target] ?? 0) + 1
        }
      }
    }
    // An edit breaks at most three of a word's bigrams.
    const least = Math.max(1, bigrams.length - 3 * most)
    const chosen: { readonly target: number; readonly overlap: number }[] = []
    for (const target of touched) {
      const common = shared[target] ?? 0
      shared[target] = 0
      if (common < least) continue
      chosen.push({ target, overlap: (2 * common) / (bigrams.length + (list[target] ?? '').length + 1) })
    }
    return chosen
      .toSorted((one, other) => other.overlap - one.overlap || one.target - other.target)
      .slice(0, mostConsidered)
      .map(({ target }) => list[target] ?? '')
  }

  return { repair, isKnown }
}

interface Targets {
  /** What a misspelt word may stand for, those of the vocabulary first. */
  readonly list: readonly string[]
  readonly all: ReadonlySet<string>
  readonly own: ReadonlySet<string>
  readonly index: ReturnType<typeof indexBigrams>
  /** How many bigrams each shares with a word. Reused between calls and always left zeroed. */
  readonly shared: Uint16Array
}

function collectTargets(vocabulary: Iterable<string>, further: readonly string[]): Targets {
  const own = new Set([...vocabulary].filter(isTarget))
  const all = new Set([...own, ...further.filter(isTarget)])
  const list = [...all]
  return { list, all, own, index: indexBigrams(list), shared: new Uint16Array(list.length) }
}

function isTarget(word: string): boolean {
  return word.length >= 3 && !/\d/.test(word)
}

function nearest(word: string, considered: readonly string[], own: ReadonlySet<string>): string {
  const most = editsAllowed(word)
  // The distance is the cheaper of the two judges, so it goes first; both must agree.
  const costs = new Map<string, number>()
  for (const item of considered) {
    const distance = editDistance(word, item, most)
    // A wrong first letter is rare: it counts half an edit more, so that "cost" does not become "post".
    if (distance <= most) costs.set(item, distance + (item[0] === word[0] ? 0 : 0.5) + (own.has(item) ? 0 : 0.75))
  }
  if (costs.size === 0) return word
  const finder = new Fuse([...costs.keys()], { threshold: 0.6, distance: 40, includeScore: true, shouldSort: false })
  let best = word
  let least = most + 1
  for (const { item } of finder.search(word)) {
    const cost = costs.get(item) ?? Infinity
    if (cost < least) {
      best = item
      least = cost
    }
  }
  return best
}

function editsAllowed(word: string): number {
  return word.length < 6 ? 1 : 2
}

/** By bigram, then by length of the word: only words of like length can be near. */
function indexBigrams(words: readonly string[]): ReadonlyMap<string, readonly (readonly number[] | undefined)[]> {
  const index = new Map<string, number[][]>()
  for (const [at, word] of words.entries()) {
    for (const bigram of bigramsOf(word)) {
      const byLength = index.get(bigram) ?? []
      const entry = byLength[word.length]
      if (entry) entry.push(at)
      else byLength[word.length] = [at]
      index.set(bigram, byLength)
    }
  }
  return index
}

function bigramsOf(word: string): readonly string[] {
  const padded = ` ${word} `
  const bigrams = new Set<string>()
  for (let at = 0; at + 2 <= padded.length; at++) bigrams.add(padded.slice(at, at + 2))
  return [...bigrams]
}

/**
 * Optimal string alignment: insertions, deletions, replacements and swaps of neighbours, no part edited twice.
 * Gives `most + 1` as soon as more than `most` edits are certain.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let twoBack: number[] = []
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at)
  let current: number[] = []
  for (let row = 1; row <= one.length; row++) {
    current[0] = row
    let least = row
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, (twoBack[column - 2] ?? 0) + 1)
      }
      current[column] = cost
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    ;[twoBack, previous, current] = [previous, current, twoBack]
  }
  return Math.min(previous[other.length] ?? 0, most + 1)
}

/** The words that hold English sentences together, for when no list of common words is given. */
const smallWords: readonly string[] =
  `about after again also always another anything around because been before being between both could does doing done down
  each either else even ever every everything first from give goes going gone good have having here into just keep know
  last least less like little long look made make many maybe might more most much must need needs never next nothing often
  once only other over please really right same should show since some something still such take tell than thank thanks
  that their them then there these they thing things think this those though through time today under until upon used uses
  using very want wants well were what when where whether which while will with within without work works would yeah your`.split(
    /\s+/,
  )
