import type { Spoken } from '#model/adapter.ts'
import type { Conversation } from '#model/conversation.ts'
import type { Found } from '#model/found.ts'
import type { Finding } from '#model/finding.ts'
import type { Outcome } from '#model/outcome.ts'
import type { Block, Reply } from '#model/reply.ts'
import type { Request } from '#model/request.ts'
import { walk } from './choose.ts'
import { withAnswer } from './feedback/given-answers.ts'
import { readForAll } from './read-for-all.ts'
import { decodeRef } from './refs/refs.ts'
import { replyToFindings } from './reply-to-findings.ts'
import { replyId, say, sentence } from './say.ts'
import { isBareMention } from './text/bare-mention.ts'
import { cleanMessage } from './text/clean-message.ts'
import { plain } from './text/rich-text.ts'
import { tidy } from './text/tidy.ts'
import type { World } from './world.ts'

// "Thoughts?" in the middle of other people's talk. What they said is the question; it is read for this one answer, and none of it
// goes into the memory, the gaps or the findings. The reply quotes its first 80 characters, so that everybody sees what it is about.

/** A platform gives a handful; more would be a channel that nobody pointed at. */
const MOST_READ = 20
const LONGEST_QUOTE = 80

interface Meant {
  readonly text: string
  readonly findings: readonly Finding[]
}

export function answerAround(
  request: Request,
  around: NonNullable<Found['around']>,
  memory: Conversation,
  world: World,
): Outcome {
  if (around.kind === 'not allowed')
    return say(request, memory, sentence('I can only see your mention;', ' paste the question here.'))
  const meant = meantIn(around.messages, memory, world)
  if (!meant) return say(request, memory, sentence('I see no question there;', ' paste it here, or say help.'))
  const about: Block = { kind: 'text', role: 'note', text: [plain(`About: “${quoteOf(meant.text)}”`)] }
  const [finding] = meant.findings
  const begun = finding?.match.kind === 'walkthrough' ? beginWith(request, finding, memory, world) : undefined
  if (begun) return { ...begun, replies: begun.replies.map((reply) => withNote(reply, about)) }
  const { reply, lastTopic } = replyToFindings(meant.findings, world, undefined, request.id)
  const asked = request.kind === 'edited' ? request.message : request.id
  const change = {
    ...(lastTopic ? { lastTopic: { ...lastTopic, voice: {} } } : {}),
    ...withAnswer(memory, meant.findings.map(withoutWords), replyId(request.id), asked),
  }
  return say(request, memory, withNote({ ...reply, blocks: reply.blocks.flatMap(withoutWish) }, about), change)
}

/** The newest that holds what we are sure of; else the newest that we can ask back about; else the newest question. */
function meantIn(messages: readonly Spoken[], memory: Conversation, world: World): Meant | undefined {
  const read = messages
    .slice(-MOST_READ)
    .toReversed()
    .flatMap(({ text }): readonly Meant[] => {
      const said = cleanMessage(text)
      return said === '' || isBareMention(said) ? [] : [{ text: said, findings: readForAll(said, world, memory) }]
    })
  const firstOf = (isWanted: (finding: Finding) => boolean): Meant | undefined =>
    read.find(({ findings }) => findings.some(isWanted))
  return (
    firstOf((one) => one.match.kind === 'walkthrough' || isSurelyAsked(one)) ??
    firstOf(({ match, reading }) => match.kind === 'unsure' && reading.isQuestion) ??
    firstOf(({ reading }) => reading.isQuestion && !UNTOLD.has(reading.intent))
  )
}

/** "Sure, at 12" resembles something, and neither asks nor claims it. */
function isSurelyAsked({ match, reading, claim }: Finding): boolean {
  return match.kind === 'sure' && (reading.isQuestion || reading.intent === 'claim' || claim !== undefined)
}

/** Not ours to answer when it was said to others. */
const UNTOLD: ReadonlySet<Finding['reading']['intent']> = new Set([
  'greeting',
  'thanks',
  'help',
  'insult',
  'injection',
  'wordless',
])

/** A decision is wanted: the card asks for everything itself, since nothing that others said is kept. */
function beginWith(request: Request, finding: Finding, memory: Conversation, world: World): Outcome | undefined {
  const comparison = world.knowledge.comparisons.find(({ id }) => id === finding.comparison)
  return comparison && walk(request, memory, comparison, world, { text: '', voice: {}, subjects: finding.subjects })
}

/** Nobody is called by a quotation. */
function quoteOf(text: string): string {
  return tidy(text.replaceAll(/[@<>“”]/g, ''), LONGEST_QUOTE)
}

function withoutWords(finding: Finding): Finding {
  return { ...finding, reading: { ...finding.reading, text: '' } }
}

/** Below the answer, above its buttons. */
function withNote<T extends Pick<Reply, 'blocks'>>(reply: T, note: Block): T {
  const last = reply.blocks.at(-1)
  const blocks = last?.kind === 'actions' ? [...reply.blocks.slice(0, -1), note, last] : [...reply.blocks, note]
  return { ...reply, blocks }
}

/** "Tell the authors" would keep what others said. */
function withoutWish(block: Block): readonly Block[] {
  if (block.kind !== 'actions') return [block]
  const items = block.items.filter(({ ref }) => decodeRef(ref)?.kind !== 'wish')
  return items.length > 0 ? [{ ...block, items }] : []
}
