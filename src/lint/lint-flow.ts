import { fold } from '#core/walkthrough/fold.ts'
import { planOf } from '#core/walkthrough/plan.ts'
import { verdictOf } from '#core/walkthrough/verdict.ts'
import { visibleLength } from '#knowledge/flow-schema.ts'
import type { Flow, FlowExample } from '#model/flow.ts'
import { MOST_STATES, type Survey, surveyFlow } from './survey-flow.ts'

/** What platforms can show of a card, in visible characters and numbers. */
export interface FlowLimits {
  readonly label: number
  readonly tick: number
  readonly ticks: number
  readonly answers: number
}

/** Something that a flow's file cannot show by itself: what comes out of it. */
export interface FlowRemark {
  /** The entry of the file that it is about: an id, or a place in the list. */
  readonly list?: 'options' | 'questions' | 'examples' | 'opening'
  readonly entry?: string | number
  readonly problem: string
  readonly remedy: string
}

/** Of all ways of answering, so many may end with the first two equal. */
const MOST_TIES = 0.05

export function lintFlow(flow: Flow, limits: FlowLimits, states = MOST_STATES): readonly FlowRemark[] {
  const survey = surveyFlow(flow, states)
  return [...lintSurvey(flow, survey), ...lintExamples(flow), ...lintLabels(flow, limits)]
}

function lintSurvey(flow: Flow, survey: Survey): readonly FlowRemark[] {
  const remarks: FlowRemark[] = []
  const over = survey.isWhole
    ? `in all ${survey.states} ways of answering`
    : `in ${survey.states} ways of answering that were tried`
  for (const { id } of flow.options)
    if (survey.wins[id] === 0)
      remarks.push({
        list: 'options',
        entry: id,
        problem: `the option "${id}" never comes first, ${over}.`,
        remedy: 'Give answers effects for it, loosen what removes it, or leave it out.',
      })
  for (const { id } of flow.questions)
    if (!survey.telling.includes(id))
      remarks.push({
        list: 'questions',
        entry: id,
        problem: `the question "${id}" never changes the outcome, ${over}.`,
        remedy: 'Give its answers effects that differ, or leave it out.',
      })
  if (survey.deadEnds > 0)
    remarks.push({
      problem: `no option is left in ${survey.deadEnds} of ${survey.states} ways of answering, for instance ${describe(survey.deadEnd)}.`,
      remedy: 'Let one option stay: take it out of drop, or add it to only.',
    })
  if (survey.ties > MOST_TIES * survey.states)
    remarks.push({
      problem: `the first two are equal in ${percent(survey.ties, survey.states)} of the ways of answering, more than ${percent(MOST_TIES, 1)}.`,
      remedy: 'Let some effects differ more, so that answers decide rather than tie-order.',
    })
  return remarks
}

function lintExamples(flow: Flow): readonly FlowRemark[] {
  const plan = planOf(flow)
  return flow.examples.flatMap((example, entry) => {
    const answers = Object.fromEntries(Object.entries(example.answers).map(([id, answer]) => [id, [answer]]))
    const said = { seq: 1, at: 0, actor: { id: 'example', name: example.name }, kind: 'answer' as const, answers }
    const problem = judgeExample(example, verdictOf(plan, fold(plan, [said])))
    return problem === undefined
      ? []
      : [
          {
            list: 'examples' as const,
            entry,
            problem: `the example "${example.name}" fails: ${problem}.`,
            remedy: 'Correct the effects, or the example where it expects the wrong thing.',
          },
        ]
  })
}

/** What is wrong with the verdict; undefined where nothing is. */
export function judgeExample(
  { expect, isTopTwo, not, word }: FlowExample,
  verdict: ReturnType<typeof verdictOf>,
): string | undefined {
  const firstTwo = verdict.standings
    .filter(({ state }) => state === 'left')
    .slice(0, 2)
    .map(({ option }) => option)
  const wanted = firstTwo.slice(0, isTopTwo ? 2 : 1)
  if (!wanted.some((option) => expect.includes(option)))
    return `${firstTwo.join(', then ') || 'nothing'} comes first, expected was ${expect.join(' or ')}`
  const unwanted = firstTwo.find((option) => not.includes(option))
  if (unwanted !== undefined) return `${unwanted} is among the first two`
  return word !== undefined && word !== verdict.word ? `it is ${verdict.word}, expected was ${word}` : undefined
}

function lintLabels(flow: Flow, limits: FlowLimits): readonly FlowRemark[] {
  const remarks: FlowRemark[] = []
  const check = (list: FlowRemark['list'], entry: string, label: string, most: number): void => {
    const length = visibleLength(label)
    if (length > most)
      remarks.push({
        ...(list ? { list } : {}),
        entry,
        problem: `"${label}" has ${length} characters, more than the ${most} that are shown.`,
        remedy: 'Shorten it.',
      })
  }
  for (const { id, label } of flow.options) check('options', id, label, limits.label)
  for (const { id, answers } of flow.questions) {
    for (const { label } of answers) check('questions', id, label, limits.label)
    if (answers.length > limits.answers)
      remarks.push({
        list: 'questions',
        entry: id,
        problem: `"${id}" has ${answers.length} answers, more than the ${limits.answers} that a card holds.`,
        remedy: 'Put answers with like effects together, or make two questions of it.',
      })
  }
  const ticks = flow.opening?.ticks ?? []
  for (const { label } of ticks) check('opening', 'ticks', label, limits.tick)
  if (ticks.length > limits.ticks)
    remarks.push({
      list: 'opening',
      entry: 'ticks',
      problem: `the opening has ${ticks.length} boxes, more than the ${limits.ticks} that a card holds.`,
      remedy: 'Put boxes of one question together.',
    })
  return remarks
}

function describe(answers: Readonly<Record<string, string>> = {}): string {
  return Object.entries(answers)
    .map(([question, answer]) => `${question} ${answer}`)
    .join(', ')
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`
}
