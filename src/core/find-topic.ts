import type { Conversation, LastTopic } from '#model/conversation.ts'
import type { Finding, Match, Reading } from '#model/finding.ts'
import type { Comparison } from '#model/knowledge.ts'
import type { Candidate, MatchThresholds } from '#model/match.ts'
import { enrich } from './enrich.ts'
import { gate } from './gate.ts'
import { scoreTopics } from './score-topics.ts'
import type { Mind } from './world.ts'

// Understanding and matching joined: which topic, if any, a reading asks for.
//
//   reading ─► kinds that are not ours ─► what the thread supplies ─► the matcher's scores, moved by what is named ─► three bands

/** A question this near to a phrasing is that phrasing: kinds that are otherwise not ours give way to it. */
const SAME_PHRASING = 0.86
/**
 * Sure is what scores so much while no other criterion reaches so much of it: a clear lead makes up for a lower score. The
 * pairs are where, over the phrasings and questions of our own, nine answers in ten were right.
 */
const SURE = [
  { score: 0.3, runnerUp: 0.6 },
  { score: 0.45, runnerUp: 0.8 },
] as const
/** Below this a topic is not even worth naming as the nearest. */
const WORTH_NAMING = 0.02

export function findTopic(reading: Reading, mind: Mind, thread: LastTopic | undefined): Finding {
  const { comparison } = mind
  const leaning = thread && isFollowUp(reading) ? thread : undefined
  const result = mind.matcher.match(enrich(reading, leaning?.subjects))
  const claim = mind.findClaim(reading)
  const candidates = scoreTopics(result.candidates, { reading, comparison, thread: leaning, claim })
  const isPhrasing = (result.candidates[0]?.evidence.similarity ?? 0) >= SAME_PHRASING
  const closed = gate(reading, comparison, {
    hasThread: (reading.intent === 'choose' ? thread : leaning) !== undefined,
    topic: leaning?.topic,
    isChoosing: leaning?.isChoosing === true,
    isKnown: isPhrasing || claim !== undefined,
    matched: result.candidates.reduce((sum, candidate) => sum + candidate.score, 0),
  })
  const match = closed ?? byScore(result.thresholds, candidates, comparison)
  return {
    comparison: comparison.id,
    reading,
    match: match.kind === 'none' ? { ...match, ...nearest(candidates[0]) } : match,
    subjects: subjectsOf(reading, comparison, thread),
    candidates: candidates.slice(0, 3),
    ...(claim ? { claim } : {}),
  }
}

/** Leans on what the thread was about: short, or with a pronoun in the subject's place, and of nothing else. */
function isFollowUp({ words, leans, telling, strangers }: Reading): boolean {
  return strangers.length * 3 <= telling && (leans ? words.length <= 16 : words.length <= 8)
}

/**
 * Three bands. Topics of one criterion answer one another's questions: their scores count together, and only another
 * criterion's topic makes a tie.
 */
function byScore({ none }: MatchThresholds, candidates: readonly Candidate[], comparison: Comparison): Match {
  const groups = byCriterion(candidates, comparison)
  const [first, second] = groups
  const best = first?.candidates[0]
  if (!first || !best || first.score < none) return { kind: 'none', because: 'nothing is near enough' }
  const part = (second?.score ?? 0) / first.score
  if (SURE.some(({ score, runnerUp }) => first.score >= score && part <= runnerUp))
    return { kind: 'sure', topic: best.id, because: 'the best score by a margin' }
  const isTie = part > SURE[1].runnerUp
  const offered = [best, ...groups.slice(1).flatMap((group) => group.candidates[0] ?? []), ...first.candidates.slice(1)]
  const near = offered.filter((one) => one.score >= none / 3).slice(0, 3)
  return {
    kind: 'unsure',
    candidates: near.map((one) => one.id),
    because: isTie ? 'a near-tie' : 'the score lies between the bands',
  }
}

interface Group {
  readonly score: number
  readonly candidates: readonly Candidate[]
}

/** The candidates of each criterion, their scores as the chance that one of them is right; best first. */
function byCriterion(candidates: readonly Candidate[], comparison: Comparison): readonly Group[] {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const criterion = comparison.topics.find((topic) => topic.id === candidate.id)?.criterion ?? candidate.id
    const group = groups.get(criterion) ?? []
    group.push(candidate)
    groups.set(criterion, group)
  }
  return [...groups.values()]
    .map((group) => ({ candidates: group, score: 1 - group.reduce((rest, one) => rest * (1 - one.score), 1) }))
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
