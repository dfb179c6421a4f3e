import type { Flow } from '#model/flow.ts'
import type { Block } from '#model/reply.ts'
import type { RichText } from '#model/text.ts'
import type { Contribution, RemovedOption, Verdict } from '#model/walkthrough.ts'
import { plain, strong, toPlainText } from '../text/rich-text.ts'
import type { Card } from './question-card.ts'
import type { Scene } from './scene.ts'
import { verdictOf } from './verdict.ts'
import { whatWouldChange } from './what-would-change.ts'
import { answerIn, inSentence, labelOf, questionOf, recommendation } from './wording.ts'

const KINDS = { impossible: 'cannot', unsupported: 'is not supported', unsafe: 'should not' } as const

const COUNTED = { 0: ', does not matter', 1: '', 2: ', counted twice', 3: ', counted three times' } as const

/** Every point with its sign, what was removed and why, how firmly it stands, and that the weights are judgement. */
export function detailsCard(scene: Scene): Card {
  const { flow, plan, state } = scene
  const verdict = verdictOf(plan, state)
  const { ties, robustness, lifted } = whatWouldChange(plan, state)
  const head = `Details: ${recommendation(flow, verdict)}`
  const sources = scene.cite(
    [...new Set([...verdict.contributions, ...verdict.removed].flatMap((one) => one.sources))],
    true,
  )
  const firmness = [
    ...ties.map(
      ({ question, weight, option }) =>
        `Level with ${labelOf(flow, option)} where “${questionOf(flow, question)?.label ?? question}” counts ${rounded(weight)} times.`,
    ),
    ...lifted.map(({ removed, to }) => `Were ${labelOf(flow, removed.option)} not out: ${recommendation(flow, to)}.`),
    `Each answer left out by itself: the same result in ${robustness.kept} of ${robustness.of}.`,
    ...(robustness.slips === undefined
      ? []
      : [`${robustness.slips} of the points would have to be wrong by one until another option draws level.`]),
  ]
  return {
    summary: `${head}.`,
    blocks: [
      heading(head),
      { kind: 'list', items: verdict.contributions.map((one) => contributionText(flow, one)) },
      ...(verdict.removed.length > 0
        ? [heading('Out'), { kind: 'list' as const, items: verdict.removed.map((one) => removedText(flow, one)) }]
        : []),
      chartOf(flow, verdict),
      heading('How firmly it stands'),
      { kind: 'list', items: firmness.map((one) => [plain(one)]) },
      { kind: 'text', role: 'note', text: flow.note.text },
      ...(sources ? [sources] : []),
    ],
  }
}

function heading(text: string): Block {
  return { kind: 'text', role: 'body', text: [strong(text)] }
}

function contributionText(flow: Flow, one: Contribution): RichText {
  const { cause, question = '', answer, effects, because, isPlain, by, weight } = one
  const label = questionOf(flow, cause)?.label ?? 'Together'
  const said = answer === undefined ? '' : ` ${inSentence(answerIn(flow, question, answer)?.label ?? answer)}`
  const who = isPlain ? ' (taken for granted)' : by ? ` (${by.name})` : ''
  const counted = COUNTED[weight]
  const points = Object.entries(effects).map(([option, count]) => `${labelOf(flow, option)} ${signed(count)}`)
  const why = because === undefined ? '' : ` ${because}`
  return [strong(`${label}:`), plain(`${said}${who}${counted} · ${points.join(', ') || 'no points'}.${why}`)]
}

function removedText(flow: Flow, { option, kind, because, overruledBy }: RemovedOption): RichText {
  const pardon = overruledBy ? ` Overruled by ${overruledBy.name}.` : ''
  return [strong(`${labelOf(flow, option)}:`), plain(` ${KINDS[kind]}. ${because}${pardon}`)]
}

function chartOf(flow: Flow, { standings }: Verdict): Block {
  const bars = standings.flatMap(({ option, score, state }) =>
    state === 'left' ? [{ label: labelOf(flow, option), value: score }] : [],
  )
  return { kind: 'chart', caption: 'Points', bars }
}

/** Why a question is asked, and what each of its answers speaks for. */
export function whyCard({ flow, cite }: Scene, id: string): Card | undefined {
  const question = questionOf(flow, id)
  if (!question) return undefined
  const items = question.answers.map(({ label, because, effects, removal }): RichText => {
    const points = Object.entries(effects).map(([option, count]) => `${labelOf(flow, option)} ${signed(count)}`)
    const out = removal ? removal.options.map((option) => `${labelOf(flow, option)} ${KINDS[removal.kind]}`) : []
    return [
      strong(`${label}:`),
      plain(` ${because ?? 'It does not count.'} ${[...out, ...points].join(', ')}`.trimEnd()),
    ]
  })
  const sources = cite([...new Set([...question.why.sources, ...question.answers.flatMap((one) => one.sources)])], true)
  return {
    summary: toPlainText(question.why.text),
    blocks: [
      { kind: 'text', role: 'lead', text: [strong(question.ask), plain(' '), ...question.why.text] },
      { kind: 'list', items },
      { kind: 'text', role: 'note', text: flow.note.text },
      ...(sources ? [sources] : []),
    ],
  }
}

/** "+2", "−1": with a true minus, which is as wide as the plus. */
function signed(count: number): string {
  return count > 0 ? `+${count}` : `${count}`.replace('-', '−')
}

function rounded(weight: number): string {
  return `${Math.round(weight * 10) / 10}`
}
