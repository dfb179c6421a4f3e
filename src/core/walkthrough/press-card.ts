import type { Person } from '#model/request.ts'
import type { WalkthroughAct } from '#model/walkthrough.ts'
import type { WalkthroughRef } from '../refs/refs.ts'
import { choiceOf, decide } from './decide-act.ts'
import { accept, bar, stale } from './may-act.ts'
import type { Move, Notice } from './move.ts'
import { openingAct } from './opening.ts'
import type { Scene } from './scene.ts'
import { lastUndoable } from './undo.ts'
import { answerIn, questionOf } from './wording.ts'

const MODES = ['open', 'owner', 'poll'] as const

/** What a press on the card comes to. `ticked`: places of the boxes that are ticked, where the press tells. */
export function pressCard(
  scene: Scene,
  ref: WalkthroughRef,
  person: Person,
  ticked: readonly number[] | undefined,
): Move | Notice {
  const barred = bar(scene, person)
  if (barred) return barred
  const { state, flow } = scene
  switch (ref.what) {
    case 'answer':
      return stale(scene, ref, person) ?? answerMove(scene, ref.of, [ref.to])
    case 'unsure':
      return stale(scene, ref, person) ?? act({ kind: 'unsure', question: ref.of })
    case 'skip':
      return stale(scene, ref, person) ?? act({ kind: 'skip', question: ref.of })
    case 'tick':
    case 'next':
      return tickMove(scene, ref, ticked)
    case 'back':
      return backMove(scene)
    case 'clear': {
      const last = lastUndoable(scene.walk.events)
      return last ? act({ kind: 'undo', of: last.seq }) : act()
    }
    case 'stop':
      return act({ kind: 'pause' })
    case 'resume':
      return act({ kind: 'resume' })
    case 'restart':
      return act({ kind: 'restart' })
    case 'switch':
      return scene.revised ? { ...act({ kind: 'switch', version: scene.revised.version }), flow: scene.revised } : act()
    case 'keep':
      return scene.revised ? { ...act(), declined: scene.revised.version } : act()
    case 'change':
      return questionOf(flow, ref.of) ? { ...act(), focus: { kind: 'question', question: ref.of } } : act()
    case 'changes':
      return changesMove(scene)
    case 'continue':
      return act()
    case 'weights':
      // In a poll everybody's weights are their own, and enter no common result.
      return state.mode === 'poll' ? act() : { ...act(), focus: { kind: 'weights' } }
    case 'others':
      return { ...act(), focus: { kind: 'others' } }
    case 'choose':
      return choiceOf(scene, ref.of, person)
    case 'accept':
      return accept(scene, ref.of)
    case 'park':
      return decide({ outcome: 'parked' })
    case 'mode': {
      const mode = MODES.find((one) => one === ref.of)
      return mode && mode !== state.mode ? act({ kind: 'mode', mode }) : act()
    }
    case 'show':
    case 'details':
    case 'why':
    case 'fill':
    case 'reason':
    case 'weigh':
    case 'stress':
      return act()
  }
}

function act(...acts: readonly WalkthroughAct[]): Move {
  return { kind: 'move', acts }
}

/** Answers a question; in a poll the card stays on it, since others have their say too. */
export function answerMove(scene: Scene, question: string, answers: readonly string[]): Move {
  const known = answers.filter((id) => answerIn(scene.flow, question, id) !== undefined)
  if (known.length === 0) return act()
  const move = act({ kind: 'answer', answers: { [question]: known } })
  if (scene.state.mode !== 'poll' || scene.step.kind !== 'question') return move
  return { ...move, focus: { kind: 'question', question: scene.step.question.id } }
}

/** Takes back the last act; a question that is only looked at again is left first. */
export function backMove({ walk }: Scene): Move {
  if (walk.focus) return act()
  const last = lastUndoable(walk.events)
  return last ? act({ kind: 'undo', of: last.seq }) : { ...act(), remark: 'There is nothing to take back.' }
}

/** Which answer to change; where nothing was answered, the first question. */
export function changesMove({ state, flow }: Scene): Move {
  const isAnything = state.held.some(({ said, status }) => said.length > 0 || status !== 'open')
  const [first] = flow.questions
  if (isAnything) return { ...act(), focus: { kind: 'changes' } }
  return first ? { ...act(), focus: { kind: 'question', question: first.id } } : act()
}

function tickMove(scene: Scene, ref: WalkthroughRef, ticked: readonly number[] | undefined): Move {
  const { opening } = scene.flow
  if (!opening) return act()
  const before = scene.step.kind === 'opening' ? scene.step.ticked : []
  if (ref.what === 'next') return act(openingAct(opening, ticked ?? before, scene.state))
  // A press on a box itself ticks without going on.
  const at = Number(ref.of)
  const now = ticked ?? (before.includes(at) ? before.filter((one) => one !== at) : [...before, at])
  const { answers } = openingAct(opening, now, scene.state)
  return Object.keys(answers).length > 0 ? act({ kind: 'answer', answers }) : act()
}
