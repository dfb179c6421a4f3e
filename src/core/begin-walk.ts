import type { Conversation, WalkthroughMemory } from '#model/conversation.ts'
import type { Flow } from '#model/flow.ts'
import type { Comparison } from '#model/knowledge.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Request } from '#model/request.ts'
import type { WalkthroughAct, WalkthroughEvent } from '#model/walkthrough.ts'
import { notesOnOptions } from './answer/house-notes.ts'
import { allSources, sourcesOnCard } from './answer/source-lines.ts'
import type { Said } from './answer/voice.ts'
import { replyId, say } from './say.ts'
import { wordsOf } from './text/words.ts'
import { drawCard } from './walkthrough/draw-card.ts'
import { readAnswers } from './walkthrough/read-answers.ts'
import { type Cite, type Scene, sceneOf, titleOf } from './walkthrough/scene.ts'
import { subjectIn, subjectOf } from './walkthrough/subject.ts'

/** The walkthrough of a thread as it stands; undefined where there is none, or its comparison is gone. */
export function walkOf(memory: Conversation, comparisons: readonly Comparison[]): Scene | undefined {
  const { walkthrough } = memory
  const comparison = comparisons.find(({ id }) => id === walkthrough?.comparison)
  return walkthrough && comparison ? sceneIn(walkthrough, comparison) : undefined
}

export function sceneIn(walk: WalkthroughMemory, comparison: Comparison): Scene {
  const cite: Cite = (sources, isAll) => {
    const passages = [{ text: [], sources, unsourced: [] }]
    return isAll ? allSources(passages, comparison) : sourcesOnCard(passages, comparison)
  }
  return sceneOf(walk, comparison.flows, cite, (options) => notesOnOptions(options, comparison))
}

/** Nobody is asked twice: while a walkthrough is undecided, a thread has no other. */
export function isUndecided(scene: Scene | undefined): scene is Scene {
  return scene !== undefined && scene.state.decision === undefined
}

/** The flow whose triggers have most words in common with what was said; the first where none has. */
export function flowFor({ flows }: Comparison, text: string): Flow | undefined {
  const words = new Set(wordsOf(text))
  const likeness = ({ triggers }: Flow): number =>
    Math.max(0, ...triggers.map((trigger) => wordsOf(trigger).filter((word) => words.has(word)).length))
  return flows.toSorted((one, other) => likeness(other) - likeness(one))[0]
}

/** Whether the message is a trigger, word for word. */
export function triggerIn(comparisons: readonly Comparison[], text: string): Comparison | undefined {
  const said = wordsOf(text).join(' ')
  return comparisons.find(({ flows }) =>
    flows.some(({ triggers }) => triggers.some((trigger) => wordsOf(trigger).join(' ') === said)),
  )
}

/** A walkthrough that the request began may be answered only by whoever began it: the setting of a channel. */
export function ownedByBeginner(outcome: Outcome, before: Conversation): Outcome {
  const { walkthrough } = outcome.memory
  if (!walkthrough || walkthrough.number === before.walkthrough?.number) return outcome
  const events = walkthrough.events.map((event): WalkthroughEvent =>
    event.kind === 'start' ? Object.assign({}, event, { mode: 'owner' as const }) : event,
  )
  return { ...outcome, memory: { ...outcome.memory, walkthrough: { ...walkthrough, events } } }
}

/** The first card. What the message says beyond doubt is answered beforehand, shown with its words, and to be looked over. */
export function beginWalk(
  request: Request,
  memory: Conversation,
  comparison: Comparison,
  flow: Flow,
  said: { readonly text: string; readonly voice: Said; readonly subjects: readonly string[] },
): Outcome {
  const isCommand = request.kind === 'command'
  // A private card opens no thread, and cannot be shared: its buttons belong to one person.
  const isHidden = !isCommand && request.via?.isPrivate === true
  const names = comparison.subjects.flatMap(({ name, short, plural, aliases }) => [name, short, plural, ...aliases])
  const read = readAnswers(flow, said.text, names)
  const subject = isCommand ? subjectOf(said.text) : subjectIn(said.text)
  const acts: readonly WalkthroughAct[] = [
    { kind: 'start', version: flow.version, mode: 'open' },
    ...(read.length > 0
      ? [{ kind: 'answer' as const, answers: Object.fromEntries(read.map((one) => [one.question, [one.answer]])) }]
      : []),
  ]
  const walkthrough: WalkthroughMemory = {
    comparison: comparison.id,
    number: (memory.walkthrough?.number ?? 0) + 1,
    flow,
    ...(subject === undefined ? {} : { subject }),
    place: request.place,
    begunBy: request.id,
    isHidden,
    isRoot: isCommand && request.place.thread === undefined && request.place.audience !== 'direct',
    events: acts.map((act, at): WalkthroughEvent =>
      Object.assign({ seq: at + 1, at: request.at, actor: request.from }, act),
    ),
    card: replyId(request.id),
    ...(read.length > 0 ? { read } : {}),
  }
  const title = titleOf({ walk: walkthrough, flow })
  return say(
    request,
    memory,
    { ...drawCard(sceneIn(walkthrough, comparison)), ...(isHidden ? { audience: 'asker' as const } : { title }) },
    {
      walkthrough,
      lastTopic: { comparison: comparison.id, subjects: said.subjects, voice: said.voice, isChoosing: true },
    },
  )
}
