import type { Action, Block, Option } from '#model/reply.ts'
import { plain, toPlainText } from '../text/rich-text.ts'
import type { Step } from './next-step.ts'
import { isFilled, lookAt, refTo, type Scene } from './scene.ts'
import { lastChange, questionOf, soFar } from './wording.ts'

export interface Card {
  readonly summary: string
  readonly blocks: readonly Block[]
}

type Asked = Extract<Step, { readonly kind: 'question' }>
type Opened = Extract<Step, { readonly kind: 'opening' }>

export function note(text: string): Block {
  return { kind: 'text', role: 'note', text: [plain(text)] }
}

export function numberOf({ number, most }: Asked | Opened): string {
  return `${number} of at most ${most}`
}

/** All that is still open, as a form. After one that left something, the next goes on with it. */
export function fillButton(scene: Scene): Action {
  const label = isFilled(scene) && scene.state.mode !== 'poll' ? 'Continue' : 'Answer all at once'
  return { ref: lookAt(scene, 'fill'), label, tone: 'plain', opensForm: true }
}

/** The rare questions at once: boxes, those read from a message ticked beforehand. */
export function openingCard(scene: Scene, step: Opened, quotes: readonly string[]): Card {
  const isRead = quotes.length > 0
  const buttons: readonly Action[] = [
    { ref: refTo(scene, 'next'), label: isRead ? 'Looks right' : 'Next', tone: 'primary' },
    ...(isRead ? [{ ref: refTo(scene, 'clear'), label: 'Change', tone: 'plain' as const }] : []),
    fillButton(scene),
    { ref: refTo(scene, 'stop'), label: 'Stop', tone: 'plain' },
  ]
  const { ask, ticks } = step.opening
  const so = scene.state.cards > 0 ? soFar(scene) : ''
  return {
    summary: `${scene.flow.title} ${ask}`,
    blocks: [
      {
        kind: 'choices',
        prompt: `${ask} Nothing true? Just go on.`,
        pick: 'many',
        step: numberOf(step),
        options: ticks.map(({ label }, at): Option => ({
          ref: refTo(scene, 'tick', `${at}`),
          label,
          ticked: step.ticked.includes(at),
        })),
      },
      ...(isRead ? [note(`From your message: ${quotes.join(' · ')}`)] : []),
      ...(so === '' ? [] : [note(`So far: ${so}`)]),
      { kind: 'actions', items: buttons },
    ],
  }
}

/** One question, one button for each answer that is possible. */
export function questionCard(scene: Scene, step: Asked, quotes: readonly string[]): Card {
  const { question } = step
  const so = soFar(scene)
  const changed = quotes.length > 0 ? undefined : lastChange(scene)
  const isPoll = scene.state.mode === 'poll'
  const voters = isPoll ? votersOn(scene, question.id) : []
  return {
    summary: `${numberOf(step)}: ${question.ask}`,
    blocks: [
      choicesOf(scene, step, isAgain(scene, step) ? 'To change' : numberOf(step)),
      note(toPlainText(question.why.text)),
      ...(quotes.length > 0 ? [note(`From your message: ${quotes.join(' · ')} · “undo” takes it back`)] : []),
      ...(so === '' ? [] : [note(`So far: ${so} · “change” alters one`)]),
      ...(changed === undefined ? [] : [note(changed)]),
      ...(isPoll
        ? [note(`A poll: everybody answers. ${voters.length > 0 ? `So far: ${voters.join(', ')}.` : ''}`.trim())]
        : []),
      {
        kind: 'actions',
        items: [
          ...(isPoll && voters.length > 0
            ? [{ ref: lookAt(scene, 'continue', question.id), label: 'Next question', tone: 'primary' as const }]
            : []),
          { ref: refTo(scene, 'unsure', question.id), label: 'Not sure', tone: 'plain' },
          { ref: refTo(scene, 'back'), label: 'Back', tone: 'plain' },
          { ref: lookAt(scene, 'why', question.id), label: 'Why this?', tone: 'plain' },
          fillButton(scene),
        ],
      },
    ],
  }
}

/** The question with its answers, for the card and for the line that leads back to it. */
export function choicesOf(scene: Scene, { question, among }: Asked, step: string): Block {
  return {
    kind: 'choices',
    prompt: question.ask,
    pick: 'one',
    step,
    options: question.answers
      .filter(({ id }) => among.includes(id))
      .map(({ id, label }): Option => ({ ref: refTo(scene, 'answer', question.id, id), label })),
  }
}

/** Somebody wants to answer it anew. */
function isAgain({ walk, state }: Scene, { question }: Asked): boolean {
  const held = state.held.find((one) => one.question === question.id)
  return walk.focus?.kind === 'question' && state.mode !== 'poll' && held !== undefined && held.status !== 'open'
}

function votersOn({ walk }: Scene, question: string): readonly string[] {
  const said = walk.events.flatMap((event) =>
    event.kind === 'answer' && event.answers[question] !== undefined ? [event.actor.name] : [],
  )
  return [...new Set(said)]
}

/** What was answered, to choose from what to answer anew. */
export function changesCard(scene: Scene): Card {
  const prompt = 'Which answer should change?'
  const given = scene.state.held.filter(({ said, status }) => said.length > 0 || status !== 'open')
  return {
    summary: prompt,
    blocks: [
      {
        kind: 'choices',
        prompt,
        pick: 'one',
        options: given.map(({ question }) => ({
          ref: lookAt(scene, 'change', question),
          label: questionOf(scene.flow, question)?.label ?? question,
        })),
      },
      note(`So far: ${soFar(scene)}`),
      { kind: 'actions', items: [{ ref: lookAt(scene, 'show'), label: 'As it was', tone: 'plain' }] },
    ],
  }
}
