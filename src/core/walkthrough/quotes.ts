import type { Scene } from './scene.ts'
import { liveEvents } from './undo.ts'
import { answerIn, inSentence } from './wording.ts'

/** What was read from the message that began the walkthrough, each with its words, as long as nobody confirmed or changed it. */
export function quotesOf({ walk, flow, state }: Scene): readonly string[] {
  const opening = liveEvents(walk.events).find(({ kind, seq }) => kind === 'answer' && seq === 2)
  if (opening?.kind !== 'answer' || walk.read === undefined || state.cards > 0) return []
  return walk.read.map(({ question, answer, quote }) => {
    const label = inSentence(answerIn(flow, question, answer)?.label ?? answer)
    return label.toLowerCase() === quote.toLowerCase() ? label : `${label} (“${quote}”)`
  })
}
