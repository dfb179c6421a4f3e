import type { DecisionRecord, RecordArguments, RecordOption, RecordPoint } from '#model/decision-record.ts'
import type { Flow, FlowQuestion } from '#model/flow.ts'
import type { Passage } from '#model/knowledge.ts'
import type { Contribution, RemovedOption, Verdict, Walkthrough } from '#model/walkthrough.ts'
import { toPlainText } from '../text/rich-text.ts'
import { lowerFirst, tidyName } from '../text/tidy.ts'
import { answerLabel } from './context.ts'

/** More than these nobody reads of one option; the strongest come first. */
const MOST_POINTS = 4
const MOST_REASONS = 2
const MOST_CONSEQUENCES = 3

const REMOVED: Readonly<Record<RemovedOption['kind'], string>> = {
  impossible: 'it cannot work here',
  unsupported: 'it is not supported here',
  unsafe: 'it should not be used here',
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
    .map((one) => toPoint(sayRemoval(one), { sources: one.sources, unsourced: [] }, cite))
  // In this order the sources are numbered.
  const good = points(1)
  const neutral = isChosen
    ? saidAnswers(flow, walkthrough).flatMap(({ question, not }) =>
        not ? [toPoint(ofLabel(question, toPlainText(not.text)), not, cite)] : [],
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
        .map((one) =>
          toPoint(`${rival.name} would have gained ${sayCause(one, grounds).replace(/^of /, 'by ')}`, one, cite),
        )
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
    .map((one) => `of what is left: ${labelOfOption(one.option, grounds.flow)}, ${sayRemoval(one)}`)
  return [...new Set(runnerUp === undefined ? [...removals, ...gains] : gains)].slice(0, MOST_REASONS)
}

/** Whoever goes against a warning is named with it. */
export function overruledIn({ verdict: { removed }, flow }: Grounds): readonly string[] {
  return removed.flatMap((one) => (one.overruledBy ? [`${labelOfOption(one.option, flow)}: ${sayRemoval(one)}.`] : []))
}

function sayRemoval({ kind, because, overruledBy }: RemovedOption): string {
  const overruled = overruledBy ? ` (overruled by ${tidyName(overruledBy.name)})` : ''
  return `${REMOVED[kind]}${overruled}${because === '' ? '' : `: ${bare(because)}`}`
}

/** As it stands behind "because": "of the team: It runs VMs well". A rule speaks for itself. */
function sayCause({ because = '', question }: Contribution, { flow, walkthrough }: Grounds): string {
  const asked = flow.questions.find(({ id }) => id === question)
  if (!asked) return because === '' ? 'of several answers together' : `of all that together: ${bare(because)}`
  if (because !== '') return ofLabel(asked, because)
  const said = walkthrough.held.find((one) => one.question === asked.id)?.said ?? []
  return ofLabel(asked, said.map((answer) => answerLabel(flow, asked.id, answer)).join(' or '))
}

function ofLabel({ label }: FlowQuestion, text: string): string {
  return `of ${lowerFirst(label)}${text === '' ? '' : `: ${bare(text)}`}`
}

function bare(text: string): string {
  return text.trim().replace(/\.$/, '')
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

function labelOfOption(id: string, { options }: Flow): string {
  return options.find((option) => option.id === id)?.label ?? id
}

function distinct(points: readonly RecordPoint[]): readonly RecordPoint[] {
  return points.filter(({ text }, at) => points.findIndex((other) => other.text === text) === at)
}
