import type { Conversation } from '#model/conversation.ts'
import type { Comparison } from '#model/knowledge.ts'
import type { NewRecord, Outcome } from '#model/outcome.ts'
import type { Block, Reply } from '#model/reply.ts'
import type { Request } from '#model/request.ts'
import { sceneIn } from './begin-walk.ts'
import { recordDecision } from './record-decision.ts'
import { decodeRef, type WalkthroughRef } from './refs/refs.ts'
import { nothing, replyId, say, sentence } from './say.ts'
import { detailsCard, whyCard } from './walkthrough/details.ts'
import { drawCard } from './walkthrough/draw-card.ts'
import { awakening, type Move, moved, type Notice } from './walkthrough/move.ts'
import { pressCard } from './walkthrough/press-card.ts'
import { choicesOf, note, numberOf } from './walkthrough/question-card.ts'
import type { Scene } from './walkthrough/scene.ts'
import { verdictOf } from './walkthrough/verdict.ts'
import { stressMove } from './walkthrough/weights-card.ts'
import { recommendation } from './walkthrough/wording.ts'

/** A press on a card of the walkthrough of this thread. */
export function pressWalk(
  request: Extract<Request, { kind: 'press' }>,
  ref: WalkthroughRef,
  memory: Conversation,
  scene: Scene | undefined,
  comparison: Comparison | undefined,
): Outcome {
  const tell = (head: string, rest: string): Outcome =>
    say(request, memory, { ...sentence(head, rest), audience: 'asker' })
  if (!scene || !comparison) return tell('That walkthrough is over.', ' “decide” begins a new one.')
  if (ref.number !== scene.walk.number)
    return tell('That card is of an earlier walkthrough.', ' The newest card counts.')
  if (ref.what === 'why' || ref.what === 'details') {
    const card = ref.what === 'why' ? whyCard(scene, ref.of) : detailsCard(scene)
    return card
      ? say(request, memory, { ...card, audience: 'asker' })
      : tell('That question is not asked any more.', ' The newest card counts.')
  }
  // Only a platform without forms sends the press itself.
  if (ref.what === 'fill')
    return tell('No form opens here.', ' Answer the card, or type several answers at once: “VMs, steady load”.')
  if (ref.what === 'reason') return tell('No form opens here.', ' Type the reason in this thread; “none” will do.')
  const ticked = request.values?.flatMap((value) => {
    const tick = decodeRef(value)
    return tick?.kind === 'do' && tick.what === 'tick' ? [Number(tick.of)] : []
  })
  if (ref.what === 'weigh' || ref.what === 'stress') {
    const stressed = request.values?.flatMap((value) => {
      const box = decodeRef(value)
      return box?.kind === 'do' && box.what === 'stress' ? [box.of] : []
    })
    return carryOut(request, memory, scene, comparison, stressMove(scene, ref, request.from, stressed))
  }
  return carryOut(request, memory, scene, comparison, pressCard(scene, ref, request.from, ticked))
}

/** A move → the card edited in place, and what goes on record; a notice → whoever did it alone. */
export function carryOut(
  request: Request,
  memory: Conversation,
  scene: Scene,
  comparison: Comparison,
  deed: Move | Notice,
  isSaid = false,
): Outcome {
  if (deed.kind === 'notice') return say(request, memory, { ...deed.card, audience: 'asker' })
  const remark = awakening(scene, request.at)
  const walk = moved(scene, deed, request.from, request.at)
  const isDecided = deed.acts.some(({ kind }) => kind === 'decide')
  const record: NewRecord | undefined = isDecided ? recordOf(request, memory, walk, scene, comparison) : undefined
  const recorded = record?.kind === 'decision' ? { ...walk, record: record.decision.id } : walk
  const walkthrough = standing(recorded, request, sceneIn(recorded, comparison))
  const next = sceneIn(walkthrough, comparison)
  const card = drawCard(next, deed.remark ?? remark)
  const records = record ? [record] : []
  // After days the card is far up: what is said in the thread brings it down.
  if (isSaid && remark !== undefined) return bringDown(request, memory, next, remark)
  return say(request, memory, { ...card, ...audienceOf(walk), replaces: walk.card }, { walkthrough }, records)
}

/** Whether it is over follows from the events; noted beside them, so that a store can tell without folding them. */
function standing({ isOver: _isOver, ...walk }: Scene['walk'], { place }: Request, { state }: Scene): Scene['walk'] {
  return { place, ...walk, ...(state.decision ? { isOver: true } : {}) }
}

function audienceOf({ isHidden }: Scene['walk']): Pick<Reply, 'audience'> {
  return { audience: isHidden ? 'asker' : 'thread' }
}

function recordOf(
  request: Request,
  memory: Conversation,
  walk: Scene['walk'],
  { flow }: Scene,
  comparison: Comparison,
): NewRecord {
  const decision = recordDecision({
    id: `${request.id}/decision`,
    place: request.place,
    conversation: memory.id,
    at: request.at,
    by: request.from,
    comparison,
    flow,
    subject: walk.subject ?? flow.title,
    events: walk.events,
  })
  return { kind: 'decision', decision, ...(walk.record === undefined ? {} : { supersedes: walk.record }) }
}

/** The card once more, below what was said since; where it stood before, a line leads on. */
export function bringDown(request: Request, memory: Conversation, scene: Scene, remark?: string): Outcome {
  const pointer: Reply = {
    id: replyId(request.id, 2),
    ...audienceOf(scene.walk),
    ...sentence('Goes on further down.'),
    replaces: scene.walk.card,
  }
  const walkthrough = { ...scene.walk, card: replyId(request.id), isRoot: false }
  const outcome = say(
    request,
    memory,
    { ...drawCard({ ...scene, walk: walkthrough }, remark), ...audienceOf(walkthrough) },
    { walkthrough },
  )
  return { ...outcome, replies: [pointer, ...outcome.replies] }
}

/** The line that leads back to the card, with its question: below an answer in the middle of a walkthrough. */
export function wayBack(scene: Scene): Block {
  const { step, plan, state, flow } = scene
  switch (step.kind) {
    case 'question':
      return choicesOf(scene, step, `Back to ${numberOf(step)}`)
    case 'opening':
      return note(`Back to ${numberOf(step)}: ${step.opening.ask}`)
    case 'settled':
      return note(`Back to the verdict: ${recommendation(flow, verdictOf(plan, state))}.`)
  }
}

/** The question that began the walkthrough was edited: what was answered stands, and starting over is offered. */
export function editedBeginning(request: Request, memory: Conversation, scene: Scene): Outcome {
  if (scene.state.decision) return nothing(request, memory)
  const remark = 'The question was edited; what was answered stands. “restart” begins anew.'
  return say(request, memory, { ...drawCard(scene, remark), ...audienceOf(scene.walk), replaces: scene.walk.card })
}
