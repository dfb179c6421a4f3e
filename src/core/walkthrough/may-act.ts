import type { Person } from '#model/request.ts'
import type { WalkthroughRef } from '../refs/refs.ts'
import { plain, strong, toPlainText } from '../text/rich-text.ts'
import { decide } from './decide-act.ts'
import type { Move, Notice } from './move.ts'
import { refTo, type Scene } from './scene.ts'
import { answerIn, nameOf, recommendation, resultOf } from './wording.ts'

/** Nobody acts on what is decided, and in the owner's walkthrough nobody else does. */
export function bar({ state, flow }: Scene, { id }: Person): Notice | undefined {
  const { decision, mode, owner } = state
  if (decision && decision.outcome !== 'parked') {
    const what = decision.option === undefined ? '' : `: ${nameOf(flow, decision.option)}`
    return notice('That is decided', `${what}. “undo” in the thread opens it again.`)
  }
  if (mode === 'owner' && owner && owner.id !== id)
    return notice(`Only ${owner.name} answers here.`, ' “everyone” in the thread, said by them, changes that.')
  return undefined
}

/** Why a form of the walkthrough is not opened, or not taken when it comes back. */
export function formBar(scene: Scene, ref: WalkthroughRef, person: Person): Notice | undefined {
  const { walk, state } = scene
  if (ref.number !== walk.number) return notice('That card is of an earlier walkthrough.', ' The newest card counts.')
  // A number that no card has shown yet is forged.
  if (ref.seq > state.seq) return notice('That form leads nowhere.', ' The newest card counts.')
  const barred = bar(scene, person)
  if (barred) return barred
  if (state.decision) return notice('That is parked.', ' “resume” in the thread goes on.')
  if (ref.what !== 'reason') return undefined
  const { focus } = walk
  const isAwaited = focus?.kind === 'reason' && focus.option === ref.of
  if (!isAwaited) return notice('That choice was left meanwhile.', ' The newest card counts.')
  return focus.person.id === person.id
    ? undefined
    : notice(`${focus.person.name} chooses here,`, ' and gives the reason.')
}

/** Somebody else has answered since this card was shown: told, with a way to change it all the same. In a poll nothing is stale. */
export function stale(scene: Scene, ref: WalkthroughRef, { id }: Person): Notice | undefined {
  const held = scene.state.held.find(({ question }) => question === ref.of)
  const isStale =
    scene.state.mode !== 'poll' &&
    held?.by !== undefined &&
    held.by.id !== id &&
    (held.seq ?? 0) > ref.seq &&
    !held.isPlain
  if (!isStale) return undefined
  const [only] = held.said
  const said = only === undefined ? held.status : (answerIn(scene.flow, ref.of, only)?.label ?? only)
  const text = [strong(`Already answered by ${held.by?.name ?? 'somebody'}:`), plain(` ${said}.`)]
  const wanted = answerIn(scene.flow, ref.of, ref.to)?.label ?? 'not sure'
  return {
    kind: 'notice',
    card: {
      summary: toPlainText(text),
      blocks: [
        { kind: 'text', role: 'lead', text },
        {
          kind: 'actions',
          items: [{ ref: refTo(scene, ref.what, ref.of, ref.to), label: `Change to ${wanted}`, tone: 'plain' }],
        },
      ],
    },
  }
}

/** Accepts what the person saw: where it has changed since, they are told first. */
export function accept(scene: Scene, option: string): Move | Notice {
  const verdict = resultOf(scene)
  if (verdict.leader === option) return decide({ outcome: 'accepted', option })
  return notice(
    'The recommendation has changed since',
    `: ${recommendation(scene.flow, verdict)}. Look at the card again.`,
  )
}

export function notice(head: string, rest: string): Notice {
  const text = [strong(head), plain(rest)]
  return { kind: 'notice', card: { summary: toPlainText(text), blocks: [{ kind: 'text', role: 'lead', text }] } }
}
