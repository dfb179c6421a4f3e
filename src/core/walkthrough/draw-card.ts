import type { Action, Block } from '#model/reply.ts'
import type { RichText } from '#model/text.ts'
import type { WalkthroughEvent } from '#model/walkthrough.ts'
import { encodeLogRef } from '../refs/log-refs.ts'
import { plain, strong, toPlainText } from '../text/rich-text.ts'
import { othersCard, reasonCard } from './others-card.ts'
import { pollCard } from './poll-card.ts'
import { type Card, changesCard, note, openingCard, questionCard } from './question-card.ts'
import { quotesOf } from './quotes.ts'
import { lookAt, refTo, type Scene } from './scene.ts'
import { verdictCard } from './verdict-card.ts'
import { weightsCard } from './weights-card.ts'
import { labelOf, nameOf, recommendation, resultOf, rootLine, soFar } from './wording.ts'

/** The one card of a walkthrough, as things stand. `remark`: what is to be said this once, such as what a pause left standing. */
export function drawCard(scene: Scene, remark?: string): Card {
  const card = bodyOf(scene)
  const isOver = scene.state.decision !== undefined
  const above: readonly Block[] =
    scene.walk.isRoot && !isOver ? [{ kind: 'text', role: 'body', text: rootLine(scene) }] : []
  const below: readonly Block[] = [
    ...(remark === undefined ? [] : [note(remark)]),
    ...(scene.revised && !isOver ? revision(scene) : []),
  ]
  const last = card.blocks.at(-1)
  const blocks = last?.kind === 'actions' ? [...card.blocks.slice(0, -1), ...below, last] : [...card.blocks, ...below]
  return { summary: card.summary, blocks: [...above, ...blocks] }
}

function bodyOf(scene: Scene): Card {
  const { state, step, walk } = scene
  if (state.decision) return decidedCard(scene, state.decision)
  if (state.isPaused) return stoppedCard(scene)
  switch (walk.focus?.kind) {
    case 'changes':
      return changesCard(scene)
    case 'others':
      return othersCard(scene)
    case 'reason':
      return reasonCard(scene, walk.focus.option, walk.focus.person.name)
    case 'weights':
      return weightsCard(scene)
    case 'question':
    case undefined:
      break
  }
  const quotes = quotesOf(scene)
  if (step.kind === 'opening') return openingCard(scene, step, quotes)
  if (step.kind === 'question') return questionCard(scene, step, quotes)
  return state.mode === 'poll' ? pollCard(scene) : verdictCard(scene, quotes)
}

/** The questions were revised: offered once, never forced. */
function revision(scene: Scene): readonly Block[] {
  return [
    note(`The questions were revised since (version ${scene.revised?.version ?? ''}). Go on as begun, or switch.`),
    {
      kind: 'actions',
      items: [
        { ref: lookAt(scene, 'keep'), label: 'As begun', tone: 'plain' },
        { ref: refTo(scene, 'switch'), label: 'Switch', tone: 'plain' },
      ],
    },
  ]
}

type Decided = Extract<WalkthroughEvent, { readonly kind: 'decide' }>

function decidedCard(scene: Scene, { outcome, option, reason }: Decided): Card {
  const { flow, walk, state } = scene
  const subject = walk.subject ?? flow.title.replace(/[?!.]+$/, '')
  const people = [...new Set(walk.events.map(({ actor }) => actor.name))].join(', ')
  const text: RichText =
    outcome === 'parked' || option === undefined
      ? [strong('Parked:'), plain(` ${subject} · ${people} · “resume” goes on`)]
      : [strong('Decided:'), plain(` ${subject} → ${nameOf(flow, option).replace(/^(?:an?|the) /, '')} · ${people}`)]
  const followed = outcome === 'accepted' ? '; followed' : outcome === 'other' ? '; not followed' : ''
  const overruled = state.overrulings.map(
    ({ option: one, by }) => `${by.name} overruled what speaks against ${labelOf(flow, one)}`,
  )
  return {
    summary: toPlainText(text),
    blocks: [
      { kind: 'text', role: 'lead', text },
      ...(reason === undefined
        ? []
        : [{ kind: 'text' as const, role: 'body' as const, text: [plain(`Reason: ${reason}`)] }]),
      note([`Recommendation: ${recommendation(flow, resultOf(scene))}${followed}`, ...new Set(overruled)].join(' · ')),
      {
        kind: 'actions',
        items: [...recordButton(walk), { ref: lookAt(scene, 'details'), label: 'Details', tone: 'plain' }],
      },
    ],
  }
}

/** The way to what is on record, for whoever presses it. */
function recordButton({ record }: Scene['walk']): readonly Action[] {
  const ref = record === undefined ? undefined : encodeLogRef({ kind: 'decision', decision: record })
  return ref === undefined ? [] : [{ ref, label: 'Show the record', tone: 'plain' }]
}

function stoppedCard(scene: Scene): Card {
  const so = soFar(scene)
  const text: RichText = [strong('Stopped.'), plain(so === '' ? ' Nothing was answered yet.' : ` So far: ${so}.`)]
  const items: readonly Action[] = [
    { ref: refTo(scene, 'resume'), label: 'Go on', tone: 'primary' },
    { ref: refTo(scene, 'restart'), label: 'Start over', tone: 'plain' },
  ]
  return {
    summary: toPlainText(text),
    blocks: [
      { kind: 'text', role: 'lead', text },
      { kind: 'actions', items },
    ],
  }
}
