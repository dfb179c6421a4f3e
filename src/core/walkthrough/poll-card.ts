import type { Block } from '#model/reply.ts'
import type { RichText } from '#model/text.ts'
import type { Dispute, Poll } from '#model/walkthrough.ts'
import { plain, strong, toPlainText } from '../text/rich-text.ts'
import { pollOf } from './poll.ts'
import { type Card, fillButton, note } from './question-card.ts'
import { lookAt, refTo, type Scene } from './scene.ts'
import { hereFor } from './verdict-card.ts'
import { answerIn, forSubject, questionOf, recommendation } from './wording.ts'

/** Everybody's own result, what they see differently, and whether that matters. */
export function pollCard(scene: Scene): Card {
  const { flow } = scene
  const poll = pollOf(scene.plan, scene.walk.events)
  const result = poll.outcome ?? poll.common
  const text = leadOf(scene, poll)
  const people = poll.people.map(({ person, verdict }): RichText => [
    strong(`${person.name}:`),
    plain(` ${recommendation(flow, verdict)}`),
  ])
  const disputes = poll.disputed.map((dispute) => disputeText(scene, dispute))
  const { leader } = result
  return {
    summary: toPlainText(text),
    blocks: [
      { kind: 'text', role: 'lead', text },
      ...(people.length > 0 ? [{ kind: 'list' as const, items: people }] : []),
      ...disputes.map((one): Block => ({ kind: 'text', role: 'body', text: one })),
      ...(poll.matters ? [] : hereFor(scene, result)),
      note('A poll: answers can still be given and changed.'),
      {
        kind: 'actions',
        items: [
          ...(leader === undefined || poll.matters
            ? []
            : [{ ref: refTo(scene, 'accept', leader), label: 'Accept', tone: 'primary' as const }]),
          { ...fillButton(scene), label: 'My answers' },
          { ref: lookAt(scene, 'changes'), label: 'Change an answer', tone: 'plain' },
          { ref: lookAt(scene, 'others'), label: 'Choose one', tone: 'plain' },
          { ref: lookAt(scene, 'details'), label: 'Details', tone: 'plain' },
        ],
      },
    ],
  }
}

function leadOf(scene: Scene, { matters, outcome, common, disputed }: Poll): RichText {
  const { flow } = scene
  if (matters)
    return [strong('You differ, and it matters'), plain(`${forSubject(scene)}: settle the question below first.`)]
  const result = recommendation(flow, outcome ?? common)
  const head = `${result.charAt(0).toUpperCase()}${result.slice(1)}`
  return [strong(head), plain(`${forSubject(scene)}${disputed.length > 0 ? ', whoever is right' : ''}`)]
}

/** "*The team:* Ana says VMs, Ben says Docker on a few hosts. It decides the result." */
function disputeText({ flow }: Scene, { question, answers, matters }: Dispute): RichText {
  const sides = answers.map(
    ({ answer, people }) =>
      `${people.map(({ name }) => name).join(', ')}: ${answerIn(flow, question, answer)?.label ?? answer}`,
  )
  return [
    strong(`${questionOf(flow, question)?.label ?? question}:`),
    plain(` ${sides.join('; ')}. ${matters ? 'It decides the result.' : 'It changes nothing.'}`),
  ]
}
