import type { Conversation } from '#model/conversation.ts'
import type { Finding } from '#model/finding.ts'
import type { Comparison } from '#model/knowledge.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Request } from '#model/request.ts'
import { answerChoosing } from './answer/answer-choosing.ts'
import type { Said } from './answer/voice.ts'
import { beginWalk, flowFor, isUndecided, triggerIn, walkOf } from './begin-walk.ts'
import { bringDown } from './go-on.ts'
import { readForAll } from './read-for-all.ts'
import { saidIn } from './reply-to-findings.ts'
import { say } from './say.ts'
import { cleanMessage } from './text/clean-message.ts'
import type { World } from './world.ts'

/** A decision is wanted: the walkthrough begins, or its card comes down. Undefined where the comparison has none. */
export function choose(
  request: Request,
  text: string,
  memory: Conversation,
  world: World,
  finding: Finding | undefined,
): Outcome | undefined {
  const { comparisons } = world.knowledge
  const comparison = triggerIn(comparisons, text) ?? comparisons.find(({ id }) => id === finding?.comparison)
  return (
    comparison &&
    walk(request, memory, comparison, world, {
      text,
      voice: finding ? saidIn(finding.reading, memory.lastTopic?.voice) : {},
      subjects: finding?.subjects ?? comparison.subjects.map(({ id }) => id),
    })
  )
}

export function walk(
  request: Request,
  memory: Conversation,
  comparison: Comparison,
  world: World,
  said: { readonly text: string; readonly voice: Said; readonly subjects: readonly string[] },
): Outcome | undefined {
  const scene = walkOf(memory, world.knowledge.comparisons)
  // A command outside a thread opens one of its own, whatever its person has open elsewhere.
  const isElsewhere = request.kind === 'command' && request.place.thread === undefined
  if (isUndecided(scene) && !isElsewhere) return bringDown(request, memory, scene)
  const flow = flowFor(comparison, said.text)
  return flow && beginWalk(request, memory, comparison, flow, { ...said, text: cleanMessage(said.text) })
}

/** The first comparison that has a walkthrough, unless a word names another one. */
export function decide(
  request: Extract<Request, { kind: 'command' }>,
  own: Comparison,
  memory: Conversation,
  world: World,
): Outcome {
  const text = request.args.trim()
  const [finding] = text === '' ? [] : readForAll(text, world, memory)
  const { comparisons } = world.knowledge
  const named = finding?.match.kind === 'none' ? undefined : comparisons.find(({ id }) => id === finding?.comparison)
  const withFlow = [own, ...comparisons].find(({ flows }) => flows.length > 0)
  const comparison = triggerIn(comparisons, text) ?? named ?? withFlow ?? own
  const voice = finding ? saidIn(finding.reading) : {}
  const subjects = comparison.subjects.map(({ id }) => id)
  return (
    walk(request, memory, comparison, world, { text, voice, subjects }) ??
    say(request, memory, answerChoosing(comparison, voice))
  )
}
