import type { Focus, WalkthroughMemory } from '#model/conversation.ts'
import type { Flow } from '#model/flow.ts'
import type { Person } from '#model/request.ts'
import type { WalkthroughAct, WalkthroughEvent } from '#model/walkthrough.ts'
import type { Card } from './question-card.ts'
import type { Scene } from './scene.ts'
import { soFar } from './wording.ts'

/** What one deed of one person changes. */
export interface Move {
  readonly kind: 'move'
  readonly acts: readonly WalkthroughAct[]
  /** What the card shows next; without it the next question. */
  readonly focus?: Focus
  readonly flow?: Flow
  readonly declined?: number
  /** It came by a form. */
  readonly isFilled?: true
  /** Said once on the card. */
  readonly remark?: string
}

/** Nothing changes: only whoever did it is told why. */
export interface Notice {
  readonly kind: 'notice'
  readonly card: Card
}

/** A walkthrough on which nobody acts for so long has paused, without any timer. */
const PAUSE = 72 * 3_600_000
const DAY = 24 * 3_600_000

const GOING_ON: ReadonlySet<WalkthroughAct['kind']> = new Set([
  'answer',
  'unsure',
  'skip',
  'weigh',
  'stress',
  'undo',
  'mode',
  'decide',
])

/** The walkthrough after a move; what paused goes on by it. */
export function moved(scene: Scene, move: Move, actor: Person, at: number): WalkthroughMemory {
  const { focus: _focus, ...walk } = scene.walk
  const wakes = isAsleep(scene, at) || (scene.state.isPaused && move.acts.some(({ kind }) => GOING_ON.has(kind)))
  const isSaid = move.acts.some(({ kind }) => kind === 'resume')
  const acts: readonly WalkthroughAct[] = wakes && !isSaid ? [{ kind: 'resume' }, ...move.acts] : move.acts
  const before = walk.events.at(-1)?.seq ?? 0
  const events = acts.map((act, place): WalkthroughEvent => Object.assign({ seq: before + 1 + place, at, actor }, act))
  return {
    ...walk,
    events: [...walk.events, ...events],
    ...(move.flow ? { flow: move.flow } : {}),
    ...(move.declined === undefined ? {} : { declined: move.declined }),
    ...(move.isFilled ? { filled: before + events.length } : {}),
    ...(move.focus ? { focus: move.focus } : {}),
  }
}

/** What is to be said on the card of a walkthrough that nobody touched for days; undefined where it is not so. */
export function awakening(scene: Scene, at: number): string | undefined {
  if (!isAsleep(scene, at)) return undefined
  const days = Math.floor((at - lastAt(scene)) / DAY)
  const so = soFar(scene)
  return `Picked up again after ${days} days. What stood: ${so === '' ? 'nothing yet' : so}.`
}

function isAsleep(scene: Scene, at: number): boolean {
  return scene.state.decision === undefined && at - lastAt(scene) >= PAUSE
}

function lastAt({ walk }: Scene): number {
  return walk.events.at(-1)?.at ?? 0
}
