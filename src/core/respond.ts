import type { Conversation } from '#model/conversation.ts'
import type { Found } from '#model/found.ts'
import type { Finding } from '#model/finding.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Request } from '#model/request.ts'
import { answerAround } from './answer-around.ts'
import { answerHelp } from './answer/help.ts'
import { answerPicture } from './answer/no-answer.ts'
import { isUndecided, ownedByBeginner, triggerIn, walkOf } from './begin-walk.ts'
import { choose, decide } from './choose.ts'
import { comparedIn, compareOwn, ownComparison } from './compare.ts'
import { withAnswer, withoutMessage } from './feedback/given-answers.ts'
import { editedBeginning, wayBack } from './go-on.ts'
import { hearFirst, hearLast } from './hear-walk.ts'
import { isForUs } from './is-for-us.ts'
import { press } from './press.ts'
import { readForAll } from './read-for-all.ts'
import { replyToFindings } from './reply-to-findings.ts'
import { respondLog } from './respond-log.ts'
import { nothing, replyId, say, sentence } from './say.ts'
import { submit } from './submit.ts'
import { cleanMessage } from './text/clean-message.ts'
import { meansOthers } from './wants.ts'
import type { World } from './world.ts'

export { wants } from './wants.ts'

/**
 * The door for what changes something: one request, what the thread remembers, and the knowledge → what to say and what to
 * keep. Pure and synchronous: the same arguments give the same outcome, ids included, and nothing is written. Never throws
 * on what a person wrote.
 */
export function respond(request: Request, memory: Conversation, world: World, found: Found = {}): Outcome {
  const outcome = respondLog(request, memory, world, found) ?? respondHere(request, memory, world, found)
  return found.settings?.walkthroughs === 'owner' ? ownedByBeginner(outcome, memory) : outcome
}

function respondHere(request: Request, memory: Conversation, world: World, found: Found): Outcome {
  switch (request.kind) {
    case 'question':
      if (found.around && meansOthers(request)) return answerAround(request, found.around, memory, world)
      if (request.hasPicture === true && cleanMessage(request.text) === '') return say(request, memory, answerPicture())
      return asCommand(request, memory, world) ?? answer(request, request.text, memory, world)
    case 'edited':
      return edited(request, memory, world, found)
    case 'deleted':
      return deleted(request, memory)
    case 'command':
      return command(request, memory, world)
    case 'press':
      return press(request, memory, world, (text) => answer(request, text, memory, world))
    case 'submission':
      return submit(request, memory, world)
    case 'feedback':
      return nothing(request, memory)
  }
}

function answer(request: Request, text: string, memory: Conversation, world: World): Outcome {
  const isAside = isOverheard(request)
  if (isAside && (memory.overheard ?? 0) >= MOST_OVERHEARD) return nothing(request, memory)
  const { comparisons } = world.knowledge
  const scene = walkOf(memory, comparisons)
  const comparison = comparisons.find(({ id }) => id === scene?.walk.comparison)
  const first = scene && comparison && hearFirst(request, text, memory, scene, comparison, isAside)
  if (first) return first
  const findings = readForAll(text, world, memory)
  if (isRepeatedInsult(findings, memory) || (isAside && !findings.some(isForUs)))
    return { ...ignored(request, memory, isAside), findings }
  const isWanted = findings[0]?.match.kind === 'walkthrough' || triggerIn(comparisons, text) !== undefined
  const last =
    scene && comparison && !isAside && !isWanted
      ? hearLast(request, text, memory, scene, comparison, findings[0])
      : undefined
  if (last) return { ...last, findings }
  const decided = isWanted ? choose(request, text, memory, world, findings[0]) : undefined
  if (decided) return { ...decided, findings }
  const { reply, lastTopic, records } = replyToFindings(findings, world, memory.lastTopic, request.id)
  const asked = request.kind === 'edited' ? request.message : request.id
  const change = {
    ...(lastTopic ? { lastTopic } : {}),
    wasInsulted: findings[0]?.reading.intent === 'insult',
    ...withAnswer(memory, findings, replyId(request.id), asked),
  }
  const back = isUndecided(scene) && !scene.state.isPaused ? [wayBack(scene)] : []
  return { ...say(request, memory, { ...reply, blocks: [...reply.blocks, ...back] }, change, records), findings }
}

