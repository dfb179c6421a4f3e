import type { Config } from '#config.ts'
import { examine, prepareLesson } from '#core/lesson.ts'
import type { World } from '#core/world.ts'
import { loadWordVectors } from '#knowledge/word-vectors.ts'
import { quantile, type Score, type Scored, scoreAll, shares } from './eval-score.ts'
import { readEvalSets, withTypos } from './eval-set.ts'
import { topicTable } from './eval-topics.ts'
import { openWorld } from './open-world.ts'

/** The numbers that are kept from falling, in percent. */
export interface Figures {
  readonly right: number
  readonly clarified: number
  readonly falseAnswers: number
  readonly howToAnswered: number
  readonly followUpsRight: number
  readonly lostToTypos: number
}

export interface Measured {
  readonly inScope: readonly Scored[]
  readonly typos: readonly Scored[]
  readonly outOfScope: readonly Scored[]
}

/** How the questions of `tests/eval` are answered, for each comparison that has a set; one only, where it is named. */
export function measure(world: World, only?: string): ReadonlyMap<string, Measured> {
  const comparisons = world.minds.map(({ comparison }) => comparison)
  return new Map(
    readEvalSets(comparisons, only).map(({ comparison, inScope, outOfScope }) => [
      comparison,
      {
        inScope: scoreAll(inScope, comparison, world),
        typos: scoreAll(withTypos(inScope), comparison, world),
        outOfScope: scoreAll(outOfScope, comparison, world),
      },
    ]),
  )
}

/** Several sets as one. */
export function together(measured: Iterable<Measured>): Measured {
  const all = [...measured]
  return {
    inScope: all.flatMap(({ inScope }) => inScope),
    typos: all.flatMap(({ typos }) => typos),
    outOfScope: all.flatMap(({ outOfScope }) => outOfScope),
  }
}

export function figuresOf({ inScope, typos, outOfScope }: Measured): Figures {
  return {
    right: shares(inScope).right,
    clarified: shares(inScope).clarified,
    falseAnswers: shares(outOfScope).false,
    howToAnswered: shares(ofKind(outOfScope, 'nearmiss-howto')).false,
    followUpsRight: shares(ofKind(inScope, 'followup')).right,
    lostToTypos: shares(inScope).right - shares(typos).right,
  }
}

/**
 * Prints how the questions of `tests/eval` are answered, in full or, with `--brief`, the first table; with `--errors` each that
 * is not answered right, with its evidence; with `--topics` how each topic fares, the weakest first. A comparison may be named.
 */
export async function evaluate(args: readonly string[], config: Config): Promise<number> {
  const world = await openWorld(config, { onTraining: () => console.error('Learning the questions …') })
  const sets = measure(
    world,
    args.find((arg) => !arg.startsWith('-')),
  )
  if (args.includes('--errors')) {
    for (const { inScope, outOfScope } of sets.values())
      for (const scored of [...inScope, ...outOfScope]) if (scored.score !== 'right') console.log(explain(scored))
    return 0
  }
  if (args.includes('--topics')) {
    for (const { comparison } of world.minds) {
      const measured = sets.get(comparison.id)
      if (measured !== undefined) console.log(topicTable(comparison, measured.inScope))
    }
    return 0
  }
  for (const [comparison, measured] of sets) printTable(comparison, measured)
  const all = together(sets.values())
  if (sets.size > 1) printTable('all comparisons', all)
  if (args.includes('--brief')) return 0
  for (const [comparison, { inScope, outOfScope }] of sets) {
    printGroups(`${comparison}, by criterion`, inScope, ({ row }) => row.label)
    printGroups(`${comparison}, by kind`, inScope, ({ row }) => row.kind)
    printGroups(`${comparison}, out of scope, by kind`, outOfScope, ({ row }) => row.kind)
  }
  printCalibration([...all.inScope, ...all.outOfScope])
  for (const { comparison } of world.minds) {
    const { phrasings, right } = examine(prepareLesson(comparison, world.knowledge, loadWordVectors()))
    const part = ((100 * right) / phrasings).toFixed(1)
    console.log(`\nleave-one-out, ${comparison.id}: of ${phrasings} phrasings ${part} % find their own topic first`)
  }
  const words = all.inScope.filter(({ words: count }) => count > 0).map(({ words: count }) => count)
  console.log(`\nwords of the first card: median ${quantile(words, 0.5)}, 95th percentile ${quantile(words, 0.95)}`)
  return 0
}

