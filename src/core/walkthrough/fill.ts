import type { Person } from '#model/request.ts'
import type { Held } from '#model/walkthrough.ts'
import type { WalkthroughRef } from '../refs/refs.ts'
import { plain, strong, toPlainText } from '../text/rich-text.ts'
import { ballotOf, chosenIn, heldIn, NOT_SURE } from './fill-form.ts'
import type { Move } from './move.ts'
import { own } from './plan.ts'
import type { Card } from './question-card.ts'
import { refTo, type Scene } from './scene.ts'
import { answerIn, inSentence, questionOf } from './wording.ts'

type Values = Readonly<Record<string, readonly string[]>>

/** A form that was sent, sorted out. */
export interface Filled {
  /** All that is taken from it, as one act: one undo takes it back. Absent where nothing is. */
  readonly move?: Move
  /** Others have answered these since the form was opened: theirs stands. */
  readonly overtaken: readonly { readonly question: string; readonly wanted: string }[]
  /** How many values were none that we offered. */
  readonly unknown: number
}

export function fill(scene: Scene, { seq }: WalkthroughRef, values: Values, person: Person): Filled {
  const { plan, state, step } = scene
  const shown = ballotOf(scene, person, seq)
  const now = ballotOf(scene, person)
  const answers: Record<string, readonly string[]> = {}
  const unsure: string[] = []
  const overtaken: Filled['overtaken'][number][] = []
  const known = new Set(plan.flow.questions.map(({ id }) => id))
  let unknown = Object.keys(values).filter((id) => !known.has(id)).length
  for (const planned of plan.questions) {
    const { id } = planned.question
    const [wanted, another] = own(values, id) ?? []
    if (wanted === undefined || wanted === '') continue
    const held = heldIn(now, planned)
    const isOffered = wanted === NOT_SURE || answerIn(plan.flow, id, wanted) !== undefined
    if (!isOffered || another !== undefined) unknown++
    else if (wanted === chosenIn(heldIn(shown, planned)) || wanted === chosenIn(held)) continue
    else if (state.mode !== 'poll' && isOvertaken(held, seq, person)) overtaken.push({ question: id, wanted })
    else if (wanted === NOT_SURE) unsure.push(id)
    else answers[id] = [wanted]
  }
  if (Object.keys(answers).length + unsure.length === 0) return { overtaken, unknown }
  const act = { kind: 'answer' as const, answers, ...(unsure.length > 0 ? { unsure } : {}) }
  const stays = state.mode === 'poll' && step.kind === 'question'
  const focus = stays ? { focus: { kind: 'question' as const, question: step.question.id } } : {}
  return { move: { kind: 'move', acts: [act], isFilled: true, ...focus }, overtaken, unknown }
}

function isOvertaken(held: Held | undefined, seq: number, { id }: Person): boolean {
  return held?.by !== undefined && held.by.id !== id && (held.seq ?? 0) > seq && !held.isPlain
}

/** As many as a card has room for buttons. */
const MOST_CHANGES = 3

/** What of a form was not taken, for whoever sent it; undefined where all was. `scene`: as it stands with the rest taken. */
export function fillNotice(scene: Scene, { move, overtaken, unknown }: Filled): Card | undefined {
  const { flow, state } = scene
  const lines = overtaken.map(({ question, wanted }) => {
    const held = state.held.find((one) => one.question === question)
    const [only] = held?.said ?? []
    const said = only === undefined ? 'not sure' : inSentence(answerIn(flow, question, only)?.label ?? only)
    const label = questionOf(flow, question)?.label ?? question
    return [
      strong(`${label}:`),
      plain(
        ` ${held?.by?.name ?? 'somebody'} answered meanwhile: ${said}. You chose: ${labelOf(scene, question, wanted)}.`,
      ),
    ]
  })
  const head =
    overtaken.length > 0
      ? strong(move ? 'Taken, but not all of it.' : 'Others were faster.')
      : strong(move ? 'Taken.' : 'Nothing was changed.')
  const rest = unknown > 0 ? plain(' Some of the form is not asked here, and was left out.') : undefined
  if (move && lines.length === 0 && !rest) return undefined
  const text = [head, ...(rest ? [rest] : move || lines.length > 0 ? [] : [plain(' No answer was chosen or changed.')])]
  const items = overtaken.slice(0, MOST_CHANGES).map(({ question, wanted }) => ({
    ref: wanted === NOT_SURE ? refTo(scene, 'unsure', question) : refTo(scene, 'answer', question, wanted),
    label: `Change to ${labelOf(scene, question, wanted)}`,
    tone: 'plain' as const,
  }))
  return {
    summary: toPlainText(text),
    blocks: [
      { kind: 'text', role: 'lead', text },
      ...(lines.length > 0 ? [{ kind: 'list' as const, items: lines }] : []),
      ...(items.length > 0 ? [{ kind: 'actions' as const, items }] : []),
    ],
  }
}

function labelOf({ flow }: Scene, question: string, answer: string): string {
  return inSentence(answerIn(flow, question, answer)?.label ?? 'not sure')
}