/** After so many messages of people among themselves a thread needs a mention again. */
const MOST_OVERHEARD = 3

function ignored(request: Request, memory: Conversation, isAside: boolean): Outcome {
  return nothing(request, isAside ? { ...memory, overheard: (memory.overheard ?? 0) + 1 } : memory)
}

function edited(
  request: Extract<Request, { kind: 'edited' }>,
  memory: Conversation,
  world: World,
  found: Found,
): Outcome {
  const scene = walkOf(memory, world.knowledge.comparisons)
  if (scene?.walk.begunBy === request.message) return editedBeginning(request, memory, scene)
  const outcome =
    found.around && meansOthers(request)
      ? answerAround(request, found.around, memory, world)
      : answer(request, request.text, memory, world)
  const [first] = outcome.replies
  if (!first) return outcome
  if (first.replaces === undefined || first.replaces !== scene?.walk.card)
    return { ...outcome, replies: [{ ...first, replaces: replyId(request.message) }, ...outcome.replies.slice(1)] }
  // It has become an answer in a walkthrough: the card shows it, and the reply to the message as it was says so.
  const echo = { ...first, ...sentence('Taken as an answer;', ' see the card.'), replaces: replyId(request.message) }
  return { ...outcome, replies: [echo, { ...first, id: replyId(request.id, 2) }] }
}

function deleted(request: Extract<Request, { kind: 'deleted' }>, memory: Conversation): Outcome {
  const kept = withoutMessage(memory, request.message)
  const { walkthrough, ...rest } = kept
  const isBeginning = walkthrough?.begunBy === request.message
  const cards = [replyId(request.message), ...(isBeginning ? [walkthrough.card] : [])]
  return { ...nothing(request, isBeginning ? rest : kept), withdraw: [...new Set(cards)] }
}

function isOverheard(request: Request): boolean {
  return (request.kind === 'question' || request.kind === 'edited') && request.isOverheard === true
}

/** One apology is enough: the next insult without a question gets silence. */
function isRepeatedInsult(findings: readonly Finding[], memory: Conversation): boolean {
  return memory.wasInsulted === true && findings[0]?.reading.intent === 'insult'
}

/** What is overheard is no command, whatever word it begins with. */
function asCommand(request: Request & { kind: 'question' }, memory: Conversation, world: World): Outcome | undefined {
  const compared = isOverheard(request) ? undefined : comparedIn(request.text, world.knowledge)
  return compared === undefined ? undefined : compare(request, compared, memory, world)
}

function compare(request: Request, compared: string, memory: Conversation, world: World): Outcome {
  if (compared !== '') return answer(request, compared, memory, world)
  const own = ownComparison(world.knowledge, memory)
  return own ? say(request, memory, compareOwn(own, world.knowledge)) : nothing(request, memory)
}

function command(request: Extract<Request, { kind: 'command' }>, memory: Conversation, world: World): Outcome {
  const args = request.args.trim()
  const own = ownComparison(world.knowledge, memory)
  switch (request.name) {
    case 'ask':
      return args === '' ? say(request, memory, answerHelp(world.knowledge)) : answer(request, args, memory, world)
    case 'compare':
      return compare(request, args, memory, world)
    case 'decide':
      return own ? decide(request, own, memory, world) : nothing(request, memory)
    case 'help':
      return say(request, memory, answerHelp(world.knowledge))
    case 'decisions':
    case 'gaps':
    case 'settings':
      // The log's own, answered before.
      return nothing(request, memory)
  }
}
