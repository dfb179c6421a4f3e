import type { Conversation } from '#model/conversation.ts'
import type { Comparison } from '#model/knowledge.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Request } from '#model/request.ts'
import { sceneIn, walkOf } from './begin-walk.ts'
import { carryOut } from './go-on.ts'
import { decodeRef, type WalkthroughRef } from './refs/refs.ts'
import { nothing, replyId, say, sentence } from './say.ts'
import { cleanMessage } from './text/clean-message.ts'
import { chosen } from './walkthrough/decide-act.ts'
import { fill, fillNotice } from './walkthrough/fill.ts'
import { REASON } from './walkthrough/others-card.ts'
import { formBar } from './walkthrough/may-act.ts'
import type { Scene } from './walkthrough/scene.ts'
import type { World } from './world.ts'

type Submission = Extract<Request, { kind: 'submission' }>

/** A form of a walkthrough that was filled in and sent. */
export function submit(request: Submission, memory: Conversation, { knowledge }: World): Outcome {
  const ref = decodeRef(request.form)
  const tell = (head: string, rest: string): Outcome =>
    say(request, memory, { ...sentence(head, rest), audience: 'asker' })
  if (ref?.kind !== 'look' || (ref.what !== 'fill' && ref.what !== 'reason'))
    return tell('That form leads nowhere any more.', ' Ask the question again, or say help.')
  const scene = walkOf(memory, knowledge.comparisons)
  const comparison = knowledge.comparisons.find(({ id }) => id === scene?.walk.comparison)
  if (!scene || !comparison) return tell('That walkthrough is over.', ' “decide” begins a new one.')
  const barred = formBar(scene, ref, request.from)
  if (barred) return say(request, memory, { ...barred.card, audience: 'asker' })
  return ref.what === 'fill'
    ? submitAnswers(request, ref, memory, scene, comparison)
    : submitReason(request, ref, memory, scene, comparison)
}

/** One act for all answers; what was not taken is told to the person alone, below the card that shows the rest. */
function submitAnswers(
  request: Submission,
  ref: WalkthroughRef,
  memory: Conversation,
  scene: Scene,
  comparison: Comparison,
): Outcome {
  const filled = fill(scene, ref, request.values, request.from)
  if (!filled.move) {
    const notice = fillNotice(scene, filled)
    return notice ? say(request, memory, { ...notice, audience: 'asker' }) : nothing(request, memory)
  }
  const outcome = carryOut(request, memory, scene, comparison, filled.move)
  const { walkthrough } = outcome.memory
  const notice = walkthrough && fillNotice(sceneIn(walkthrough, comparison), filled)
  if (!notice) return outcome
  return { ...outcome, replies: [...outcome.replies, { ...notice, audience: 'asker', id: replyId(request.id, 2) }] }
}

function submitReason(
  request: Submission,
  ref: WalkthroughRef,
  memory: Conversation,
  scene: Scene,
  comparison: Comparison,
): Outcome {
  const [said = ''] = Object.hasOwn(request.values, REASON) ? (request.values[REASON] ?? []) : []
  return carryOut(request, memory, scene, comparison, chosen(scene, ref.of, cleanMessage(said)))
}
