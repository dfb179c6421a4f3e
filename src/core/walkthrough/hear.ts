import type { Person } from '#model/request.ts'
import { wordsOf } from '../text/words.ts'
import { type Control, controlIn } from './control-words.ts'
import { chosen, decide } from './decide-act.ts'
import type { Move, Notice } from './move.ts'
import { bar, notice } from './may-act.ts'
import { answerMove, backMove, changesMove } from './press-card.ts'
import { openingAct } from './opening.ts'
import { questionNamed, readReply } from './read-reply.ts'
import type { Scene } from './scene.ts'
import { recommendation, resultOf } from './wording.ts'

/** What was said in the thread, as far as it is meant for the walkthrough beyond doubt; undefined where it is not. */
export type Heard = Move | Notice | { readonly kind: 'why' } | undefined

/**
 * The reason that is awaited, a control word, or an answer to the question that the card shows. `isQuestion`: then nothing is
 * filled by it, unless it is nothing but a label.
 */
export function hear(
  scene: Scene,
  text: string,
  person: Person,
  { isQuestion, isOverheard }: { readonly isQuestion: boolean; readonly isOverheard: boolean },
): Heard {
  const { focus } = scene.walk
  const control = controlIn(wordsOf(text), isOverheard)
  const isLeft = control?.kind === 'back' || control?.kind === 'stop'
  if (focus?.kind === 'reason' && focus.person.id === person.id && !isLeft) return chosen(scene, focus.option, text)
  const heard = control
    ? obey(scene, control, person, { text, isOverheard })
    : isOverheard && isNumber(text)
      ? undefined
      : answerIn(scene, text, person, isQuestion)
  // Who did not speak to us is not told off.
  return isOverheard && heard?.kind === 'notice' ? undefined : heard
}

/** "3" among people is a time, a floor or a count: a number is an answer where it is said to us. */
function isNumber(text: string): boolean {
  return /^\W*\d+\W*$/.test(text)
}

function answerIn(scene: Scene, text: string, person: Person, isQuestion: boolean): Heard {
  if (isQuestion || scene.state.decision || scene.step.kind !== 'question') return undefined
  const { question, among } = scene.step
  const answer = readReply(question, among, text)
  return answer === undefined ? undefined : (bar(scene, person) ?? answerMove(scene, question.id, [answer]))
}

/** Undefined where the word means nothing as things stand: it is talk then. */
function obey(
  scene: Scene,
  control: Control,
  person: Person,
  { text, isOverheard }: { readonly text: string; readonly isOverheard: boolean },
): Heard {
  const { state, step, walk } = scene
  const { decision } = state
  if (decision) {
    const isReopened = control.kind === 'back' && /^\W*undo/i.test(text)
    const isUnparked = control.kind === 'resume' && decision.outcome === 'parked'
    if (isReopened || isUnparked) return act({ kind: 'undo', of: decision.seq })
    if (control.kind === 'restart') return act({ kind: 'restart' })
    return undefined
  }
  const barred = control.kind === 'why' ? undefined : bar(scene, person)
  if (barred) return barred
  const asked = step.kind === 'question' ? step.question.id : undefined
  switch (control.kind) {
    case 'back':
      return backMove(scene)
    case 'skip':
      if (step.kind === 'opening') return act(openingAct(step.opening, step.ticked, state))
      if (asked === undefined) return idle(scene)
      return state.mode === 'poll' && walk.focus ? act() : act({ kind: 'skip', question: asked })
    case 'unsure':
      return asked === undefined ? idle(scene) : act({ kind: 'unsure', question: asked })
    case 'weightless':
      return asked === undefined ? idle(scene) : act({ kind: 'weigh', question: asked, weight: 0 })
    case 'why':
      return asked === undefined ? idle(scene) : { kind: 'why' }
    case 'stop':
      return state.isPaused ? undefined : act({ kind: 'pause' })
    case 'resume':
      if (step.kind === 'opening' && !state.isPaused) return act(openingAct(step.opening, step.ticked, state))
      return state.isPaused ? act({ kind: 'resume' }) : act()
    case 'restart':
      return act({ kind: 'restart' })
    case 'park':
      return step.kind === 'settled' ? decide({ outcome: 'parked' }) : undefined
    case 'go on':
      return step.kind === 'settled' && step.more
        ? { ...act(), focus: { kind: 'question', question: step.more.id } }
        : act()
    case 'mode':
      return control.mode === state.mode ? act() : act({ kind: 'mode', mode: control.mode })
    case 'change':
      return change(scene, control.what, isOverheard)
  }
}

/** The word has its meaning, and there is nothing for it to do. */
function idle({ step, state, flow, plan, walk }: Scene): Notice {
  if (step.kind === 'opening')
    return notice('The boxes come first.', ' Tick what is true, then go on; none is fine, too.')
  return notice(
    'Nothing is asked just now.',
    ` It stands at: ${recommendation(flow, resultOf({ plan, state, walk }))}.`,
  )
}

function change(scene: Scene, what: string, isOverheard: boolean): Move | Notice {
  if (what === '') return changesMove(scene)
  const question = questionNamed(scene.flow.questions, what, isOverheard)
  if (question) return { ...act(), focus: { kind: 'question', question: question.id } }
  return notice(
    'Change what?',
    ` Say one of: ${scene.flow.questions.map(({ label }) => label.toLowerCase()).join(', ')}.`,
  )
}

function act(...acts: Move['acts']): Move {
  return { kind: 'move', acts }
}
