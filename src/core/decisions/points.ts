import type { DecisionRecord, RecordArguments, RecordOption, RecordPoint } from '#model/decision-record.ts'
import type { Flow } from '#model/flow.ts'
import type { Passage } from '#model/knowledge.ts'
import type { Contribution, RemovedOption, Verdict, Walkthrough } from '#model/walkthrough.ts'
import { toPlainText } from '../text/rich-text.ts'
import { tidyName } from '../text/tidy.ts'
import { clauseOf, inside } from './clause.ts'
import { answerLabel } from './context.ts'

/** More than these nobody reads of one option; the strongest come first. */
const MOST_POINTS = 4
const MOST_REASONS = 2
const MOST_CONSEQUENCES = 3

const REMOVED: Readonly<Record<RemovedOption['kind'], string>> = {
  impossible: 'cannot work here',
  unsupported: 'would not be supported here',
  unsafe: 'should not be used here',
}

export interface Grounds {
  readonly flow: Flow
  readonly walkthrough: Walkthrough
  readonly verdict: Verdict
}

type Cite = (ids: readonly string[]) => readonly number[]

/** What was said for and against one option. `isChosen`: what people expect here and does not count is told of once. */
export function argumentsFor(
  option: string,
  grounds: Grounds,
  cite: Cite,
  isChosen: boolean,
): Omit<RecordArguments, 'option'> {
  const { flow, walkthrough, verdict } = grounds
  const points = (sign: 1 | -1): readonly RecordPoint[] =>
    strongest(verdict, option, sign)
      .slice(0, MOST_POINTS)
      .map((one) => toPoint(sayCause(one, grounds), one, cite))
  const out = verdict.removed
    .filter((one) => one.option === option)
    .map((one) => toPoint(sayRemoval('it', one, flow), { sources: one.sources, unsourced: [] }, cite))
  // In this order the sources are numbered.
  const good = points(1)
  const neutral = isChosen
    ? saidAnswers(flow, walkthrough).flatMap(({ question, not }) =>
        not ? [toPoint(clauseOf(flow, toPlainText(not.text), question), not, cite)] : [],
      )
    : []
  return { good, neutral, bad: [...distinct(out), ...points(-1)] }
}

/** What the choice brings, and what it costs: what speaks against it, and what its rival would have gained. */
export function consequencesOf(
  option: string,
  rival: RecordOption | undefined,
  grounds: Grounds,
  cite: Cite,
): DecisionRecord['consequences'] {
  const { verdict } = grounds
  const own = (sign: 1 | -1): readonly RecordPoint[] =>
    strongest(verdict, option, sign).map((one) => toPoint(sayCause(one, grounds), one, cite))
  const good = own(1).slice(0, MOST_CONSEQUENCES)
  const missed = rival
    ? strongest(verdict, rival.id, 1)
        .filter(({ effects }) => pointsIn(effects, option) < pointsIn(effects, rival.id))
        .map((one) => toPoint(`${rival.name} would have gained ${sayGain(one, grounds)}`, one, cite))
    : []
  return { good, bad: [...own(-1), ...missed].slice(0, MOST_CONSEQUENCES) }
}

function strongest({ contributions }: Verdict, option: string, sign: 1 | -1): readonly Contribution[] {
  return contributions
    .filter(({ effects }) => pointsIn(effects, option) * sign > 0)
    .toSorted((one, other) => (pointsIn(other.effects, option) - pointsIn(one.effects, option)) * sign)
}

function pointsIn(effects: Contribution['effects'], option: string): number {
  return Object.hasOwn(effects, option) ? (effects[option] ?? 0) : 0
}

/** What put the leader ahead; where nothing is left beside it, what took the others away. */
export function reasonsFor(grounds: Grounds): readonly string[] {
  const { contributions, leader, runnerUp, removed } = grounds.verdict
  if (leader === undefined) return []
  const gains = contributions.filter(({ gain }) => gain > 0).map((one) => sayCause(one, grounds))
  const removals = removed
    .filter(({ overruledBy, because }) => !overruledBy && because !== '')
    .map((one) => sayRemoval(nameOfOption(one.option, grounds.flow), one, grounds.flow))
  return [...new Set(runnerUp === undefined ? [...removals, ...gains] : gains)].slice(0, MOST_REASONS)
}

/** Whoever goes against a warning is named with it. */
export function overruledIn({ verdict: { removed }, flow }: Grounds): readonly string[] {
  return removed.flatMap((one) => {
    const { overruledBy, option } = one
    if (!overruledBy) return []
    const warning = sayRemoval(nameOfOption(option, flow), one, flow)
    return [`${tidyName(overruledBy.name)} overruled a warning: ${warning}.`]
  })
}

/** "containers straight on the host should not be used here: one bug in the kernel would open every neighbour" */
function sayRemoval(name: string, { kind, because, overruledBy }: RemovedOption, flow: Flow): string {
  const overruled = overruledBy && name === 'it' ? ` (overruled by ${tidyName(overruledBy.name)})` : ''
  return `${name} ${REMOVED[kind]}${overruled}${because === '' ? '' : `: ${clauseOf(flow, because)}`}`
}

/** As it stands behind "because": "the team runs VMs well". What has no sentence of its own is named by its answers. */
function sayCause(one: Contribution, { flow, walkthrough }: Grounds): string {
  const { because = '', question } = one
  const asked = flow.questions.find(({ id }) => id === question)
  if (because !== '') return clauseOf(flow, because, asked)
  if (!asked) return 'of several answers together'
  const said = walkthrough.held.find((held) => held.question === asked.id)?.said ?? []
  const labels = said.map((answer) => inside(flow, answerLabel(flow, asked.id, answer)))
  return `of ${inside(flow, asked.label)}${labels.length === 0 ? '' : ` (${labels.join('; or ')})`}`
}

/** As it stands behind "would have gained". */
function sayGain(one: Contribution, grounds: Grounds): string {
  const cause = sayCause(one, grounds)
  return one.because === undefined || one.because === '' ? cause.replace(/^of /, 'by ') : `here, since ${cause}`
}

function toPoint(text: string, { sources, unsourced: [ground] }: Omit<Passage, 'text'>, cite: Cite): RecordPoint {
  return { text, sources: cite(sources), ...(ground ? { ground } : {}) }
}

function saidAnswers({ questions }: Flow, { held }: Walkthrough) {
  return questions.flatMap((question) => {
    const said = held.find((one) => one.question === question.id && one.status === 'answered')?.said ?? []
    return question.answers.flatMap(({ id, not }) => (said.includes(id) ? [{ question, not }] : []))
  })
}

function nameOfOption(id: string, { options }: Flow): string {
  return options.find((option) => option.id === id)?.name ?? id
}

function distinct(points: readonly RecordPoint[]): readonly RecordPoint[] {
  return points.filter(({ text }, at) => points.findIndex((other) => other.text === text) === at)
}
