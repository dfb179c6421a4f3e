import type { LastTopic } from '#model/conversation.ts'
import type { Finding, Reading } from '#model/finding.ts'
import { findTopic } from './find-topic.ts'
import { cleanMessage } from './text/clean-message.ts'
import { looksLikeQuestion, splitQuestions } from './understand/split-questions.ts'
import { understand } from './understand/understand.ts'
import type { Mind } from './world.ts'

/** More questions than these in one message are named as left over. */
export const MOST_ANSWERS = 3

/** A question with so few telling words beside the subjects' names may hang on the sentences around it. */
const THIN = 3

/**
 * One message → what is asked: usually one finding; several where it asks several things that each find their own topic.
 * Context before a question helps to find it, but never becomes a question of its own.
 */
export function readMessage(text: string, mind: Mind, thread: LastTopic | undefined): readonly Finding[] {
  const cleaned = cleanMessage(text)
  const parts = splitQuestions(cleaned)
  const whole = understand(cleaned, mind.lexicon)
  if (parts.length < 2) return [findTopic(whole, mind, thread)]

  const findings = findEach(parts, mind, thread)
  const wanted = findings.find((finding) => finding.match.kind === 'walkthrough')
  if (wanted) return [wanted]
  const asWhole = whole.intent === 'choose' ? findTopic(whole, mind, thread) : undefined
  if (asWhole?.match.kind === 'walkthrough') return [asWhole]
  const questions = findings.filter(({ reading }) => looksLikeQuestion(reading.text) && reading.intent !== 'bare name')
  const isFailing = findings.some(({ reading }) => reading.intent === 'error')
  const sure = questions.filter(({ match, reading }) => match.kind === 'sure' && !(isFailing && isAboutRepair(reading)))
  const distinct = sure.filter((finding, at) => sure.findIndex((other) => sameTopic(other, finding)) === at)
  const [only, ...others] = distinct
  // Of several questions each is answered for itself.
  if (only) return others.length > 0 ? distinct : [withContext(only, whole, findings, mind, thread)]
  const asking = questions.at(-1) ?? findings.at(-1)
  return [findTopic(asking ? inContext(asking.reading, whole, findings) : whole, mind, thread)]
}

/**
 * "Which engine fits?" says too little by itself: the sentences around it tell what is asked. A question that has a name in it
 * stands by itself all the same where the whole is not sure.
 */
function withContext(
  finding: Finding,
  whole: Reading,
  findings: readonly Finding[],
  mind: Mind,
  thread: LastTopic | undefined,
): Finding {
  const { reading } = finding
  const own = reading.telling - reading.subjects.length
  // "Which starts faster, a VM or a container?" says all that there is to say.
  if (own > THIN || (reading.pole && reading.subjects.length > 1)) return finding
  if (whole.telling - whole.subjects.length < own + 3) return finding
  const around = findTopic(inContext(reading, whole, findings), mind, thread)
  const isNameless = reading.subjects.length + reading.terms.length === 0
  return isNameless || around.match.kind === 'sure' ? around : finding
}

/** Each part by itself, the later ones with what the earlier ones found as their thread. */
function findEach(parts: readonly string[], mind: Mind, thread: LastTopic | undefined): readonly Finding[] {
  let context = thread
  return parts.map((part) => {
    const finding = findTopic(understand(part, mind.lexicon), mind, context)
    if (finding.match.kind === 'sure')
      context = { comparison: mind.comparison.id, topic: finding.match.topic, subjects: finding.subjects, voice: {} }
    return finding
  })
}

/** The question decides what kind of message it is; what it is about may stand in the sentences before it. */
function inContext(asking: Reading, whole: Reading, findings: readonly Finding[]): Reading {
  const isTask = findings.some(({ reading }) => reading.intent === 'error' || reading.intent === 'how-to')
  // "VM? Docker?" is one question in two words.
  if (asking.intent === 'bare name' && whole.subjects.length > 1)
    return { ...whole, intent: whole.telling > 3 ? 'choose' : 'difference' }
  const isHarmful = whole.intent === 'injection' || whole.intent === 'insult' || whole.intent === 'foreign'
  const isAsked = asking.intent !== 'statement' && asking.intent !== 'bare name'
  const isFailing = findings.some(({ reading }) => reading.intent === 'error')
  const isRepair = isTask && (!isAsked || asking.subjects.length === 0 || (isFailing && isAboutRepair(asking)))
  const intent = isHarmful || whole.intent === 'choose' ? whole.intent : isRepair ? 'error' : asking.intent
  return { ...whole, intent, isQuestion: asking.isQuestion, leans: asking.leans }
}

/** Beside a report of a failure a question mostly asks for its repair; not so where it compares. */
function isAboutRepair({ subjects, intent }: Reading): boolean {
  return subjects.length < 2 && intent !== 'difference' && intent !== 'better' && intent !== 'definition'
}

function sameTopic(one: Finding, other: Finding): boolean {
  return one.match.kind === 'sure' && other.match.kind === 'sure' && one.match.topic === other.match.topic
}
