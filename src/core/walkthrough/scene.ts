import type { WalkthroughMemory } from '#model/conversation.ts'
import type { Flow } from '#model/flow.ts'
import type { Block } from '#model/reply.ts'
import type { Walkthrough } from '#model/walkthrough.ts'
import { encodeRef, type Deed } from '../refs/refs.ts'
import { fold } from './fold.ts'
import { nextStep, type Step } from './next-step.ts'
import { idsOf, type Plan, planOf } from './plan.ts'
import { liveEvents } from './undo.ts'

/** Ids of sources → the small line below a card, or all of them with the days of checking. */
export type Cite = (sources: readonly string[], isAll: boolean) => Block | undefined

/** What is settled here about options, as small lines. */
export type Here = (options: readonly string[]) => readonly Block[]

/** A walkthrough as it stands: what every card is drawn from. */
export interface Scene {
  readonly walk: WalkthroughMemory
  readonly flow: Flow
  readonly plan: Plan
  readonly state: Walkthrough
  /** What is to be asked now, what somebody wants to change included. */
  readonly step: Step
  /** The flow was revised since the walkthrough began, and nobody has said yet what is to become of that. */
  readonly revised?: Flow
  readonly cite: Cite
  readonly here: Here
}

/** `flows`: as they are at hand now. One of the same version is the same but for its words, and the newer words are better. */
export function sceneOf(walk: WalkthroughMemory, flows: readonly Flow[], cite: Cite, here: Here = () => []): Scene {
  const atHand = flows.find(({ id }) => id === walk.flow.id)
  const flow = atHand?.version === walk.flow.version ? atHand : walk.flow
  const plan = planOf(flow)
  const folded = fold(plan, walk.events)
  // What was read from the first message was no card.
  const isRead =
    walk.read !== undefined && liveEvents(walk.events).some(({ kind, seq }) => kind === 'answer' && seq === 2)
  const state = isRead ? { ...folded, cards: folded.cards - 1 } : folded
  const isRevised = atHand !== undefined && atHand.version !== flow.version && atHand.version !== walk.declined
  return {
    walk,
    flow,
    plan,
    state,
    step: stepOf(walk, plan, state),
    ...(isRevised ? { revised: atHand } : {}),
    cite,
    here,
  }
}

/** "VM or container for our Postgres" */
export function titleOf({ walk, flow }: Pick<Scene, 'walk' | 'flow'>): string {
  return `${flow.title.replace(/[?!.]+$/, '')}${walk.subject === undefined ? '' : ` for ${walk.subject}`}`
}

function stepOf({ focus }: WalkthroughMemory, plan: Plan, state: Walkthrough): Step {
  const step = nextStep(plan, state)
  if (focus?.kind !== 'question') return step
  const question = plan.flow.questions.find(({ id }) => id === focus.question)
  if (!question) return step
  const number = Math.max(1, state.cards)
  return { kind: 'question', question, among: idsOf(question), number, most: Math.max(number, mostOf(step)) }
}

function mostOf(step: Step): number {
  return step.kind === 'settled' ? 0 : step.most
}

/** The reference of something on the card as it stands now. */
export function refTo({ walk, state }: Scene, what: Deed, of = '', to = ''): string {
  return encodeRef({ kind: 'do', what, of, to, number: walk.number, seq: state.seq })
}

/** The last that was answered came by a form: what it left goes on in the next one. */
export function isFilled({ walk }: Scene): boolean {
  return walk.filled !== undefined && liveEvents(walk.events).at(-1)?.seq === walk.filled
}

/** The reference of something that adds no event: pressed again, it shows the same again. */
export function lookAt({ walk, state }: Scene, what: Deed, of = ''): string {
  return encodeRef({ kind: 'look', what, of, to: '', number: walk.number, seq: state.seq })
}
