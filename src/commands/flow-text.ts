import type { Step } from '#core/walkthrough/next-step.ts'
import type { Plan } from '#core/walkthrough/plan.ts'
import { verdictOf } from '#core/walkthrough/verdict.ts'
import { whatWouldChange } from '#core/walkthrough/what-would-change.ts'
import type { Survey } from '#lint/survey-flow.ts'
import type { Flow } from '#model/flow.ts'
import type { Passage } from '#model/knowledge.ts'
import type { Change, Outcome, Verdict, Walkthrough } from '#model/walkthrough.ts'

/** What authors want to know of a flow, as lines of plain text. */
export function describeSurvey(
  flow: Flow,
  survey: Survey,
  cards: { readonly mean: number; readonly most: number },
): string {
  const share = (count: number): string => `${((100 * count) / survey.states).toFixed(1)} %`
  return [
    `${flow.title} (${flow.id}, version ${flow.version})`,
    `- options ${flow.options.length}, questions ${flow.questions.length}, rules ${flow.rules.length}, boxes ${flow.opening?.ticks.length ?? 0}`,
    `- ways of answering: ${survey.states.toLocaleString('en')}${survey.isWhole ? '' : ' of more, chosen at random'}; no team answers at random, so read the shares as what the flow can do`,
    `- first: ${Object.entries(survey.wins)
      .map(([option, count]) => `${option} ${share(count)}`)
      .join(', ')}`,
    `- ${Object.entries(survey.words)
      .map(([word, count]) => `${word} ${share(count)}`)
      .join(', ')}; exact ties ${share(survey.ties)}, without any option left ${share(survey.deadEnds)}`,
    `- cards: ${cards.mean.toFixed(2)} on average, ${cards.most} at most, over ways of answering chosen at random`,
    `- ${textOf(flow.note)}`,
  ].join('\n')
}

export function describeStep(step: Step, { held }: Walkthrough): string {
  switch (step.kind) {
    case 'opening':
      return [
        `${step.number} of at most ${step.most} · ${step.opening.ask}`,
        ...step.opening.ticks.map(({ label }, at) => `  ${at + 1}  [${step.ticked.includes(at) ? 'x' : ' '}] ${label}`),
      ].join('\n')
    case 'question': {
      const { question, among, number, most } = step
      const labels = question.answers.filter(({ id }) => among.includes(id)).map(({ label }) => label)
      const known = held.flatMap(({ question: id, said }) => (said.length === 1 ? [`${id}: ${said[0]}`] : []))
      return [
        `${number} of at most ${most} · ${question.ask}`,
        ...labels.map((label, at) => `  ${at + 1}  ${label}`),
        ...(known.length > 0 ? [`  So far: ${known.join(' · ')}`] : []),
      ].join('\n')
    }
    case 'settled':
      return step.more
        ? 'Settled: what was not asked cannot change this. g goes on all the same, b goes back, q stops.'
        : 'Everything is answered. b goes back, q stops.'
  }
}

export function describeWhy(step: Step): string {
  return step.kind === 'question' ? textOf(step.question.why) : 'It asks for what is rare and decides much.'
}

export function describeVerdict(plan: Plan, walkthrough: Walkthrough): string {
  const verdict = verdictOf(plan, walkthrough)
  const change = whatWouldChange(plan, walkthrough)
  const { kept, of, slips } = change.robustness
  return [
    headline(plan, verdict),
    ...verdict.contributions.map(({ cause, answer, effects, because, sources, unsourced, isPlain }) => {
      const points = Object.entries(effects).map(([option, count]) => `${option} ${count > 0 ? '+' : ''}${count}`)
      const grounds = [...sources, ...unsourced].join(', ')
      return `- ${cause}${answer === undefined ? '' : `: ${answer}`}${isPlain ? ' (taken for granted)' : ''} · ${points.join(', ') || 'no points'}${because === undefined ? '' : ` · ${because}`}${grounds === '' ? '' : ` [${grounds}]`}`
    }),
    `Standings: ${verdict.standings.map(({ option, score, state }) => (state === 'left' ? `${option} ${score}` : `${option} (${state})`)).join(', ')}`,
    ...verdict.removed.map(({ option, kind, because, cause }) => `Out: ${option}, ${kind} (${cause}): ${because}`),
    ...[...change.flips, ...change.blurs, ...(change.pair ? [change.pair] : [])].map(
      (one) => `Would change it: ${describeChange(one)}`,
    ),
    ...change.lifted.map(({ removed, to }) => `Without the removal by ${removed.cause}: ${describeOutcome(to)}`),
    ...change.ties.map(
      ({ question, weight, option }) => `Level with ${option}: ${question} counted ${weight.toFixed(2)} times`,
    ),
    `Without one answer: the same in ${kept} of ${of}.${slips === undefined ? '' : ` ${slips} points would have to be wrong by one each.`}`,
  ].join('\n')
}

function headline(plan: Plan, { word, leader, runnerUp, margin }: Verdict): string {
  const nameOf = (id: string | undefined): string => plan.flow.options.find((option) => option.id === id)?.name ?? ''
  if (leader === undefined) return 'Not enough to say. Tick or answer at least one thing that separates the options.'
  const behind = runnerUp === undefined ? '' : ` Runner-up: ${nameOf(runnerUp)}, ${margin ?? 0} behind.`
  switch (word) {
    case 'clear':
      return `Clearly ${nameOf(leader)}.${behind || ' Nothing else is left.'}`
    case 'leaning':
      return `Leaning to ${nameOf(leader)}.${behind}`
    default:
      return `Too close to call: ${nameOf(leader)}, just ahead of ${nameOf(runnerUp)}.`
  }
}

function describeChange({ answers, to }: Change): string {
  return `${answers.map(({ question, answer }) => `${question} ${answer}`).join(' and ')} → ${describeOutcome(to)}`
}

function describeOutcome({ leader, word }: Outcome): string {
  return leader === undefined ? word : `${leader}, ${word}`
}

function textOf({ text }: Passage): string {
  return text.map((span) => span.text).join('')
}
