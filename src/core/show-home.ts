import type { Found } from '#model/found.ts'
import type { Block } from '#model/reply.ts'
import type { Place } from '#model/request.ts'
import type { RichText } from '#model/text.ts'
import { answerHelp } from './answer/help.ts'
import { walkOf } from './begin-walk.ts'
import { newestBlocks } from './decisions/card.ts'
import { threadAddress } from './decisions/say-record.ts'
import { isVisibleAt } from './decisions/visible.ts'
import { link, plain, strong } from './text/rich-text.ts'
import { sayDay, utcDay } from './text/utc-day.ts'
import { numberOf } from './walkthrough/question-card.ts'
import { titleOf, type Scene } from './walkthrough/scene.ts'
import type { World } from './world.ts'

/** As many as a person looks over. */
const MOST_SHOWN = 5

/** How to ask, what was decided lately, and what waits for a decision. */
export function showHome(place: Place, world: World, { decisions = [], undecided = [] }: Found): readonly Block[] {
  const { knowledge } = world
  const visible = decisions.filter((one) => isVisibleAt(one, place))
  const walks = undecided.flatMap((conversation) => {
    const scene = walkOf(conversation, knowledge.comparisons)
    const isHere = scene?.walk.place?.platform === place.platform && scene.walk.place.workspace === place.workspace
    return scene && isHere && !scene.state.decision ? [scene] : []
  })
  return [
    ...answerHelp(knowledge).blocks,
    ...(walks.length > 0
      ? [heading('Waiting for a decision'), { kind: 'list' as const, items: walks.slice(0, MOST_SHOWN).map(walkText) }]
      : []),
    ...newestBlocks(visible.slice(0, MOST_SHOWN)),
  ]
}

function heading(text: string): Block {
  return { kind: 'text', role: 'body', text: [strong(text)] }
}

/** "*VM or container for our Postgres* · 2 of at most 5 · 24 Nov 2026" */
function walkText(scene: Scene): RichText {
  const { walk, step, state } = scene
  const title = titleOf(scene)
  const address = walk.place && threadAddress({ place: walk.place })
  const stands = step.kind === 'settled' ? 'all answered' : numberOf(step)
  const touched = sayDay(utcDay(walk.events.at(-1)?.at ?? 0))
  const parts = [stands, ...(state.isPaused ? ['stopped'] : []), touched]
  return [address === undefined ? strong(title) : link(title, address), plain(` · ${parts.join(' · ')}`)]
}
