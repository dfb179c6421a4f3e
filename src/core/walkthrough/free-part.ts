import type { Board, Value } from './board.ts'
import { add } from './outcome.ts'

/** The questions that no condition names and that have none: each counts by itself. */
export interface FreePart {
  /** Open ones; each has "as it stands" first. */
  readonly open: readonly { readonly question: number; readonly values: readonly Value[] }[]
  /** What the closed ones come to, and what is removed whatever the open ones turn out to be. */
  readonly scores: readonly number[]
  readonly removed: number
  /** What some open one could remove. */
  readonly removable: number
}

export function freePartOf(board: Board): FreePart {
  const scores = Array.from({ length: board.optionCount }, () => 0)
  const open: { question: number; values: readonly Value[] }[] = []
  let removed = 0
  let removable = 0
  for (const [question, { values, isCoupled }] of board.questions.entries()) {
    const [now] = values
    if (isCoupled || !now) continue
    // What was narrowed removes what all its answers remove, so that this holds for every completion.
    removed |= now.removes
    if (values.length === 1) add(scores, now.effects)
    else {
      open.push({ question, values })
      for (const value of values) removable |= value.removes
    }
  }
  return { open, scores, removed, removable: removable & ~removed }
}

/** For one leader: how far its lead over each option can be moved by the open free questions. */
export interface Reach {
  /** The least lead over an option that stays; Infinity where it cannot stay. */
  readonly low: readonly number[]
  readonly high: readonly number[]
  /** By option: the values that give the least lead, in the order of `open`. */
  readonly lowPicks: readonly (readonly number[])[]
}

export function reachOf({ open }: FreePart, leader: number, count: number): Reach {
  const low: number[] = []
  const high: number[] = []
  const lowPicks: number[][] = []
  for (let rival = 0; rival < count; rival++) {
    let least = 0
    let most = 0
    const picks: number[] = []
    for (const { values } of open) {
      let worst = Infinity
      let best = -Infinity
      let pick = 0
      for (const [at, { effects, removes }] of values.entries()) {
        const lead = (effects[leader] ?? 0) - (effects[rival] ?? 0)
        if (lead > best) best = lead
        if (lead < worst && (removes & (1 << rival)) === 0) {
          worst = lead
          pick = at
        }
      }
      least += worst
      most += best
      picks.push(pick)
    }
    low.push(least)
    high.push(most)
    lowPicks.push(picks)
  }
  return { low, high, lowPicks }
}

/** A wish for the leads over all that is left, taken together. */
export interface Wish {
  readonly leader: number
  /** The leads so far, by option. */
  readonly leads: readonly number[]
  readonly left: number
  readonly least: number
  readonly most: number
  /** Whether somebody must be left beside the leader. */
  readonly needsRival: boolean
}

/**
 * Values for the open free questions, so that every lead ends within the wish or its option is removed. A search in depth that
 * turns back where one lead can no longer come within, and remembers where it failed.
 */
export function fulfil(part: FreePart, wish: Wish): readonly number[] | undefined {
  const { leader, least, most } = wish
  const rivals = wish.leads.flatMap((_, at) => (at !== leader && (wish.left & (1 << at)) !== 0 ? [at] : []))
  const rest = restOf(part, leader, rivals)
  const failed = new Set<string>()
  const visit = (depth: number, leads: readonly number[], left: number): readonly number[] | undefined => {
    const ahead = rest[depth]
    const here = part.open[depth]
    if (!ahead) return undefined
    const isPossible = rivals.every((rival, at) => {
      if ((left & (1 << rival)) === 0 || (ahead.removes & (1 << rival)) !== 0) return true
      const lead = leads[at] ?? 0
      return lead + (ahead.high[at] ?? 0) >= least && lead + (ahead.low[at] ?? 0) <= most
    })
    if (!isPossible) return undefined
    if (!here) return wish.needsRival && (left & ~(1 << leader)) === 0 ? undefined : []
    const key = `${depth} ${left} ${leads.join(' ')}`
    if (failed.has(key)) return undefined
    for (const [pick, { effects, removes }] of here.values.entries()) {
      const next = rivals.map((rival, at) => (leads[at] ?? 0) + (effects[leader] ?? 0) - (effects[rival] ?? 0))
      const found = visit(depth + 1, next, left & ~removes)
      if (found) return [pick, ...found]
    }
    failed.add(key)
    return undefined
  }
  return visit(
    0,
    rivals.map((rival) => wish.leads[rival] ?? 0),
    wish.left,
  )
}

/** At each depth: what the questions from there on can do to each lead, and which options they can remove. */
function restOf(
  { open }: FreePart,
  leader: number,
  rivals: readonly number[],
): readonly { readonly low: readonly number[]; readonly high: readonly number[]; readonly removes: number }[] {
  const rest = [{ low: rivals.map(() => 0), high: rivals.map(() => 0), removes: 0 }]
  for (const { values } of open.toReversed()) {
    const [behind] = rest
    const leads = rivals.map((rival) => values.map(({ effects }) => (effects[leader] ?? 0) - (effects[rival] ?? 0)))
    rest.unshift({
      low: leads.map((own, at) => (behind?.low[at] ?? 0) + Math.min(...own)),
      high: leads.map((own, at) => (behind?.high[at] ?? 0) + Math.max(...own)),
      removes: values.reduce((mask, { removes }) => mask | removes, behind?.removes ?? 0),
    })
  }
  return rest
}
