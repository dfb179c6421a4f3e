import type { Action, Block } from '#model/reply.ts'
import type { RichText } from '#model/text.ts'
import type { Contribution, Verdict } from '#model/walkthrough.ts'
import { plain, strong, toPlainText } from '../text/rich-text.ts'
import { wordsOf } from '../text/words.ts'
import { describeChanges } from './changes-wording.ts'
import { type Card, note } from './question-card.ts'
import { lookAt, refTo, type Scene } from './scene.ts'
import { holding, verdictOf } from './verdict.ts'
import { whatWouldChange } from './what-would-change.ts'
import { stressedLine } from './weights-card.ts'
import { answerIn, forSubject, lastChange, nameOf, questionOf } from './wording.ts'

/** Sources, notes and buttons not counted. */
const MOST_WORDS = 140
const MOST_REASONS = 3

/** What the answers come to, and why: at most 140 words, with less said of what counts least where that is too much. */
export function verdictCard(scene: Scene, quotes: readonly string[]): Card {
  const verdict = verdictOf(scene.plan, scene.state)
  const lead = leadOf(scene, verdict)
  const reasons = reasonsOf(scene, verdict)
  const changes = changesLine(scene, verdict)
  const behind = runnerUpLine(scene, verdict)
  const points = fitWords(
    lead,
    reasons.map(({ text }) => text),
    [...behind, ...changes],
  )
  const cited = scene.cite([...new Set(reasons.slice(0, points.length).flatMap(({ sources }) => sources))], false)
  const stressed = stressedLine(scene)
  const changed = quotes.length > 0 ? undefined : lastChange(scene)
  return {
    summary: toPlainText(lead),
    blocks: [
      { kind: 'text', role: 'lead', text: lead },
      ...(points.length > 0 ? [{ kind: 'list' as const, items: points }] : []),
      ...[...behind, ...changes].map((text): Block => ({ kind: 'text', role: 'body', text })),
      ...hereFor(scene, verdict),
      ...notReasons(scene, verdict).map(note),
      ...(stressed === undefined ? [] : [note(stressed)]),
      note(countLine(scene, verdict)),
      ...(quotes.length > 0 ? [note(`From your message: ${quotes.join(' · ')} · “undo” takes it back`)] : []),
      ...(changed === undefined ? [] : [note(changed)]),
      ...(cited ? [cited] : []),
      { kind: 'actions', items: buttonsOf(scene, verdict) },
    ],
  }
}

function leadOf(scene: Scene, { word, leader, runnerUp }: Verdict): RichText {
  const { flow } = scene
  if (leader === undefined) {
    const { step } = scene
    const open = step.kind === 'settled' ? (step.more ?? flow.questions[0]) : flow.questions[0]
    const first = open ? ` The first question that separates them is: ${lowerFirst(open.ask)}` : ''
    return [strong('Not enough to say.'), plain(` Tick or answer at least one thing.${first}`)]
  }
  if (word === 'too close') {
    const ahead = runnerUp === undefined ? '' : `, just ahead of ${nameOf(flow, runnerUp)}`
    return [strong('Too close to call:'), plain(` ${nameOf(flow, leader)}${ahead}${forSubject(scene)}.`)]
  }
  const verdict = word === 'clear' ? `Clearly ${nameOf(flow, leader)}` : `Leaning to ${nameOf(flow, leader)}`
  return [strong(verdict), plain(forSubject(scene))]
}

interface Reason {
  readonly text: RichText
  readonly sources: readonly string[]
}

/** What took the others away comes first, then what speaks for the leader before the runner-up. */
function reasonsOf({ flow }: Scene, verdict: Verdict): readonly Reason[] {
  const { leader } = verdict
  if (leader === undefined) return []
  const causes = new Map<string, Reason>()
  for (const { cause, because, sources } of holding(verdict.removed)) {
    const [question = ''] = cause.split('.')
    const label = questionOf(flow, question)?.label ?? 'Together'
    if (!causes.has(label)) causes.set(label, reason(label, because, sources))
  }
  const given = verdict.contributions.flatMap((one) => {
    const isTold = one.gain > 0 && one.because !== undefined && !causes.has(questionOf(flow, one.cause)?.label ?? '')
    return isTold ? [reasonFor(flow, one)] : []
  })
  return [...[...causes.values()].slice(0, 2), ...given].slice(0, MOST_REASONS)
}

