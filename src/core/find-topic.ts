import type { Conversation, LastTopic } from '#model/conversation.ts'
import type { ClaimFound, Finding, Match, Reading } from '#model/finding.ts'
import type { Comparison } from '#model/knowledge.ts'
import type { Candidate } from '#model/match.ts'
import { enrich } from './enrich.ts'
import { AGAIN, gate } from './gate.ts'
import { scoreTopics, weighReject } from './score-topics.ts'
import type { Mind } from './world.ts'

// Understanding and matching joined: which topic, if any, a reading asks for.
//
//   reading ─► kinds that are not ours ─► what the thread supplies ─► the matcher's scores, moved by what is named ─► three bands

/** A question this near to a phrasing is that phrasing: kinds that are otherwise not ours give way to it. */
export const SAME_PHRASING = 0.86
/** The chance of deserving no answer from which there is none, and up to which an answer is given outright. */
const REJECT = { none: 0.62, sure: 0.43 } as const
/** A criterion whose topics reach this part of the best one's score makes a tie, and a tie is asked back. */
const TIE = 0.85
/** Of the answers given outright below this score, fewer than half are right. */
const LEAST = 0.3
/** From here on it is that phrasing, word for word. */
const THE_PHRASING = 0.999
/** From here on a message and a statement of the knowledge have all telling words in common. */
const WORD_FOR_WORD = 0.95
/** Below this a topic is not even worth naming as the nearest. */
const WORTH_NAMING = 0.02

export function findTopic(reading: Reading, mind: Mind, thread: LastTopic | undefined): Finding {
  const { comparison } = mind
  const leaning = thread && isFollowUp(reading) ? thread : undefined
  const result = mind.matcher.match(enrich(reading, leaning?.subjects))
  const claim = mind.findClaim(reading)
  const known = { reading, comparison, thread: leaning, claim }
  const reject = weighReject(result.reject, known)
  const candidates = scoreTopics(result, reject, known)
  const similarity = result.candidates[0]?.evidence.similarity ?? 0
  const isPhrasing = similarity >= SAME_PHRASING
  const closed = gate(reading, comparison, {
    hasThread: (reading.intent === 'choose' ? thread : leaning) !== undefined,
    topic: leaning?.topic,
    isChoosing: leaning?.isChoosing === true,
    isKnown: isPhrasing || claim !== undefined,
    matched: 1 - result.reject,
  })
  const match =
    closed ??
    (similarity >= THE_PHRASING ? undefined : judged(reading, claim)) ??
    inBands(reject, candidates, comparison, leaning?.topic)
  return {
    comparison: comparison.id,
    reading,
    match: match.kind === 'none' ? { ...match, ...nearest(candidates[0]) } : match,
    subjects: subjectsOf(reading, comparison, thread),
    candidates: candidates.slice(0, 3),
    // Settled without a score and without a thread: it is the name of something here.
    nearness: closed?.kind === 'sure' && !leaning ? 1 : similarity - result.reject,
    ...(claim ? { claim } : {}),
  }
}

/** What an author judged in so many words is answered with that judgement, unless it is a phrasing of another topic. */
function judged({ intent }: Reading, claim: ClaimFound | undefined): Match | undefined {
  if (!claim || claim.similarity < WORD_FOR_WORD) return undefined
  if (intent !== 'claim' && intent !== 'yes-no' && intent !== 'statement') return undefined
  return { kind: 'sure', topic: claim.topic, because: 'a statement that is judged word for word' }
}

/** Leans on what the thread was about: short, or with a pronoun in the subject's place, and of nothing else. */
function isFollowUp({ words, leans, telling, strangers, criteria, isQuestion }: Reading): boolean {
  if (
    isQuestion &&
    words.length <= 6 &&
    /^(?:and|even|with|without|for|on|in|during|after|at|also)\b/.test(words.join(' '))
  )
    return true
  if (AGAIN.test(words.join(' ')) && words.length <= 14) return true
  // "Security-wise?"
  if (words.length <= 3 && criteria.length > 0 && isQuestion) return true
  return strangers.length * 4 <= telling && (leans ? words.length <= 16 : words.length <= 8)
}

/**
 * Three bands. Topics of one criterion answer one another's questions: their scores are added, and only another
 * criterion's topic makes a tie. Of tied topics the thread's own wins.
 */
function inBands(
  reject: number,
  candidates: readonly Candidate[],
  comparison: Comparison,
  before: string | undefined,
): Match {
  const [first, second] = byCriterion(candidates, comparison)
  const best = first?.candidates[0]
  if (!first || !best || reject >= REJECT.none) return { kind: 'none', because: 'nothing is near enough' }
  const isTie = second !== undefined && second.score > first.score * TIE
  if (reject <= REJECT.sure && first.score >= LEAST && !isTie)
    return { kind: 'sure', topic: best.id, because: 'the best score by a margin' }
  const stays = candidates.find((one) => one.id === before && one.score >= best.score * TIE)
  if (stays && reject <= REJECT.sure)
    return { kind: 'sure', topic: stays.id, because: 'a near-tie that the thread decides' }
  const near = candidates.filter((one) => one.score >= best.score / 4).slice(0, 3)
  return {
    kind: 'unsure',
    candidates: near.map((one) => one.id),
    because: isTie ? 'a near-tie' : 'too little speaks for it',
  }
}

interface Group {
  readonly score: number
  readonly candidates: readonly Candidate[]
}

/** The candidates of each criterion, their scores added: the chance that one of them is right; best first. */
function byCriterion(candidates: readonly Candidate[], comparison: Comparison): readonly Group[] {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const criterion = comparison.topics.find((topic) => topic.id === candidate.id)?.criterion ?? candidate.id
    const group = groups.get(criterion) ?? []
    group.push(candidate)
    groups.set(criterion, group)
  }
  return [...groups.values()]
    .map((group) => ({ candidates: group, score: group.reduce((sum, one) => sum + one.score, 0) }))
    .toSorted((a, b) => b.score - a.score)
}

function nearest(candidate: Candidate | undefined): { nearest?: string } {
  return candidate && candidate.score >= WORTH_NAMING ? { nearest: candidate.id } : {}
}

/** Those named; else the side of a named thing; else those of the thread; else all. */
function subjectsOf(reading: Reading, comparison: Comparison, thread: LastTopic | undefined): readonly string[] {
  if (reading.subjects.length > 0) return reading.subjects.map(({ id }) => id)
  const sides = reading.terms.flatMap(({ id }) => comparison.terms.find((term) => term.id === id)?.subject ?? [])
  if (sides.length > 0) return [...new Set(sides)]
  return thread?.subjects ?? comparison.subjects.map(({ id }) => id)
}

/** The topic a thread is on, as far as it belongs to the comparison. */
export function threadOf(memory: Conversation, mind: Mind): LastTopic | undefined {
  return memory.lastTopic?.comparison === mind.comparison.id ? memory.lastTopic : undefined
}
