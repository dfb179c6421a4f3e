import type { Form } from '#model/form.ts'
import type { RichText } from '#model/text.ts'
import { plain, strong, toPlainText } from '../text/rich-text.ts'
import { LONGEST_REASON } from './decide-act.ts'
import { type Card, note } from './question-card.ts'
import { lookAt, refTo, type Scene } from './scene.ts'
import { holding, verdictOf } from './verdict.ts'
import { forSubject, labelOf, nameOf, outcomeName } from './wording.ts'

/** The other options, to decide otherwise; those that were taken away say why, and what is impossible is not offered. */
export function othersCard(scene: Scene): Card {
  const { flow, plan, state } = scene
  const verdict = verdictOf(plan, state)
  const removed = holding(verdict.removed)
  const isOut = (option: string): boolean => removed.some((one) => one.option === option && one.kind === 'impossible')
  const options = verdict.standings
    .filter(({ option, state: stands }) => stands !== 'not offered' && !isOut(option))
    .filter(({ option }) => verdict.word === 'too close' || option !== verdict.leader)
  const prompt = options.length > 0 ? 'Which one do you choose?' : 'Nothing else is possible.'
  return {
    summary: prompt,
    blocks: [
      {
        kind: 'text',
        role: 'lead',
        text: [strong('Another choice'), plain(`${forSubject(scene)}: the recommendation stays on record beside it.`)],
      },
      {
        kind: 'choices',
        prompt,
        pick: 'one',
        options: options.map(({ option }) => {
          const why = removed.find((one) => one.option === option)
          const ref = lookAt(scene, 'choose', option)
          const label = labelOf(flow, option)
          return why
            ? { ref, label, hint: `${why.kind === 'unsafe' ? 'should not' : 'not supported'}: ${why.because}` }
            : { ref, label }
        }),
      },
      note(`Recommended: ${outcomeName(flow, verdict)}.`),
      {
        kind: 'actions',
        items: [
          { ref: refTo(scene, 'park'), label: 'Park', tone: 'plain' },
          { ref: lookAt(scene, 'show'), label: 'Back to the verdict', tone: 'plain' },
        ],
      },
    ],
  }
}

/** A choice was made and its reason is awaited. */
export function reasonCard(scene: Scene, option: string, person: string): Card {
  const text: RichText = [
    strong(`${person} chooses ${nameOf(scene.flow, option)}.`),
    plain(' Write the reason, or type it in this thread; “none” will do.'),
  ]
  return {
    summary: toPlainText(text),
    blocks: [
      { kind: 'text', role: 'lead', text },
      {
        kind: 'actions',
        items: [
          { ref: lookAt(scene, 'reason', option), label: 'Write the reason', tone: 'primary', opensForm: true },
          { ref: lookAt(scene, 'show'), label: 'Back to the verdict', tone: 'plain' },
        ],
      },
    ],
  }
}

/** The field of the form for a reason. */
export const REASON = 'reason'

export function reasonForm(scene: Scene, option: string): Form {
  return {
    ref: lookAt(scene, 'reason', option),
    title: labelOf(scene.flow, option),
    note: `Recommended: ${outcomeName(scene.flow, verdictOf(scene.plan, scene.state))}. Your reason goes on record beside it.`,
    fields: [
      {
        kind: 'text',
        id: REASON,
        label: `Why ${nameOf(scene.flow, option)}?`,
        hint: 'Empty: no reason is given.',
        isOptional: true,
        isLong: true,
        most: LONGEST_REASON,
      },
    ],
    send: 'Choose it',
  }
}