function reasonFor(flow: Scene['flow'], { cause, because = '', sources }: Contribution): Reason {
  return reason(questionOf(flow, cause)?.label ?? 'Together', because, sources)
}

function reason(label: string, because: string, sources: readonly string[]): Reason {
  return { text: [strong(`${label}:`), plain(` ${because}`)], sources }
}

function runnerUpLine({ flow }: Scene, { word, runnerUp }: Verdict): readonly RichText[] {
  if (runnerUp === undefined || word === 'too close') return []
  return [[strong('Runner-up:'), plain(` ${nameOf(flow, runnerUp)}.`)]]
}

function changesLine(scene: Scene, { word, leader }: Verdict): readonly RichText[] {
  if (leader === undefined) return []
  const lines = describeChanges(scene, whatWouldChange(scene.plan, scene.state))
  if (lines.length === 0) return []
  return [[strong(word === 'too close' ? 'What tips it:' : 'Would change it:'), plain(` ${lines.join('; ')}.`)]]
}

function countWords(texts: readonly RichText[]): number {
  return texts.reduce((sum, text) => sum + toPlainText(text).split(/\s+/).length, 0)
}

/** As many reasons as there is room for. */
function fitWords(lead: RichText, points: readonly RichText[], rest: readonly RichText[]): readonly RichText[] {
  let kept = points
  while (kept.length > 1 && countWords([lead, ...kept, ...rest]) > MOST_WORDS) kept = kept.slice(0, -1)
  return kept
}

/** What is settled here about who is ahead, and about who comes next. */
export function hereFor({ here }: Scene, { leader, runnerUp }: Pick<Verdict, 'leader' | 'runnerUp'>): readonly Block[] {
  return here([leader, runnerUp].filter((option) => option !== undefined))
}

/** What an expert expects to count, and why it does not. */
function notReasons({ flow }: Scene, { contributions }: Verdict): readonly string[] {
  return contributions
    .flatMap(({ question = '', answer = '', isPlain }) => {
      const text = isPlain ? undefined : answerIn(flow, question, answer)?.not?.text
      const said = text ? toPlainText(text) : ''
      return said === '' ? [] : [/\bno reason\b/.test(said) ? said : `Not a reason: ${said}`]
    })
    .slice(0, 1)
}

function countLine({ state }: Scene, { isSettled }: Verdict): string {
  const cards = state.cards === 0 ? 'No card was needed' : state.cards === 1 ? '1 card' : `${state.cards} cards`
  return isSettled ? `${cards}; what was not asked cannot change this` : `${cards}; more answers could change this`
}

function buttonsOf(scene: Scene, { leader, word }: Verdict): readonly Action[] {
  const weights: Action = { ref: lookAt(scene, 'weights'), label: 'What matters most?', tone: 'plain' }
  const details: Action = { ref: lookAt(scene, 'details'), label: 'Details', tone: 'plain' }
  if (leader === undefined)
    return [
      { ref: lookAt(scene, 'changes'), label: 'Answer something', tone: 'primary' },
      { ref: lookAt(scene, 'others'), label: 'Choose all the same', tone: 'plain' },
      { ref: refTo(scene, 'park'), label: 'Park', tone: 'plain' },
    ]
  if (word === 'too close')
    return [
      { ref: lookAt(scene, 'others'), label: 'Choose one', tone: 'primary' },
      weights,
      { ref: refTo(scene, 'park'), label: 'Park', tone: 'plain' },
      details,
    ]
  return [
    { ref: refTo(scene, 'accept', leader), label: 'Accept', tone: 'primary' },
    { ref: lookAt(scene, 'others'), label: 'Choose another', tone: 'plain' },
    weights,
    details,
  ]
}

function lowerFirst(text: string): string {
  return wordsOf(text).length > 0 ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
