import type { Conversation, LastTopic } from '#model/conversation.ts'
import type { Found } from '#model/found.ts'
import type { Finding } from '#model/finding.ts'
import type { Comparison } from '#model/knowledge.ts'
import type { NewRecord, Outcome } from '#model/outcome.ts'
import type { Block, Reply } from '#model/reply.ts'
import type { Request } from '#model/request.ts'
import { answerChoosing } from './answer/answer-choosing.ts'
import { answerTopic } from './answer/answer-topic.ts'
import { compareAll } from './answer/compare-table.ts'
import { answerHelp } from './answer/help.ts'
import { answerMore } from './answer/more.ts'
import { answerPicture } from './answer/no-answer.ts'
import { withAnswer, withoutMessage } from './feedback/given-answers.ts'
import { readForAll } from './read-for-all.ts'
import { decodeRef, type Ref } from './refs/refs.ts'
import { replyToFindings, titleOf } from './reply-to-findings.ts'
import { respondLog } from './respond-log.ts'
import { cleanMessage } from './text/clean-message.ts'
import { plain, strong, toPlainText } from './text/rich-text.ts'
import type { World } from './world.ts'

type Change = Partial<Pick<Conversation, 'lastTopic' | 'wasInsulted' | 'answers'>>

export { wants } from './wants.ts'

/**
 * The door for what changes something: one request, what the thread remembers, the knowledge, and what `wants` asked for →
 * what to say and what to keep. Pure and synchronous: the same arguments give the same outcome, ids included, and nothing is
 * written. Never throws on what a person wrote.
 */
export function respond(request: Request, memory: Conversation, world: World, found: Found = {}): Outcome {
  const logged = respondLog(request, memory, world, found)
  if (logged) return logged
  switch (request.kind) {
    case 'question':
      if (request.hasPicture === true && cleanMessage(request.text) === '') return say(request, memory, answerPicture())
      return answer(request, request.text, memory, world)
    case 'edited':
      return replacing(answer(request, request.text, memory, world), replyId(request.message))
    case 'deleted':
      return { ...nothing(request, withoutMessage(memory, request.message)), withdraw: [replyId(request.message)] }
    case 'command':
      return command(request, memory, world)
    case 'press':
      return press(request, memory, world)
    case 'submission':
    case 'feedback':
      return nothing(request, memory)
  }
}

function replyId(request: string): string {
  return `${request}/1`
}

function answer(request: Request, text: string, memory: Conversation, world: World): Outcome {
  const findings = readForAll(text, world, memory)
  if (isRepeatedInsult(findings, memory) || (isOverheard(request) && !findings.some(isAskedAndSure)))
    return { ...nothing(request, memory), findings }
  const { reply, lastTopic, records } = replyToFindings(findings, world, memory.lastTopic, request.id)
  const asked = request.kind === 'edited' ? request.message : request.id
  const change = {
    ...(lastTopic ? { lastTopic } : {}),
    wasInsulted: findings[0]?.reading.intent === 'insult',
    ...withAnswer(memory, findings, replyId(request.id), asked),
  }
  return { ...say(request, memory, reply, change, records), findings }
}

function isOverheard(request: Request): boolean {
  return (request.kind === 'question' || request.kind === 'edited') && request.isOverheard === true
}

/** People who talk to each other are interrupted only by an answer that they asked for. */
function isAskedAndSure({ match, reading }: Finding): boolean {
  return match.kind === 'sure' && reading.isQuestion
}

function replacing(outcome: Outcome, earlier: string): Outcome {
  const [first] = outcome.replies
  return first ? { ...outcome, replies: [{ ...first, replaces: earlier }] } : outcome
}

/** One apology is enough: the next insult without a question gets silence. */
function isRepeatedInsult(findings: readonly Finding[], memory: Conversation): boolean {
  return memory.wasInsulted === true && findings[0]?.reading.intent === 'insult'
}