function printTable(title: string, measured: Measured): void {
  const { inScope, typos, outOfScope } = measured
  console.log(`\n${HEAD.replace(' '.repeat(26), title.slice(0, 30).padEnd(26))}`)
  console.log(`${line('in scope', inScope)}\n${line('with typos', typos)}\n${line('out of scope', outOfScope)}`)
  const { followUpsRight, howToAnswered } = figuresOf(measured)
  console.log(
    `follow-ups right ${followUpsRight.toFixed(1)} %, how-to near misses answered ${howToAnswered.toFixed(1)} %`,
  )
}

function ofKind(scored: readonly Scored[], kind: string): readonly Scored[] {
  return scored.filter(({ row }) => row.kind === kind)
}

const COLUMNS: readonly Score[] = ['right', 'clarified', 'refused', 'wrong', 'asked', 'false']
const HEAD = `${''.padEnd(26)}${'n'.padStart(5)}${COLUMNS.map((name) => name.padStart(11)).join('')}`

function line(name: string, scored: readonly Scored[]): string {
  const share = shares(scored)
  const cells = COLUMNS.map((column) => (share[column] === 0 ? '–' : `${share[column].toFixed(1)} %`).padStart(11))
  return `${name.padEnd(26)}${`${scored.length}`.padStart(5)}${cells.join('')}`
}

function printGroups(title: string, scored: readonly Scored[], nameOf: (one: Scored) => string): void {
  console.log(`\n${title}`)
  for (const name of new Set(scored.map(nameOf)))
    console.log(
      line(
        `  ${name}`,
        scored.filter((one) => nameOf(one) === name),
      ),
    )
}

/** Of the messages whose best candidate scored so much, how many were outright answered, and how many of those rightly. */
function printCalibration(scored: readonly Scored[]): void {
  console.log(`\nscore of the best      n   answered   of these right`)
  for (const from of [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
    const band = scored.filter(
      ({ confidence }) => confidence >= from && (confidence < from + 0.1 || (from >= 0.9 && confidence <= 1)),
    )
    const answered = band.filter(({ outcome }) => outcome.findings[0]?.match.kind === 'sure')
    const right = answered.filter((one) => one.score === 'right')
    const part = answered.length === 0 ? '–' : `${((100 * right.length) / answered.length).toFixed(0)} %`
    console.log(
      `${from.toFixed(1)} – ${(from + 0.1).toFixed(1)}${`${band.length}`.padStart(14)}${`${answered.length}`.padStart(11)}${part.padStart(17)}`,
    )
  }
}

function explain({ row, score, outcome }: Scored): string {
  const [first] = outcome.findings
  const before = row.prev === undefined ? '' : `(after: ${row.prev}) `
  const candidates = (first?.candidates ?? []).map(
    ({ id, score: value, evidence }) => `${id} ${value.toFixed(2)} "${evidence.phrasing}"`,
  )
  const read = first?.reading
  return [
    `${score}: ${row.id} ${before}${row.text}`,
    `  wanted ${[row.label, ...row.also].join(' or ')}; got ${first?.match.kind ?? 'nothing'} (${first?.match.because ?? ''})`,
    `  intent ${read?.intent}; subjects ${read?.subjects.map(({ id }) => id).join(', ')}; criteria ${read?.criteria.map(({ id, words }) => `${id} (${words.join(', ')})`).join(', ')}`,
    `  ${candidates.join(' · ')}`,
  ].join('\n')
}
