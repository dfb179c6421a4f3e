import type { Option } from '#model/reply.ts'
import type { Person } from '#model/request.ts'
import { plain, strong, toPlainText } from '../text/rich-text.ts'
import type { WalkthroughRef } from '../refs/refs.ts'
import { bar, notice } from './may-act.ts'
import type { Move, Notice } from './move.ts'
import { type Card, note } from './question-card.ts'
import { lookAt, refTo, type Scene } from './scene.ts'
import { verdictOf } from './verdict.ts'
import { answerIn, forSubject, inSentence, questionOf } from './wording.ts'

/** To count everything twice says nothing: what matters most is little. */
const MOST = 3

/** What matters most? Ticks among the questions that carry weight; those count twice. */
export function weightsCard(scene: Scene): Card {
  const { flow, plan, state } = scene
  const now = stressedIn(scene)
  const carrying = verdictOf(plan, state).contributions.flatMap(({ question, answer, effects }) =>
    question !== undefined && Object.keys(effects).length > 0 ? [{ question, answer }] : [],
  )
  const options = carrying.map(({ question, answer = '' }): Option => ({
    ref: refTo(scene, 'stress', question),
    label: questionOf(flow, question)?.label ?? question,
    hint: answerIn(flow, question, answer)?.label ?? 'several answers',
    ticked: now.includes(question),
  }))
  const prompt = `Tick at most ${MOST}; they count twice.`
  const text = [strong('What matters most?'), plain(forSubject(scene))]
  return {
    summary: `${toPlainText(text)} ${prompt}`,
    blocks: [
      { kind: 'text', role: 'lead', text: text.filter((span) => span.text !== '') },
      { kind: 'choices', prompt, pick: 'many', options },
      note('The weights are judgement; this is yours. It goes on record.'),
      {
        kind: 'actions',
        items: [
          { ref: refTo(scene, 'weigh'), label: 'Weigh it so', tone: 'primary' },
          { ref: lookAt(scene, 'show'), label: 'Back to the verdict', tone: 'plain' },
        ],
      },
    ],
  }
}

function stressedIn({ state }: Scene): readonly string[] {
  return state.held.flatMap(({ question, weight }) => (weight > 1 ? [question] : []))
}

/** "Counted twice: the team, the data."; undefined where all count alike. */
export function stressedLine(scene: Scene): string | undefined {
  const labels = stressedIn(scene).map((question) => inSentence(questionOf(scene.flow, question)?.label ?? question))
  return labels.length === 0 ? undefined : `Counted twice: ${labels.join(', ')}`
}

/** `ticked`: the questions whose boxes are ticked, where the press tells. A press on a box leaves the card as it is. */
export function stressMove(
  scene: Scene,
  ref: WalkthroughRef,
  person: Person,
  ticked: readonly string[] | undefined,
): Move | Notice {
  const barred = bar(scene, person)
  if (barred) return barred
  const before = stressedIn(scene)
  const toggled = before.includes(ref.of) ? before.filter((one) => one !== ref.of) : [...before, ref.of]
  const wanted = [...new Set(ticked ?? (ref.what === 'stress' ? toggled : before))]
  const known = wanted.filter((id) => questionOf(scene.flow, id) !== undefined)
  if (known.length > MOST)
    return notice(`${MOST} at most.`, ' Where everything matters most, nothing does; untick some.')
  const isSame = known.length === before.length && known.every((id) => before.includes(id))
  const acts: Move['acts'] = isSame ? [] : [{ kind: 'stress', questions: known }]
  return { kind: 'move', acts, ...(ref.what === 'stress' ? { focus: { kind: 'weights' } } : {}) }
}