function command(request: Extract<Request, { kind: 'command' }>, memory: Conversation, world: World): Outcome {
  const args = request.args.trim()
  const [comparison] = world.knowledge.comparisons
  switch (request.name) {
    case 'ask':
      return args === '' ? say(request, memory, answerHelp(world.knowledge)) : answer(request, args, memory, world)
    case 'compare':
      if (args !== '') return answer(request, args, memory, world)
      return comparison ? say(request, memory, compareAll(comparison)) : nothing(request, memory)
    case 'decide':
      return comparison ? say(request, memory, answerChoosing(comparison, {})) : nothing(request, memory)
    case 'help':
      return say(request, memory, answerHelp(world.knowledge))
    case 'decisions':
    case 'gaps':
    case 'settings':
      // The log's own, answered before.
      return nothing(request, memory)
  }
}

function press(request: Extract<Request, { kind: 'press' }>, memory: Conversation, world: World): Outcome {
  const ref = decodeRef(request.ref)
  const outdated = sentence('That button leads nowhere any more.', ' Ask the question again, or say help.')
  if (!ref) return say(request, memory, outdated)
  if (ref.kind === 'wish') {
    const wish: NewRecord = { kind: 'gap', id: ref.gap, gap: 'comparison', text: '', wished: true }
    return say(request, memory, sentence('Noted for the authors.'), {}, [wish])
  }
  const comparison = world.knowledge.comparisons.find((one) => one.id === ref.comparison)
  const drafted = comparison && show(ref, comparison, world, request, memory)
  return drafted ?? say(request, memory, outdated)
}

function show(
  ref: Exclude<Ref, { kind: 'wish' }>,
  comparison: Comparison,
  world: World,
  request: Request,
  memory: Conversation,
): Outcome | undefined {
  switch (ref.kind) {
    case 'choose':
      return say(request, memory, answerChoosing(comparison, memory.lastTopic?.voice ?? {}))
    case 'compare':
      return say(request, memory, compareAll(comparison))
    case 'example': {
      const example = comparison.examples[ref.number]
      return example === undefined ? undefined : answer(request, example, memory, world)
    }
    case 'more': {
      const topic = comparison.topics.find((one) => one.id === ref.topic)
      if (!topic) return undefined
      const blocks = answerMore(topic, ref.focus, comparison)
      return say(request, memory, { audience: 'asker', summary: `More on: ${topic.title}.`, blocks })
    }
    case 'topic': {
      const topic = comparison.topics.find((one) => one.id === ref.topic)
      if (!topic) return undefined
      const said = memory.lastTopic?.voice ?? {}
      const all = comparison.subjects.map(({ id }) => id)
      const subjects = ref.focus.filter((id) => all.includes(id))
      const terms = ref.focus.filter((id) => !all.includes(id))
      const about = subjects.length > 0 ? subjects : all
      const { summary, blocks } = answerTopic({ topic, subjects: about, terms, said, isWhy: false }, comparison)
      const lastTopic: LastTopic = { comparison: comparison.id, topic: topic.id, subjects: about, voice: said }
      return say(request, memory, { summary, blocks, title: titleOf(topic, comparison, said) }, { lastTopic })
    }
  }
}

function sentence(verdict: string, rest = ''): { summary: string; blocks: readonly Block[] } {
  const text = [strong(verdict), ...(rest === '' ? [] : [plain(rest)])]
  return { summary: toPlainText(text), blocks: [{ kind: 'text', role: 'lead', text }] }
}

function say(
  request: Request,
  memory: Conversation,
  reply: Omit<Reply, 'id' | 'audience'> & Partial<Pick<Reply, 'audience'>>,
  change: Change = {},
  records: readonly NewRecord[] = [],
): Outcome {
  return {
    replies: [{ audience: 'thread', ...reply, id: replyId(request.id) }],
    withdraw: [],
    memory: { ...memory, ...change, revision: memory.revision + 1, touchedAt: request.at },
    records,
    findings: [],
  }
}

function nothing(request: Request, memory: Conversation): Outcome {
  return {
    replies: [],
    withdraw: [],
    memory: { ...memory, revision: memory.revision + 1, touchedAt: request.at },
    records: [],
    findings: [],
  }
}
