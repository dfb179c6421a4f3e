import type { Field, Form } from '#model/form.ts'
import type { Person } from '#model/request.ts'
import type { Held, Walkthrough } from '#model/walkthrough.ts'
import { toPlainText } from '../text/rich-text.ts'
import { boardOf } from './board.ts'
import { mattering } from './can-matter.ts'
import { standingOf } from './explain.ts'
import { fold } from './fold.ts'
import { eligibleOf } from './next-question.ts'
import { nextStep } from './next-step.ts'
import { holds } from './outcome.ts'
import type { Plan, PlanQuestion } from './plan.ts'
import { lookAt, type Scene } from './scene.ts'

// All questions of a walkthrough at once, as a form:
//
//   open, and able to change the result     in the order of the file     as many as the form has room for
//   answered by somebody                    likewise, what was said chosen     where there is room left
//
// What is left empty says nothing; what was taken for granted is not asked again.

/** The value of "Not sure" in every field: no id of an answer has this sign. */
export const NOT_SURE = '?'

/** Undefined where there is nothing to ask. `most`: as many fields as the platform's form can have. */
export function fillForm(scene: Scene, person: Person, most: number): Form | undefined {
  const { plan, walk, flow } = scene
  const own = ballotOf(scene, person)
  const open = openIn(plan, own)
  const room = Math.max(1, Math.floor(most))
  const fields = [...open, ...givenIn(plan, own)].slice(0, room).map((one) => fieldOf(one, heldIn(own, one)))
  if (fields.length === 0) return undefined
  const notes = [
    ...(walk.subject === undefined ? [] : [`For “${walk.subject}”.`]),
    ...(scene.state.mode === 'poll' ? ['A poll: these are your own answers.'] : []),
    'Leave empty what is still open.',
    ...(open.length > room ? [moreNote(open.length - room)] : []),
  ]
  return { ref: lookAt(scene, 'fill'), title: flow.title, note: notes.join(' '), fields, send: 'Send' }
}

function moreNote(left: number): string {
  return left === 1
    ? 'One more question comes after these; Continue asks it.'
    : `${left} more questions come after these; Continue asks them.`
}

/** What the form fills: in a poll the person's own answers, else everybody's. `until`: as things stood at this event. */
export function ballotOf({ plan, state, walk }: Scene, { id }: Person, until = Infinity): Walkthrough {
  const events = walk.events.filter(({ seq }) => seq <= until)
  return fold(plan, events, state.mode === 'poll' ? id : undefined)
}

export function heldIn({ held }: Walkthrough, { question }: PlanQuestion): Held | undefined {
  return held.find((one) => one.question === question.id)
}

/** Open, applying as things stand, and able to change the outcome; none as soon as nothing can. */
function openIn(plan: Plan, own: Walkthrough): readonly PlanQuestion[] {
  if (nextStep(plan, own).kind === 'settled') return []
  const board = boardOf(plan, own)
  const able = new Set(mattering(board))
  return inOrder(eligibleOf(board).flatMap((at) => (able.has(at) ? (plan.questions[at] ?? []) : [])))
}

function givenIn(plan: Plan, own: Walkthrough): readonly PlanQuestion[] {
  const standing = standingOf(boardOf(plan, own))
  return inOrder(
    plan.questions.filter((planned) => {
      const held = heldIn(own, planned)
      const isGiven = held?.status === 'answered' || held?.status === 'unsure' || held?.status === 'skipped'
      return isGiven && !held.isPlain && (!planned.when || holds(planned.when, standing))
    }),
  )
}

function inOrder(questions: readonly PlanQuestion[]): readonly PlanQuestion[] {
  return questions.toSorted((one, other) => one.place - other.place)
}

function fieldOf({ question }: PlanQuestion, held: Held | undefined): Field {
  const chosen = chosenIn(held)
  // Boxes that cover two answers leave the choice between them.
  const among = held?.status === 'open' && !held.isPlain && held.said.length > 0 ? held.said : undefined
  const answers = question.answers.filter(({ id }) => among?.includes(id) ?? true)
  const options = [...answers.map(({ id, label }) => ({ id, label })), { id: NOT_SURE, label: 'Not sure' }]
  return {
    kind: 'choice',
    id: question.id,
    label: question.ask,
    hint: toPlainText(question.why.text),
    isOptional: true,
    pick: 'one',
    options: options.map((option) => Object.assign(option, option.id === chosen ? { isChosen: true } : {})),
  }
}

/** The value that a field shows; undefined where it shows none. */
export function chosenIn(held: Held | undefined): string | undefined {
  if (held === undefined || held.isPlain) return undefined
  if (held.status === 'unsure') return NOT_SURE
  return held.status === 'answered' ? held.said[0] : undefined
}
